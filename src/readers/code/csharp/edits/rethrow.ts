import type { SourceRange } from '../../../../model/source.js';
import { isCatch } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CatchNode, Expression, Statement } from '../../../syntax/program.js';

const statement = 'throw;';

/** Throws the caught error again at the end of a `catch` block, after all it does. `at` is the block. */
export function rethrow(edited: EditedProgram, at: SourceRange): boolean {
  const { lines } = edited.file.places;
  const [start, end] = [lines.offset(at.start), lines.offset(at.end)];
  const node = edited.file.tree.catches.find(
    (each) => isCatch(each) && each.blockPlace.start === start && each.blockPlace.end === end,
  );
  if (!node || !edited.textOf(node.blockPlace).startsWith('{')) return false;
  const last = node.block.at(-1);
  if (!last) return insertIntoEmpty(edited, node);
  if (last.kind === 'throw') return false;
  if (leavesWithoutResult(last)) {
    edited.changes.replace(last.start, last.end, statement);
    return true;
  }
  if (last.kind === 'return') return false;
  appendTo(edited, node, last);
  return true;
}

function appendTo(edited: EditedProgram, { blockPlace }: CatchNode, last: Statement): void {
  const close = blockPlace.end - 1;
  if (edited.lineStart(close) === edited.lineStart(last.start)) {
    edited.changes.insert(last.end, ` ${statement}`);
    return;
  }
  const indentation = edited.indentationAt(last.start);
  const { newline } = edited.layout;
  const isCloseOnOwnLine = edited.text.slice(edited.lineStart(close), close).trim() === '';
  if (isCloseOnOwnLine) edited.changes.insert(edited.lineStart(close), indentation + statement + newline);
  else edited.changes.insert(last.end, ` ${statement}`);
}

/** A comment that stands in the block stays above. */
function insertIntoEmpty(edited: EditedProgram, { blockPlace, start }: CatchNode): boolean {
  const close = blockPlace.end - 1;
  const inside = edited.text.slice(blockPlace.start + 1, close);
  if (!inside.includes('\n')) {
    if (inside.trim() !== '' && !inside.trim().endsWith('*/')) return false;
    edited.changes.replace(blockPlace.start + 1 + inside.trimEnd().length, close, ` ${statement} `);
    return true;
  }
  const { newline, indent } = edited.layout;
  const indentation = edited.indentationAt(close) === '' ? edited.indentationAt(start) : edited.indentationAt(close);
  edited.changes.insert(edited.lineStart(close), indentation + indent + statement + newline);
  return edited.text.slice(edited.lineStart(close), close).trim() === '';
}

/** `continue;`, `break;`, `return;`, `return null;`: leaving without anything that was made. */
function leavesWithoutResult(last: Statement): boolean {
  if (last.kind === 'jump') return true;
  return last.kind === 'return' && (!last.value || isConstant(last.value));
}

function isConstant(value: Expression): boolean {
  return value.kind === 'literal';
}
