import { expect, test } from 'vitest';
import { linkLooseHandlers } from '../../src/linker/index.js';
import type { Handler } from '../../src/model/application.js';
import { factsOf } from '../readers/flow/reading.js';
import { Files } from './files.js';

/** The handler of some files, the first of which holds it. */
async function handlerOf(files: Record<string, string>): Promise<Handler> {
  const facts = await Promise.all(Object.entries(files).map(([path, text]) => factsOf(path, text)));
  const [handler] = linkLooseHandlers([Object.keys(files)[0] ?? ''], new Files(...facts)).handlers;
  if (!handler) throw new Error('no handler found');
  return handler;
}

const command =
  "import { execSync } from 'node:child_process';\nexport const convert = (size, name) => execSync('convert ' + name);\n";

test('what a helper in another file is handed by the handler', async () => {
  const { reach } = await handlerOf({
    'app.ts':
      "import { convert } from './command';\nexport const handler = async (event) => { for (const { body } of event.Records) convert(10, body); };",
    'command.ts': command,
  });
  expect(reach.eventFlow.sinks.map(({ sink, phase, fromEvent }) => [sink, phase, fromEvent])).toEqual([
    ['command', 'invocation', true],
  ]);
});

test('and nothing when it is handed something else', async () => {
  const { reach } = await handlerOf({
    'app.ts':
      "import { convert } from './command';\nexport const handler = async (event) => { convert(event.size, process.env.NAME); };",
    'command.ts': command,
  });
  expect(reach.eventFlow.sinks.map(({ fromEvent }) => fromEvent)).toEqual([false]);
});

test('by name in Python, through a class', async () => {
  const { reach } = await handlerOf({
    'app.py': [
      'import os',
      'class Store:',
      '    def save(self, size, name):',
      '        os.system("cp " + name)',
      'store = Store()',
      'def handler(event, context):',
      '    store.save(size=1, name=event["name"])',
    ].join('\n'),
  });
  expect(reach.eventFlow.sinks.map(({ sink, fromEvent }) => [sink, fromEvent])).toEqual([['command', true]]);
});

test('fields that helpers read of a record, and what is kept of it', async () => {
  const { reach } = await handlerOf({
    'app.ts': [
      'const seen = new Map();',
      'export const handler = async (event) => event.Records.map((record) => work(record));',
      'const work = (record) => { seen.set(record.messageId, 1); return record.kinesis.data; };',
      'export const other = (settings) => settings.headers.host;',
    ].join('\n'),
  });
  const { reads, stateWrites } = reach.eventFlow;
  expect(reads.map(({ path }) => path.join('.'))).toEqual(['Records', 'messageId', 'kinesis.data']);
  expect(stateWrites.map(({ name, fromEvent }) => [name, fromEvent])).toEqual([['seen', true]]);
});
