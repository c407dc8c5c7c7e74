import { expect, test } from 'vitest';
import { linkLooseHandlers } from '../../src/linker/index.js';
import type { Reach } from '../../src/model/application.js';
import { factsOf } from '../readers/flow/reading.js';
import { Files } from './files.js';

/** What the handler of some files reaches, the first of which holds it. */
async function reachOf(files: Record<string, string>): Promise<Reach> {
  const facts = await Promise.all(Object.entries(files).map(([path, text]) => factsOf(path, text)));
  const [handler] = linkLooseHandlers([Object.keys(files)[0] ?? ''], new Files(...facts)).handlers;
  if (!handler) throw new Error('no handler found');
  return handler.reach;
}

test('a wait knows the calls of its loop, those of helpers in other files too', async () => {
  const { waits } = await reachOf({
    'app.py': [
      'import time',
      'import jobs',
      'def handler(event, context):',
      '    while jobs.state_of(event["id"]) != "DONE":',
      '        time.sleep(5)',
      '    time.sleep(1)',
    ].join('\n'),
    'jobs.py': [
      'import boto3',
      'glue = boto3.client("glue")',
      'def state_of(run):',
      '    return look(run)["JobRun"]["JobRunState"]',
      'def look(run):',
      '    return glue.get_job_run(JobName="nightly", RunId=run)',
    ].join('\n'),
  });
  expect(
    waits.map(({ milliseconds, phase, between }) => [milliseconds, phase, between.map((each) => each.operation)]),
  ).toEqual([
    [5000, 'invocation', ['GetJobRun']],
    [1000, 'invocation', []],
  ]);
});

test('exits, requests and limits are of the start or of an invocation', async () => {
  const reach = await reachOf({
    'app.ts': [
      "import axios from 'axios';",
      'if (!process.env.TABLE) process.exit(1);',
      'const api = axios.create({ timeout: 5000 });',
      "export const handler = async (event) => { if (!event) process.exit(2); return api.get('https://a.example'); };",
    ].join('\n'),
  });
  expect(reach.exits.map(({ code, phase }) => [code, phase])).toEqual([
    [1, 'start'],
    [2, 'invocation'],
  ]);
  expect(reach.requests.map(({ limit, phase }) => [limit, phase])).toEqual([['set', 'invocation']]);
  expect(reach.timeLimits.map(({ milliseconds, phase }) => [milliseconds, phase])).toEqual([[5000, 'start']]);
});

test('a file that is named after the event, by a helper that is handed its name', async () => {
  const { eventFlow, fileRemovals } = await reachOf({
    'app.py': [
      'from files import keep',
      'def handler(event, context):',
      '    keep("fixed.txt")',
      '    keep(event["name"])',
    ].join('\n'),
    'files.py': [
      'import os',
      'def keep(name):',
      '    open(f"/tmp/{name}", "w").close()',
      '    os.remove(f"/tmp/{name}")',
    ].join('\n'),
  });
  expect(eventFlow.fileWrites.map(({ path, fromEvent }) => [path.root, fromEvent])).toEqual([['temporary', true]]);
  expect(fileRemovals.map(({ phase }) => phase)).toEqual(['invocation']);
});

test('what is replayed of a durable handler', async () => {
  const { replays, variations } = await reachOf({
    'app.ts': [
      "import { withDurableExecution } from '@aws/durable-execution-sdk-js';",
      'export const handler = withDurableExecution(async (event, context) => { use(Date.now()); });',
    ].join('\n'),
  });
  expect(replays).toHaveLength(1);
  expect(variations.map(({ kind, phase }) => [kind, phase])).toEqual([['clock', 'invocation']]);
});
