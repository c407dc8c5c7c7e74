import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exerciseFolders } from '../../scripts/exercise-folders.js';
import {
  isInExercise,
  exerciseFolders as markedFolders,
  markerText,
  readMarker,
} from '../../src/coach/exercises/marker.js';
import { examined, failedChecks } from './examine.js';

const folders = exerciseFolders(join(import.meta.dirname, '../..'));
const { exercise, variants } = folders.find((each) => each.exercise.id === 'orders-once')!;
const { start, solved, mutants } = variants.sam!;

describe('what does not pass for a repair', () => {
  test('suppressing a finding', async () => {
    const template = mutants['dlq.redrive']!['template.yaml']!.replace(
      '  Orders:\n',
      '  # serverless-coach-ignore queue-without-dlq: we look every morning\n  Orders:\n',
    );
    expect(await missing('repaired', { 'template.yaml': template })).toEqual([
      'A comment suppresses queue-without-dlq here. The exercise asks for the repair: take the comment out. (template.yaml:7)',
    ]);
  });

  test('switching a rule off', async () => {
    const configuration = 'rules:\n  queue-without-dlq: off\n  runtime-deprecated: off\n';
    expect(await missing('rules', { '.serverless-coach.yaml': configuration })).toEqual([
      'The configuration of the exercise switches queue-without-dlq off: take that out.',
    ]);
  });

  test('leaving files out', async () => {
    expect(await missing('rules', { '.serverless-coach.yaml': 'ignore: [src/**]\n' })).toEqual([
      'The configuration of the exercise leaves src/** out: every file has to be read.',
    ]);
  });

  test('taking the trigger away', async () => {
    const template = solved['template.yaml']!.replace(/ {6}Events:[\s\S]*?MaximumConcurrency: 5\n/, '');
    expect(await missing('kept', { 'template.yaml': template })).toEqual([
      'The start has "queue Orders starts ChargeOrders" (template.yaml, line 55), and it is gone. Taking it away does not repair it: bring it back. (template.yaml:1)',
    ]);
  });

  test('taking a table away', async () => {
    const template = solved['template.yaml']!.replaceAll(/\bLedger\b/g, 'Accounts');
    expect(await missing('kept', { 'template.yaml': template })).toEqual([
      'The start has "table Ledger" (template.yaml, line 11), and it is gone. Taking it away does not repair it: bring it back. (template.yaml:1)',
    ]);
  });

  test('no longer charging', async () => {
    const code = solved['src/charge-orders.ts']!.replace('await charge(order)', "'none'");
    expect(await missing('kept', { 'src/charge-orders.ts': code })).toEqual([
      'The start has "calls another service over HTTP" (src/payments.ts, line 5), and it is gone. Taking it away does not repair it: bring it back. (template.yaml:1)',
      'No handler runs charge any more, as the start does. Bring it back. (template.yaml:1)',
    ]);
  });

  test('no longer running what the exercise names, in a language that spells it differently', async () => {
    const report = folders.find((each) => each.exercise.id === 'nightly-report')!;
    const { start, solved } = report.variants.sam!;
    const code = solved['src/sales_report.py']!.replace('report_of(event["sums"])', 'str(event["sums"])');
    const { checks } = await examined(report.exercise, start, { ...solved, 'src/sales_report.py': code });
    expect(checks.find(({ id }) => id === 'kept')?.missing.map(({ text }) => text)).toEqual([
      'No handler runs reportOf any more, as the start does. Bring it back.',
    ]);
  });

  test.each([
    ['that is not there', '', 'There is no cost.md yet.'],
    [
      'without its table',
      '# Costs\n\nNext to nothing: S3 and the log.\n',
      'cost.md has no table with the columns calls, memory, time, processor, GB-seconds and dollars.',
    ],
  ])('an estimate %s', async (_, text, said) => {
    const bill = folders.find((each) => each.exercise.id === 'bill-shock')!;
    const { start, solved } = bill.variants.sam!;
    const { checks } = await examined(bill.exercise, start, { ...solved, 'cost.md': text });
    expect(checks.find(({ id }) => id === 'estimate')?.missing.map(({ text }) => text)).toEqual([said]);
  });

  test('a template that cannot be read', async () => {
    const template = `${solved['template.yaml']}\nOutputs: [\n`;
    const [first] = await missing('readable', { 'template.yaml': template });
    expect(first).toMatch(/^template\.yaml cannot be understood: /);
  });

  test('an empty folder', async () => {
    expect(await failedChecks(exercise, start, {})).toContain('readable');
  });

  test('declarations that are taken in from elsewhere', async () => {
    const template = solved['template.yaml']!.replace(
      'Resources:\n',
      "Resources:\n  'Fn::Transform':\n    Name: AWS::Include\n    Parameters:\n      Location: s3://halm/more.yaml\n",
    );
    expect((await missing('readable', { 'template.yaml': template }))[0]).toMatch(/takes in parts that cannot be read/);
  });
});

describe('what does', () => {
  test('other names for what was added, and further files', async () => {
    const template = solved['template.yaml']!.replaceAll('OrdersDeadLetters', 'FailedOrders');
    const files = { ...solved, 'template.yaml': template, 'docs/decisions.md': '# Why\n' };
    expect(await failedChecks(exercise, start, files)).toEqual([]);
  });

  test('a suppression of something the exercise does not ask for', async () => {
    const code = solved['src/payments.ts']!.replace(
      'timeout(5_000)',
      'timeout(5_000) // serverless-coach-ignore memory-size-not-measured: measured',
    );
    expect(await failedChecks(exercise, start, { ...solved, 'src/payments.ts': code })).toEqual([]);
  });
});

describe('the marker of an exercise', () => {
  test('is read as it was written', () => {
    const marker = { exercise: 'orders-once', variant: 'sam', hints: 2, revealed: true, passed: false } as const;
    expect(readMarker(markerText(marker))).toEqual(marker);
  });

  test('counts as new where it says nothing, and is none where it is damaged', () => {
    expect(readMarker('{"exercise":"orders-once","variant":"cdk","hints":99}')).toEqual({
      exercise: 'orders-once',
      variant: 'cdk',
      hints: 3,
      revealed: false,
      passed: false,
    });
    for (const text of [
      '',
      'null',
      '[]',
      '{"exercise":"orders-once"}',
      '{"exercise":1,"variant":"sam"}',
      '{"exercise":"x","variant":"toString"}',
    ])
      expect(readMarker(text)).toBeUndefined();
  });

  test('takes its folder out of what counts', () => {
    const folders = markedFolders([
      'template.yaml',
      'training/once/.serverless-coach-exercise.json',
      'training/once/app.ts',
    ]);
    expect(folders).toEqual(['training/once']);
    expect(isInExercise('training/once/src/app.ts', folders)).toBe(true);
    expect(isInExercise('training/once-more/app.ts', folders)).toBe(false);
    expect(isInExercise('any.ts', markedFolders(['.serverless-coach-exercise.json']))).toBe(true);
  });
});

/** What one check says is missing in the solution with some files changed, with the place. */
async function missing(check: string, changed: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { checks } = await examined(exercise, start, { ...solved, ...changed });
  const outcome = checks.find(({ id }) => id === check);
  return (outcome?.missing ?? []).map(({ text, place }) =>
    place ? `${text} (${place.file}:${place.start.line + 1})` : text,
  );
}
