import { describe, expect, test } from 'vitest';
import { shippedCatalogue } from '../../src/cli/catalogue.js';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { journalHead, linesOf } from '../../src/coach/progress/journal.js';
import { folderWith, runIn } from './run-cli.js';

const template = `AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
  Process:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: orders
      Timeout: 10
      MemorySize: 256
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            FunctionResponseTypes: [ReportBatchItemFailures]
`;
const skill = 'retries-and-dlq';
const answered = (at: string, number: number): ProgressEvent => {
  return { kind: 'answer', at: Date.parse(at), skill, question: `queue-without-dlq#${number}`, right: true };
};
const store = journalHead + linesOf([answered('2026-11-02T10:00:00Z', 0), answered('2026-11-20T10:00:00Z', 1)]);

async function report(args: readonly string[] = [], files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ 'template.yaml': template, 'kept/progress.jsonl': store, ...files });
  const { code, stdout, stderr } = await runIn(folder, ['progress', '--format', 'json', ...args], shippedCatalogue);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

const of = (json: Awaited<ReturnType<typeof report>>, id = skill) =>
  json.skills.find((each: { readonly id: string }) => each.id === id);

const answersIn = (json: Awaited<ReturnType<typeof report>>) =>
  of(json).evidence.filter(({ kind }: { readonly kind: string }) => kind === 'answer');

describe('progress', () => {
  test('takes what lies in a folder as found', async () => {
    const json = await report();
    expect(json).toMatchObject({ version: 1, model: 2, target: null });
    expect(of(json).against).toMatchObject([
      { kind: 'open-finding', weight: 0.5, ageDays: 0, place: { file: 'template.yaml', line: 4 } },
    ]);
    const found = of(json, 'function-design').evidence;
    expect(found.map(({ detail }: { readonly detail: string }) => detail)).toEqual(['found here']);
    expect(json.next).toMatchObject({ rule: 'queue-without-dlq', reason: 'open warning' });
    expect(json.cells).toHaveLength(20);
  });

  test('adds what was recorded, as of a day', async () => {
    const json = await report(['--store', 'kept/progress.jsonl', '--now', '2026-11-03']);
    expect(json.at).toBe('2026-11-03T23:59:59.999Z');
    expect(answersIn(json)).toMatchObject([{ kind: 'answer', detail: 'right at first', ageDays: 1 }]);
    const later = await report(['--store', 'kept/progress.jsonl', '--now', '2026-12-02T10:00:00Z']);
    expect(answersIn(later)).toMatchObject([
      { counts: expect.closeTo(0.15, 1), ageDays: 12 },
      { fading: 0.5, ageDays: 30 },
    ]);
  });

  test('says what the next step adds to a role and level', async () => {
    const json = await report(['--role', 'cloud-engineer', '--level', 'middle']);
    expect(json.target).toEqual({ role: 'cloud-engineer', level: 'middle' });
    expect(json.next.reason).toContain('for Middle');
    expect(json.alternatives).toHaveLength(2);
    const cell = json.cells.find(
      (each: { readonly role: string; readonly level: string }) =>
        each.role === 'cloud-engineer' && each.level === 'lead',
    );
    expect(cell).toMatchObject({
      mandatory: true,
      met: 0,
      expected: 7,
      unseen: expect.arrayContaining(['architecture reviews']),
    });
  });

  test('leaves exercises out', async () => {
    const marker = '{"exercise":"orders-once","variant":"sam"}';
    const json = await report([], { '.serverless-coach-exercise.json': marker });
    expect(
      json.skills.flatMap(({ evidence, against }: { readonly evidence: []; readonly against: [] }) => [
        ...evidence,
        ...against,
      ]),
    ).toEqual([]);
    expect(json.next?.rule ?? null).toBeNull();
  });

  test('is a report for people otherwise', async () => {
    const folder = folderWith({ 'template.yaml': template });
    const { stdout } = await runIn(folder, ['progress', '--now', '2026-11-21'], shippedCatalogue);
    expect(stdout).toContain('# Skills as they show here\n\nAs of 2026-11-21, model version 2.');
    expect(stdout).toMatch(/\| Keep it reliable \| Retries and dead letters \| 0 little evidence \|/);
    expect(stdout).toMatch(/- −0\.50 Queue without a dead-letter queue, `template\.yaml:4`, open warning, 2026-11-21/);
    expect(stdout).toContain('| Cloud Engineer | Junior |');
  });

  test('lists what was set aside', async () => {
    const store = [
      { format: 'serverless-coach-progress', version: 1 },
      { kind: 'step-set-aside', at: 0, step: 'exercise webhook-relay' },
      { kind: 'step-set-aside', at: 0, step: 'exercise nightly-report', until: Date.UTC(2026, 10, 28) },
    ];
    const record = store.map((line) => `${JSON.stringify(line)}\n`).join('');
    const folder = folderWith({ 'template.yaml': template, 'progress.jsonl': record });
    const args = ['progress', '--now', '2026-11-21', '--store', 'progress.jsonl'];
    const { stdout } = await runIn(folder, args, shippedCatalogue);
    expect(stdout).toContain(
      '## Set aside\n\n- Exercise: Nightly report: until 2026-11-28\n- Exercise: Webhook relay: for good\n',
    );
    const json = JSON.parse((await runIn(folder, [...args, '--format', 'json'], shippedCatalogue)).stdout);
    expect(json.setAside).toEqual([
      {
        ...{ id: 'exercise nightly-report', title: 'Exercise: Nightly report', why: 'snoozed' },
        until: '2026-11-28T00:00:00.000Z',
      },
      { id: 'exercise webhook-relay', title: 'Exercise: Webhook relay', why: 'skipped', until: null },
    ]);
  });

  test.each<readonly [readonly string[], string]>([
    [['--format', 'html'], '--format is "html"; use json or markdown.'],
    [['--now', 'soon'], '--now is "soon"; use a date such as 2026-11-21.'],
    [['--role', 'cloud-engineer'], '--role and --level are given together.'],
    [['--role', 'cook', '--level', 'middle'], '--role is "cook"; use '],
    [['--role', 'cloud-engineer', '--level', 'chief'], '--level is "chief"; use '],
    [['--store', 'none.jsonl'], 'There is no file none.jsonl.'],
    [['--store', 'template.yaml'], 'The file template.yaml is not a record of progress.'],
    [['--store', 'later.jsonl'], 'The file later.jsonl was written by a later version.'],
    [['nowhere'], 'There is no file or folder nowhere.'],
    [['template.yaml'], 'template.yaml is a file; progress looks at a folder.'],
    [['a', 'b'], 'progress looks at one folder.'],
    [['--stoer', 'x'], 'progress has no option --stoer; did you mean --store?'],
  ])('refuses %j', async (args, message) => {
    const later = '{"format":"serverless-coach-progress","version":9}\n';
    const folder = folderWith({ 'template.yaml': template, 'later.jsonl': later });
    const { code, stdout, stderr } = await runIn(folder, ['progress', ...args], shippedCatalogue);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
