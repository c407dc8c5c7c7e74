import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { exercises } from '../../exercises/index.js';
import { exerciseFolders } from '../../scripts/exercise-folders.js';
import type { Exercise } from '../../src/coach/exercises/exercise.js';
import {
  type AnswerOutcome,
  type ExaminationView,
  type ExerciseView,
  methods,
  type ProgressView,
} from '../../src/server/protocol.js';
import { Client } from './client.js';
import { bundledPrograms, type Programs } from './server-under-test.js';

// Each test starts a process.
vi.setConfig({ testTimeout: 30_000 });

const folders = exerciseFolders(join(import.meta.dirname, '../..'));
const { start, solved } = folders.find(({ exercise }) => exercise.id === 'orders-once')!.variants.sam!;
const inFolder = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`training/once/${path}`, text]));

let programs: Programs;
let client: Client;

beforeAll(async () => {
  programs = await bundledPrograms();
}, 60_000);
afterEach(() => client.stop());

test('lists the exercises and gives the files and the task of one', async () => {
  client = await Client.start(programs.server, { files: {} });
  const all: readonly Exercise[] = await client.connection.sendRequest(methods.exercises);
  expect(all.map(({ id }) => id)).toEqual(exercises.map(({ id }) => id));
  const once: ExerciseView = await client.connection.sendRequest(methods.exercise, {
    exercise: 'orders-once',
    variant: 'sam',
  });
  expect(once.start).toEqual(start);
  expect(once.solved).toEqual(solved);
  expect(once.readme).toMatch(/^# Orders once\n\nSAM, about 45 minutes\. Practises: Idempotency, /);
  expect(once.readme).not.toMatch(/Hint 1/);
  expect(once.page.hints).toHaveLength(3);
  for (const none of [
    { exercise: 'orders-twice', variant: 'sam' },
    { exercise: 'clickstream', variant: 'cdk' },
  ])
    expect(await client.connection.sendRequest(methods.exercise, none)).toBeNull();
});

test('asks the questions of an exercise, and one of them again after a week', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'serverless-coach-kept-'));
  const clock = join(kept, 'clock');
  client = await Client.start(programs.server, { files: {}, environment: { SERVERLESS_COACH_CLOCK: clock } });
  const view = (): Promise<ExerciseView> =>
    client.connection.sendRequest(methods.exercise, { exercise: 'orders-once', variant: 'terraform' });
  const { questions, readme } = await view();
  expect(questions.map(({ of, number }) => [of.name, number])).toEqual([
    ['Orders once', 0],
    ['Orders once', 1],
  ]);
  for (const { question } of questions) expect(readme).not.toContain(question.text);
  const answer = (number: number, right: boolean): Promise<AnswerOutcome> => {
    const chosen = questions[number]!.question.answers.findIndex((each) => each.right === right);
    const params = { lesson: 'orders-once', question: number, answer: chosen };
    return client.connection.sendRequest(methods.answer, params);
  };
  expect(await answer(0, true)).toMatchObject({ right: true, againAt: expect.any(Number) });
  expect(await answer(1, false)).toMatchObject({ right: false, againAt: expect.any(Number) });
  const progress = (): Promise<ProgressView> => client.connection.sendRequest(methods.progress);
  const evidence = async () => (await progress()).skills.find(({ id }) => id === 'idempotency')?.evidence;
  expect(await evidence()).toMatchObject([
    { text: 'Question 1 of "Orders once"', detail: 'right at first', weight: 0.2 },
  ]);
  expect((await view()).questions.map(({ history }) => history?.againAt !== undefined)).toEqual([false, true]);
  writeFileSync(clock, String(40 * 24 * 60 * 60 * 1000));
  const later = await view();
  expect(later.at).toBeGreaterThan(later.questions[1]?.history?.againAt ?? Number.POSITIVE_INFINITY);
  const { next, alternatives } = await progress();
  expect([next, ...alternatives].find((step) => step?.candidate.kind === 'answer')).toMatchObject({
    candidate: { id: 'answer orders-once', title: 'A question again: Orders once', refreshes: true },
    exercise: 'orders-once',
  });
  await answer(1, true);
  expect((await evidence())?.map(({ detail }) => detail)).toContain('right when asked again');
  rmSync(kept, { recursive: true, force: true });
});

test('examines the folder of an exercise, and shows what is missing at its place', async () => {
  client = await Client.start(programs.server, { files: inFolder(start) });
  const { passed, checks } = await examine();
  expect(passed).toBe(false);
  const queue = checks.find(({ id }) => id === 'absent dlq.bad.none');
  expect(queue?.title).toBe('Gone: Asynchronous or queue path without a failure target');
  expect(queue?.missing).toEqual([
    {
      text: expect.stringMatching(/^Orders has no dead-letter queue/),
      place: { uri: client.uri('training/once/template.yaml'), range: expect.objectContaining({}) },
    },
  ]);
  expect(
    checks.filter(({ id }) => ['kept', 'repaired', 'rules', 'readable'].includes(id)).every(({ passed }) => passed),
  ).toBe(true);
});

test('passes the solution, whatever the workspace around it configures', async () => {
  const around = { '.serverless-coach.yaml': 'rules:\n  queue-without-dlq: off\nignore: [training/**]\n' };
  client = await Client.start(programs.server, { files: { ...inFolder(solved), ...around } });
  expect(await examine()).toMatchObject({ passed: true });
});

test('takes open documents as they are typed', async () => {
  client = await Client.start(programs.server, { files: inFolder(solved) });
  const template = 'training/once/template.yaml';
  await client.open(template);
  expect(await examine()).toMatchObject({ passed: true });
  await client.change(template, client.text(template).replace('VisibilityTimeout: 360', 'VisibilityTimeout: 30'));
  const { passed, checks } = await examine();
  expect(passed).toBe(false);
  expect(checks.filter((check) => !check.passed).map(({ id }) => id)).toEqual([
    'absent dlq.bad.visibility',
    'present dlq.visibility-6x',
  ]);
});

function examine(): Promise<ExaminationView> {
  const params = { exercise: 'orders-once', variant: 'sam', uri: client.uri('training/once') };
  return client.connection.sendRequest(methods.examine, params);
}
