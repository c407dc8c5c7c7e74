import { isCatch, isFunction, type Node } from '../../analysis/tree.js';
import type { Placed, Statement } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** The statements that stand in one block with another. */
export function siblingsOf(statement: Statement, draft: Draft): readonly Statement[] {
  const parent = draft.file.parentOf(statement);
  return parent ? (blocksIn(parent).find((block) => block.some((each) => isSame(each, statement))) ?? []) : [];
}

function blocksIn(node: Node): readonly (readonly Statement[])[] {
  if (isFunction(node)) return [node.body];
  if (isCatch(node)) return [node.block];
  if ('tests' in node) return [node.body];
  if (!('kind' in node)) return [];
  switch (node.kind) {
    case 'if':
      return [node.then, node.otherwise];
    case 'loop':
    case 'block':
      return [node.body];
    case 'try':
      return [node.block, node.finally];
    default:
      return [];
  }
}

function isSame(a: Placed, b: Placed): boolean {
  return a.start === b.start && a.end === b.end;
}
