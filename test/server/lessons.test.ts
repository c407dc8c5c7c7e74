import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnswerOutcome, LessonParams, LessonView } from '../../src/server/protocol.js';
import { Client } from './client.js';
import { bundledPrograms, type Programs } from './server-under-test.js';

// Each test starts a process.
vi.setConfig({ testTimeout: 40_000 });

let programs: Programs;
let client: Client;
let kept = '';

beforeAll(async () => {
  programs = await bundledPrograms();
}, 60_000);
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), 'serverless-coach-kept-'));
});
afterEach(async () => {
  await client.stop();
  rmSync(kept, { recursive: true, force: true });
});

const day = 24 * 60 * 60 * 1000;
const rule = 'queue-without-dlq';

const files = {
  'main.tf': `resource "aws_sqs_queue" "orders" {
  visibility_timeout_seconds = 180
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.process.function_name
}

resource "aws_lambda_function" "process" {
  function_name = "process"
  runtime       = "python3.13"
  handler       = "app.handler"
  timeout       = 30
  role          = var.role
  filename      = "app.zip"
}
`,
};

async function start(): Promise<void> {
  client = await Client.start(programs.server, {
    files,
    initializationOptions: { commands: true, progress: pathToFileURL(join(kept, 'progress.jsonl')).href },
    environment: { SERVERLESS_COACH_CLOCK: join(kept, 'clock') },
  });
}

function lesson(params: LessonParams): Promise<LessonView | null> {
  return client.connection.sendRequest('serverlessCoach/lesson', params);
}

describe('the lesson of a rule', () => {
  test('says what the application is written in, and what repairing the finding would change', async () => {
    await start();
    await client.open('main.tf');
    const found = await client.until('main.tf', (all) => all.some(({ code }) => code === rule), rule);
    const range = found.find(({ code }) => code === rule)?.range;
    if (!range) throw new Error('no finding');
    const view = await lesson({ rule, place: { uri: client.uri('main.tf'), range } });
    expect(view?.setting).toMatchObject({ dialect: 'terraform' });
    expect(view?.finding).toMatchObject({ severity: 'warning', fixable: true });
    expect(view?.change?.rows.map(({ when }) => when)).toContain('Repaired by hand');
  });

  test('speaks of no finding that is not there', async () => {
    await start();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const view = await lesson({ rule, place: { uri: client.uri('main.tf'), range } });
    expect(view).toMatchObject({ setting: {}, answered: [] });
    expect(view).not.toHaveProperty('finding');
    expect(view).not.toHaveProperty('change');
    expect(await lesson({ rule: 'no-such-rule' })).toBeNull();
  });

  test('knows after a week that a question is to be asked again', async () => {
    await start();
    const answer = (question: number) =>
      client.connection.sendRequest<AnswerOutcome>('serverlessCoach/answer', { lesson: rule, question, answer: 0 });
    const { againAt } = await answer(0);
    const before = await lesson({ rule });
    expect(before?.answered).toEqual([{ question: 0, lastAt: (againAt ?? 0) - 7 * day, right: false, againAt }]);
    expect(againAt).toBeGreaterThan(before?.at ?? 0);
    writeFileSync(join(kept, 'clock'), String(7 * day));
    const after = await lesson({ rule });
    expect(after?.at).toBeGreaterThan(againAt ?? 0);
  });
});
