import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors } from './names.js';

/** The statements that stand beside this one in its block, module or `case`; undefined when it is the sole body of one. */
export function siblingsOf(statement: Node): readonly Node[] | undefined {
  const { parent } = statement;
  switch (parent?.type) {
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
    case AST_NODE_TYPES.TSModuleBlock:
      return parent.body;
    case AST_NODE_TYPES.SwitchCase:
      return parent.consequent;
    default:
      return undefined;
  }
}

/** The statement of the module's top level that holds a node. */
export function topLevelStatement(node: Node): Node {
  let found = node;
  for (const ancestor of ancestors(node)) {
    if (ancestor.type === AST_NODE_TYPES.Program) break;
    found = ancestor;
  }
  return found;
}

/**
 * The end of a statement's own text. A semicolon that opens a later line to guard a parenthesis belongs to that line,
 * although the grammar gives it to the statement before.
 */
export function textEnd(module: EditedModule, statement: Node): number {
  const guard = /\s*\n\s*;$/.exec(module.textOf(statement));
  return guard ? statement.range[0] + guard.index : statement.range[1];
}

/** Whether nothing but space stands before a node on its line. */
export function startsItsLine(module: EditedModule, node: Node): boolean {
  return module.text.slice(module.lineStart(node.range[0]), node.range[0]).trim() === '';
}
