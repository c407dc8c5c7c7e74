import { expect } from 'vitest';
import type { CodeIntent } from '../../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../../src/model/source.js';
import { dedent, edited, path, reader } from '../reading.js';

/** The range of the first place a text stands at. */
export function rangeOf(text: string, part: string): SourceRange {
  const start = text.indexOf(part);
  return new LineIndex({ path, text }).range(start, start + part.length);
}

/** What an edit makes of a text; the result has to parse, and doing it again must not break it. */
export function edit(before: string, intent: (text: string) => CodeIntent): string | undefined {
  const text = dedent(before);
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

export const handlerOf = (text: string): SourceRange => {
  const found = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
  if (!found) throw new Error('no handler');
  return found.range;
};
