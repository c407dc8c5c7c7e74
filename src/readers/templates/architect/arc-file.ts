import type { SuppressionComment } from '../../../model/code.js';
import type { SyntaxProblem } from '../../../model/source.js';
import type { Lines } from '../../documents/document.js';

/** A manifest or a function's configuration, whichever way it is written. Plain data. */
export interface ArcFile extends Lines {
  /** `manifest` begins an application; `config` is the configuration of one function. */
  readonly part: 'manifest' | 'config';
  readonly sections: readonly ArcSection[];
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
}

/** What stands under a pragma: `@http`. */
export interface ArcSection extends ArcWord {
  readonly items: readonly ArcItem[];
}

/** One line and what is indented below it. */
export interface ArcItem {
  readonly words: readonly ArcWord[];
  readonly inner: readonly ArcItem[];
}

/** A word and its place, offsets in UTF-16 units. */
export interface ArcWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A file by its workspace-relative path; undefined when there is none. */
export type ArcSource = (path: string) => ArcFile | undefined;

/** All items of the sections of this name, without the `@`. */
export function itemsOf(file: ArcFile, name: string): readonly ArcItem[] {
  return file.sections.filter(({ text }) => text === name).flatMap(({ items }) => items);
}

/** The words behind the first item that begins with this word: on its line or below it. */
export function valuesOf(items: readonly ArcItem[], name: string): readonly ArcWord[] {
  const item = items.find(({ words }) => words[0]?.text === name);
  return item ? [...item.words.slice(1), ...item.inner.flatMap(({ words }) => words)] : [];
}
