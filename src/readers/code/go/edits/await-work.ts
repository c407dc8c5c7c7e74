import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';

/** Does at once what was started beside: `go notify(id)` becomes `notify(id)`. */
export function awaitWork(edited: EditedProgram, at: SourceRange): boolean {
  for (const node of edited.nodesAt(at)) {
    if (!('kind' in node) || node.kind !== 'unary' || node.operator !== 'go') continue;
    edited.changes.replace(node.start, node.operand.start, '');
    return true;
  }
  return false;
}
