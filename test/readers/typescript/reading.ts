import type { CodeFacts } from '../../../src/model/code.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { parseTypeScript } from '../../../src/readers/code/typescript/parse.js';
import { extractFacts } from '../../../src/readers/code/typescript/read.js';

/** The facts of a text, without the net that keeps the reader from throwing: a test has to see what breaks. */
export function read(text: string, path = 'src/app.ts'): CodeFacts {
  return extractFacts(parseTypeScript({ path, text }));
}

/** The text that a range covers. */
export function textAt(text: string, range: SourceRange): string {
  const lines = new LineIndex({ path: range.file, text });
  return text.slice(lines.offset(range.start), lines.offset(range.end));
}
