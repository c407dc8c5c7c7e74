import type { SourceRange } from '../../../model/source.js';
import type { Draft } from './draft.js';

/** Writes another text where a literal stands. */
export function writeText(draft: Draft, at: SourceRange, text: string): boolean {
  const literal = draft.nodesAt(at).find((node) => 'kind' in node && node.kind === 'literal');
  if (!literal) return false;
  const quotes = /^([@$rubfRUBF]*)(["'`])[\s\S]*\2$/.exec(draft.textOf(literal));
  if (!quotes) return false;
  const [, , quote = '"'] = quotes;
  draft.changes.replace(literal.start, literal.end, quote + text + quote);
  return true;
}
