import { describe, expect, test } from 'vitest';
import { applySuppressions, defaultSettings } from '../../src/checker/index.js';
import { at, finding, metadata } from './builders.js';

const rules = [
  metadata('queue-without-dlq'),
  metadata('timeout-left-at-default'),
  metadata('new', { maturity: 'preview' }),
];

function comment(line: number, text: string, lines = 1) {
  const range = { ...at('a.yaml', line), end: { line: line + lines - 1, character: 40 } };
  return { application: 'a.yaml', comment: { range, text } };
}

function apply(findings: Parameters<typeof applySuppressions>[0], ...comments: ReturnType<typeof comment>[]) {
  const result = applySuppressions(findings, comments, rules, defaultSettings);
  return {
    left: result.findings.map(({ rule, range, message }) => `${rule} ${range.start.line} ${message}`),
    reasons: result.suppressed.map(({ finding: { range }, reason }) => `${range.start.line} ${reason}`),
  };
}

const queue = (line: number) => finding('queue-without-dlq', at('a.yaml', line));
const timeout = (line: number) => finding('timeout-left-at-default', at('a.yaml', line));

describe('a comment with a reason', () => {
  const text = ' serverless-coach-ignore queue-without-dlq: drained by hand';

  test.each([
    ['on its own line', 4],
    ['on the line below', 5],
  ])('covers a finding %s', (_, line) => {
    expect(apply([queue(line)], comment(4, text))).toEqual({ left: [], reasons: [`${line} drained by hand`] });
  });

  test('that covers its own line leaves the one below alone', () => {
    expect(apply([queue(4), queue(5)], comment(4, text)).left).toEqual(['queue-without-dlq 5 queue-without-dlq fails']);
  });

  test('covers no other rule, file or line', () => {
    const others = [timeout(4), queue(6), queue(3), finding('queue-without-dlq', at('b.yaml', 4))];
    expect(apply(others, comment(4, text)).left).toHaveLength(5);
  });

  test('reaches over other comments of its kind', () => {
    const result = apply(
      [queue(6), timeout(6)],
      comment(4, text),
      comment(5, 'serverless-coach-ignore timeout-left-at-default: it is quick'),
    );
    expect(result).toEqual({ left: [], reasons: ['6 drained by hand', '6 it is quick'] });
  });

  test('may name several rules', () => {
    const both = comment(4, 'serverless-coach-ignore queue-without-dlq, timeout-left-at-default: a demo');
    expect(apply([queue(5), timeout(5)], both)).toEqual({ left: [], reasons: ['5 a demo', '5 a demo'] });
  });

  test('may stand in a block comment', () => {
    const block = comment(4, '*\n * serverless-coach-ignore queue-without-dlq: a demo\n ', 3);
    expect(apply([queue(7)], block)).toEqual({ left: [], reasons: ['7 a demo'] });
  });
});

describe('a comment is reported', () => {
  test.each([
    [
      'without a reason, though it works',
      'serverless-coach-ignore queue-without-dlq',
      'suppression-without-reason 4 The suppression of queue-without-dlq gives no reason; add one after a colon.',
    ],
    [
      'with an empty reason',
      'serverless-coach-ignore queue-without-dlq: ',
      'suppression-without-reason 4 The suppression of queue-without-dlq gives no reason; add one after a colon.',
    ],
  ])('%s', (_, text, expected) => {
    expect(apply([queue(4)], comment(4, text)).left).toEqual([expected]);
  });

  test.each([
    [
      'serverless-coach-ignore queue-without-dlp: x',
      'There is no rule queue-without-dlp; did you mean queue-without-dlq?',
    ],
    ['serverless-coach-ignore zzzzzz: x', 'There is no rule zzzzzz.'],
    ['serverless-coach-ignore', 'This suppression names no rule; write serverless-coach-ignore <rule>: <reason>.'],
  ])('that names no rule we know: %s', (text, message) => {
    expect(apply([], comment(4, text)).left).toEqual([`suppression-of-unknown-rule 4 ${message}`]);
  });

  test('that suppresses nothing', () => {
    expect(apply([], comment(4, 'serverless-coach-ignore queue-without-dlq: x')).left).toEqual([
      'suppression-unused 4 queue-without-dlq finds nothing here: the suppression can go.',
    ]);
  });

  test('not when its rule did not run', () => {
    expect(apply([], comment(4, 'serverless-coach-ignore new: x')).left).toEqual([]);
  });

  test('not when it only mentions the word', () => {
    expect(apply([], comment(4, 'Use serverless-coach-ignore queue-without-dlp here')).left).toEqual([]);
  });
});
