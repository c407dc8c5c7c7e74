import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LessonView, methods, type SkillLessonView, type TourStop } from '../../src/server/protocol.js';
import { Client } from './client.js';
import { bundledPrograms, type Programs } from './server-under-test.js';

// Each test starts a process.
vi.setConfig({ testTimeout: 20_000 });

let programs: Programs;
let client: Client;

beforeAll(async () => {
  programs = await bundledPrograms();
}, 60_000);
afterEach(() => client.stop());

const mapping = (queue: string) =>
  `        ${queue}: { Type: SQS, Properties: { Queue: !GetAtt ${queue}.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }\n`;
const queues = (names: readonly string[], properties: string) =>
  names.map((name) => `  ${name}: { Type: AWS::SQS::Queue${properties} }\n`).join('');

/** `lost` queues have no dead-letter queue, `safe` ones do. */
function template(lost: readonly string[], safe: readonly string[]): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Process:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: orders
      Timeout: 5
      Events:
${[...lost, ...safe].map(mapping).join('')}${queues(lost, ', Properties: { VisibilityTimeout: 60 }')}${queues(
  safe,
  ', Properties: { VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: !GetAtt Failures.Arn, maxReceiveCount: 5 } }',
)}  Failures: { Type: AWS::SQS::Queue }
`;
}

async function open(lost: readonly string[], safe: readonly string[]): Promise<void> {
  client = await Client.start(programs.server, { files: { 'template.yaml': template(lost, safe) } });
  await client.open('template.yaml');
}

const lessonOf = (skill: string): Promise<SkillLessonView | null> =>
  client.connection.sendRequest(methods.skillLesson, { skill });
const tourOf = (skill: string): Promise<readonly TourStop[]> => client.connection.sendRequest(methods.tour, { skill });

describe('the lesson of a skill', () => {
  test('shows what holds and what does not in the files that were read', async () => {
    await open(['Orders'], ['Payments']);
    const lesson = await lessonOf('retries-and-dlq');
    expect(lesson?.name).toBe('Retries and dead letters');
    const redrive = lesson?.shows.find(({ id }) => id === 'dlq.redrive');
    expect(redrive?.seen).toMatchObject([{ path: 'template.yaml', name: 'Payments' }]);
    const none = lesson?.against.find(({ id }) => id === 'dlq.bad.none');
    expect(none?.open).toMatchObject([{ path: 'template.yaml', name: 'Orders' }]);
  });

  test('asks questions of its rules, and records the answers as theirs', async () => {
    await open([], []);
    const lesson = await lessonOf('retries-and-dlq');
    expect(lesson?.questions).toHaveLength(3);
    expect(lesson?.minutes).toBeGreaterThan(1);
    const asked = lesson?.questions[1];
    if (!asked) throw new Error('no question');
    const right = asked.question.answers.findIndex((answer) => answer.right);
    await client.connection.sendRequest(methods.answer, {
      lesson: asked.of.id,
      question: asked.number,
      answer: right,
    });
    const view: LessonView = await client.connection.sendRequest(methods.lesson, { rule: asked.of.id });
    expect(view.answered).toMatchObject([{ question: asked.number, right: true }]);
    const next = await lessonOf('retries-and-dlq');
    expect(next?.questions.map(({ question }) => question.text)).not.toContain(asked.question.text);
    expect(next?.questions).toHaveLength(3);
  });

  test('is null for a skill that nobody knows', async () => {
    await open([], []);
    expect(await lessonOf('cooking')).toBeNull();
  });
});

describe('a tour', () => {
  test('goes to what fails first, each with a sentence', async () => {
    await open(['Orders'], ['Payments']);
    const stops = await tourOf('retries-and-dlq');
    expect(stops[0]).toMatchObject({ verdict: 'fails', rule: 'queue-without-dlq', place: { name: 'Orders' } });
    expect(stops[0]?.text).toContain('Orders');
    const verdicts = stops.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(verdicts.toSorted());
    expect(verdicts).toContain('holds');
    for (const { text } of stops) expect(text).toMatch(/^[^\n]+[.?!]$/);
  });

  test('has twenty stops at most, and some of them show how it is done well', async () => {
    await open(
      Array.from({ length: 30 }, (_, at) => `Lost${at}`),
      Array.from({ length: 9 }, (_, at) => `Safe${at}`),
    );
    const stops = await tourOf('retries-and-dlq');
    expect(stops).toHaveLength(20);
    expect(stops.filter(({ verdict }) => verdict === 'holds')).toHaveLength(5);
    expect(new Set(stops.filter(({ verdict }) => verdict === 'holds').map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  test('is empty where nothing shows the skill', async () => {
    await open([], []);
    expect(await tourOf('edge-compute')).toEqual([]);
  });
});
