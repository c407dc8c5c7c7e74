import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { isInBlock } from './statements.js';

/** Takes out the statement at a place. What stands alone behind `if (…)` leaves an empty block. */
export function removeStatementAt(edited: EditedProgram, at: SourceRange): boolean {
  const node = edited.nodesAt(at).find((each) => 'kind' in each && each.kind === 'expression');
  if (!node || !('kind' in node) || node.kind !== 'expression') return false;
  if (!edited.textOf(node).endsWith(';') || node.expression.kind === 'assign') return false;
  if (!isInBlock(edited, node)) {
    edited.changes.replace(node.start, node.end, '{ }');
    return true;
  }
  if (edited.hasOwnLines(node)) {
    edited.removeLines(node.start, node.end);
    return true;
  }
  const space = /^[ \t]*/.exec(edited.text.slice(node.end))?.[0].length ?? 0;
  edited.changes.replace(node.start, node.end + space, '');
  return true;
}
