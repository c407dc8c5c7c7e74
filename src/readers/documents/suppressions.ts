import type { SuppressionComment } from '../../model/code.js';
import type { SourceFile } from '../../model/source.js';
import { type Lines, rangeIn } from './document.js';

/** The comments that ask for findings to be left out, whole, without `#` or `//`. */
export function suppressionsIn({ text }: SourceFile, place: Lines): readonly SuppressionComment[] {
  if (!text.includes('serverless-coach-ignore')) return [];
  return [...text.matchAll(/(?:#+|\/\/+)[ \t]*(serverless-coach-ignore[^\r\n]*)/g)].map((match) => ({
    range: rangeIn(place, match.index, match.index + match[0].trimEnd().length),
    text: (match[1] ?? '').trimEnd(),
  }));
}
