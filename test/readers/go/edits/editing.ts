import { expect } from 'vitest';
import type { CodeIntent } from '../../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../../src/model/source.js';
import { edited, path, reader } from '../reading.js';

/** The range of the last place a text stands at. */
export function rangeOf(text: string, part: string): SourceRange {
  const start = text.lastIndexOf(part);
  if (start === -1) throw new Error(`no ${part}`);
  return new LineIndex({ path, text }).range(start, start + part.length);
}

/** What an edit makes of a text; the result has to parse. */
export function edit(text: string, intent: (text: string) => CodeIntent): string | undefined {
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

export const importsOf = (...modules: readonly string[]) =>
  `package main\n\nimport (\n${modules.map((module) => `\t"${module}"\n`).join('')})\n`;

export const aws = 'github.com/aws/aws-sdk-go-v2';
export const runtime = 'github.com/aws/aws-lambda-go';
