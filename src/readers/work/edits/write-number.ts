import type { SourceRange } from '../../../model/source.js';
import type { Draft } from './draft.js';

/** Writes another number where one stands. */
export function writeNumber(draft: Draft, at: SourceRange, value: number): boolean {
  const number = draft.nodesAt(at).find((node) => 'kind' in node && node.kind === 'literal');
  if (!number) return false;
  draft.changes.replace(number.start, number.end, String(value));
  return true;
}
