import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';

/** Takes out the statement at a place, when it consists of a call alone. */
export function removeStatementAt(edited: EditedProgram, at: SourceRange): boolean {
  const statement = edited
    .nodesAt(at)
    .find((node) => 'kind' in node && node.kind === 'expression' && node.expression.kind === 'call');
  if (!statement || !edited.hasOwnLines(statement)) return false;
  edited.removeLines(statement.start, statement.end);
  return true;
}
