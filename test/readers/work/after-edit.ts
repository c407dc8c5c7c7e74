import { expect } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { editsOf, factsOf } from '../flow/reading.js';

/** A text after an intent that is made for a part of it; undefined when it cannot be carried out. What comes out parses. */
export async function after(
  path: string,
  text: string,
  part: string,
  intentAt: (at: SourceRange) => CodeIntent,
): Promise<string | undefined> {
  const lines = new LineIndex({ path, text });
  const start = text.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const edits = await editsOf(path, text, intentAt(lines.range(start, start + part.length)));
  if (!edits) return undefined;
  const result = [...edits]
    .reverse()
    .reduce(
      (changed, { range, text: written }) =>
        changed.slice(0, lines.offset(range.start)) + written + changed.slice(lines.offset(range.end)),
      text,
    );
  expect((await factsOf(path, result)).problems).toEqual([]);
  return result;
}
