import { expect } from 'vitest';
import type { CodeIntent } from '../../../../src/model/intent.js';
import type { SourceRange } from '../../../../src/model/source.js';
import { dedent, edited, path, reader } from '../reading.js';

/** What an edit makes of a text; the result has to parse. */
export function edit(before: string, intent: (text: string) => CodeIntent): string | undefined {
  const text = dedent(before);
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

/** What an edit makes of a text, as the expected text is written. */
export function expectEdit(before: string, intent: (text: string) => CodeIntent, after: string): void {
  expect(edit(before, intent)).toBe(dedent(after));
}

export const handlerOf = (text: string): SourceRange => {
  const found = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
  if (!found) throw new Error('no handler');
  return found.range;
};
