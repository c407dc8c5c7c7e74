import type { SuppressionComment } from '../../model/code.js';
import type { SourceRange, SyntaxProblem } from '../../model/source.js';
import type { ListNode, MapNode } from './nodes.js';

/** A YAML or JSON file as a tree, before anything in it is worked out. Plain data. */
export interface Document extends Lines {
  /** Undefined when nothing of the file can be read. */
  readonly root: MapNode | undefined;
  /** The list a file holds that is no map. */
  readonly list?: ListNode;
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
}

/** What turns offsets of a file into positions. */
export interface Lines {
  readonly path: string;
  /** Where each line starts, as an offset in UTF-16 units, and the text's length behind the last. */
  readonly lineStarts: readonly number[];
}

/** The offsets at which lines start, with the text's length behind the last. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}

/** Offsets of one file as a range. */
export function rangeIn(file: Lines, start: number, end: number): SourceRange {
  return {
    file: file.path,
    start: positionIn(file.lineStarts, start),
    end: positionIn(file.lineStarts, Math.max(start, end)),
  };
}

function positionIn(lineStarts: readonly number[], offset: number): { line: number; character: number } {
  let low = 0;
  let high = lineStarts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (lineStarts[low] ?? 0) };
}
