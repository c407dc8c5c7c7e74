import { expect } from 'vitest';
import type { CodeIntent } from '../../../../src/model/intent.js';
import {
  comparePositions,
  LineIndex,
  type SourceFile,
  type SourceRange,
  type TextEdit,
} from '../../../../src/model/source.js';
import { editTypeScript } from '../../../../src/readers/code/typescript/edits/index.js';
import { parseTypeScript } from '../../../../src/readers/code/typescript/parse.js';

type WithoutPlace<Intent> = Intent extends unknown ? Omit<Intent, 'at'> : never;

/** An intent whose place is marked in the text. */
export type MarkedIntent = WithoutPlace<CodeIntent>;

/**
 * The text after an edit at the place between `«` and `»`, or undefined when the intent is refused. Fails the test when the
 * edits are not in order, leave the text, or leave text that does not parse.
 */
export function edited(marked: string, intent: MarkedIntent, path = 'handler.ts'): string | undefined {
  const { source, at } = unmarked(marked, path);
  const edits = editTypeScript(source, { ...intent, at } as CodeIntent);
  if (!edits) return undefined;
  expectOrdered(source, edits);
  const text = applied(source, edits);
  expect(parseTypeScript({ path, text }).problems, text).toEqual([]);
  return text;
}

export function unmarked(marked: string, path: string): { readonly source: SourceFile; readonly at: SourceRange } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`No place is marked in: ${marked}`);
  const source = { path, text: marked.replace('«', '').replace('»', '') };
  return { source, at: new LineIndex(source).range(start, end) };
}

/** Edits must lie in the text, in order, and must not touch each other. */
export function expectOrdered(source: SourceFile, edits: readonly TextEdit[]): void {
  const lines = new LineIndex(source);
  let last = -1;
  for (const { range } of edits) {
    expect(range.file).toBe(source.path);
    expect(comparePositions(range.start, range.end)).toBeLessThanOrEqual(0);
    expect(lines.offset(range.start)).toBeGreaterThan(last);
    expect(lines.position(lines.offset(range.end))).toEqual(range.end);
    last = lines.offset(range.end);
  }
}

export function applied(source: SourceFile, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(source);
  return edits.reduceRight((text, { range, text: replacement }) => {
    return text.slice(0, lines.offset(range.start)) + replacement + text.slice(lines.offset(range.end));
  }, source.text);
}
