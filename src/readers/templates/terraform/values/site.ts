import type { Lines } from '../../../documents/document.js';
import type { Head, Written } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';
import type { TerraformFile } from '../file.js';

/** What the names in an expression mean: one module as it is called. */
export interface Scope {
  /** What the first word of a reference means; undefined when nothing is called so. */
  named(name: string): Place | undefined;
  /** A file by a path as an expression has it: from the folder Terraform runs in. Undefined when it cannot be read. */
  fileAt(path: string): TerraformFile | undefined;
}

/** Where an expression stands. */
export interface Site {
  readonly scope: Scope;
  readonly file: Lines;
  /** What is known by a name only here: `each`, `count`, the variables of loops. */
  readonly names: ReadonlyMap<string, Place>;
  /** Everything counts as written here, in place of its own file, which no user has written. */
  readonly at?: Written;
}

/** A text that knows where its pieces stand, so that what it says can be found in a file again. */
export interface TextSource {
  readonly file: Lines;
  readonly at?: Written;
  readonly pieces: readonly SourcePiece[];
}

/** A stretch of a file and what it is in the text: literal text, or whatever an interpolation may be. */
export interface SourcePiece {
  readonly start: number;
  readonly end: number;
  readonly heads: readonly Head[];
  readonly isLiteral: boolean;
}

/** Where the text of a head stands; undefined for text that is put together otherwise. */
export function textSource(head: Head): TextSource | undefined {
  return 'source' in head ? (head.source as TextSource) : undefined;
}

/** The head as text that stands in a file. */
export function withTextSource(head: Head, source: TextSource): Head {
  return head.kind === 'text' ? Object.assign({ ...head }, { source }) : head;
}
