import type { SuppressionComment } from '../../../model/code.js';
import type { SourceRange, SyntaxProblem } from '../../../model/source.js';
import type { MapNode } from './nodes.js';

/** What one file says before anything in it is worked out. Plain data. */
export interface CloudFormationFile {
  readonly path: string;
  /**
   * - `stack`: a template with `Resources`.
   * - `workflow`: a state machine's definition that a template may name.
   * - `api`: an OpenAPI definition that a template may name.
   */
  readonly part: 'stack' | 'workflow' | 'api';
  /** Undefined when nothing of the file can be read. */
  readonly root: MapNode | undefined;
  /** Where each line starts, as an offset in UTF-16 units, and the text's length behind the last. */
  readonly lineStarts: readonly number[];
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
}

/** A file by its workspace-relative path; undefined when there is none that this reader knows. */
export type FileSource = (path: string) => CloudFormationFile | undefined;

/** The offsets at which lines start, with the text's length behind the last. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}

/** Offsets of one file as a range. */
export function rangeIn(
  file: Pick<CloudFormationFile, 'path' | 'lineStarts'>,
  start: number,
  end: number,
): SourceRange {
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
