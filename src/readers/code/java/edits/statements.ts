import { isCatch, isFunction } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { Placed, Statement } from '../../../syntax/program.js';

/** The list of statements that one stands in. */
export function statementsAround(statement: Statement, edited: EditedProgram): readonly Statement[] {
  const parent = edited.file.parentOf(statement);
  if (!parent) return edited.file.program.body;
  if (isFunction(parent)) return parent.body;
  if (isCatch(parent)) return parent.block;
  if (!('kind' in parent)) return 'body' in parent ? parent.body : [];
  switch (parent.kind) {
    case 'block':
    case 'loop':
      return parent.body;
    case 'if':
      return parent.then.includes(statement) ? parent.then : parent.otherwise;
    case 'try':
      return parent.block.includes(statement) ? parent.block : parent.finally;
    default:
      return [];
  }
}

/** Where the brace stands that closes a block. */
export function blockEnd({ end }: Placed): number {
  return end - 1;
}

/** A name that nothing in the file has. */
export function freeName(edited: EditedProgram, ...wanted: readonly string[]): string | undefined {
  return wanted.find((name) => !new RegExp(`\\b${name}\\b`).test(edited.text));
}
