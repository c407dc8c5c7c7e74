import type { SourceRange } from '../../model/source.js';
import { rangeIn } from '../documents/document.js';
import type { Placed, Program } from '../syntax/program.js';
import type { Site } from './data.js';
import type { Scope } from './scope.js';

/** Where a node of a program is written. */
export function siteOf({ start, end }: Placed, { program }: { readonly program: Program } | Scope): Site {
  return { file: program, start, end };
}

export function rangeOf({ file, start, end }: Site): SourceRange {
  return rangeIn(file, start, end);
}

export function isSameSite(a: Site, b: Site): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
