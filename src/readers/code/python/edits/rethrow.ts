import type { SourceRange } from '../../../../model/source.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';
import { appendToBlock } from './statements.js';

/** Raises the caught error again at the end of an `except` block, after all it does. `at` is the block. */
export function rethrow(edited: EditedFile, at: SourceRange): boolean {
  const block = edited.nodesAt(at).find(({ type }) => type === 'block');
  if (block?.parent?.type !== 'except_clause') return false;
  const last = parts(block).at(-1);
  if (!last || last.type === 'raise_statement') return false;
  if (endsWithoutResult(last)) {
    edited.changes.replace(last.start, last.end, 'raise');
    return true;
  }
  if (last.type === 'return_statement') return false;
  if (appendToBlock(edited, block, ['raise'])) return true;
  edited.changes.insert(last.end, '; raise');
  return true;
}

/** `pass`, `continue`, `break`, `return`, `return None`: leaving without anything that was made. */
function endsWithoutResult(statement: SyntaxNode): boolean {
  if (statement.type !== 'return_statement') return leaving.has(statement.type);
  const [value] = parts(statement);
  return value === undefined || constants.has(value.type);
}

const leaving: ReadonlySet<string> = new Set(['pass_statement', 'continue_statement', 'break_statement']);
const constants: ReadonlySet<string> = new Set(['none', 'true', 'false', 'integer']);
