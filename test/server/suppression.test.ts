import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { suppressionComment } from '../../src/server/suppression.js';
import { readEndings } from '../../src/workspace/endings.js';

function commentIn(file: string, text = 'a:\n  b: c\n'): string | undefined {
  const place = { line: 1, character: 2 };
  const finding = { rule: 'queue-without-dlq', range: { file, start: place, end: place } } as Finding;
  return suppressionComment(finding, text)?.before;
}

test.each([
  ['a.ts', '  // serverless-coach-ignore queue-without-dlq: '],
  ['A.java', '  // serverless-coach-ignore queue-without-dlq: '],
  ['main.go', '  // serverless-coach-ignore queue-without-dlq: '],
  ['A.cs', '  // serverless-coach-ignore queue-without-dlq: '],
  ['a.py', '  # serverless-coach-ignore queue-without-dlq: '],
  ['main.tf', '  # serverless-coach-ignore queue-without-dlq: '],
  ['app.arc', '  # serverless-coach-ignore queue-without-dlq: '],
  ['a.template', '  # serverless-coach-ignore queue-without-dlq: '],
])('a comment in %s', (file, comment) => expect(commentIn(file)).toBe(comment));

test('JSON has no comments', () => {
  expect(commentIn('a.json')).toBeUndefined();
  expect(commentIn('a.template', '{\n  "a": 1\n}')).toBeUndefined();
});

test('every other file that is read has them', () => {
  expect(readEndings.filter((ending) => commentIn(`a.${ending}`) === undefined)).toEqual(['json']);
});
