import type { SourceRange } from '../../../../model/source.js';
import { parts } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';
import { removeStatement } from './statements.js';

/** Takes out the statement at a place, or the one that consists of the expression there. */
export function removeStatementAt(edited: EditedFile, at: SourceRange): boolean {
  const nodes = edited.nodesAt(at);
  const node = nodes.find(({ type }) => type === 'expression_statement' || type === 'print_statement');
  if (!node?.parent || parts(node).some(({ type }) => type === 'assignment')) return false;
  removeStatement(edited, node);
  return true;
}
