import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';

/** Takes out the statement at a place, when it consists of a call alone. */
export function removeStatementAt(edited: EditedProgram, at: SourceRange): boolean {
  const statement = edited
    .nodesAt(at)
    .find((node) => 'kind' in node && node.kind === 'expression' && node.expression.kind === 'call');
  if (!statement) return false;
  const before = edited.text.slice(0, statement.start).trimEnd();
  // The only statement of a branch without braces leaves an empty block.
  if (/(?:\)|\belse|\bdo|->)$/.test(before)) edited.changes.replace(statement.start, statement.end, '{ }');
  else if (edited.hasOwnLines(statement)) edited.removeLines(statement.start, statement.end);
  else edited.changes.replace(statement.start, endOfSpace(edited, statement.end), '');
  return true;
}

/** Behind the spaces that follow on the same line. */
function endOfSpace(edited: EditedProgram, offset: number): number {
  return offset + (/^[ \t]*/.exec(edited.text.slice(offset))?.[0].length ?? 0);
}
