import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './edited-module.js';

/** Whether control can reach the end of a statement. Loops and `switch` count as able to: what they do is not followed. */
export function canComplete(statement: Node): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return false;
    case AST_NODE_TYPES.BlockStatement:
      return statement.body.every(canComplete);
    case AST_NODE_TYPES.IfStatement:
      return !statement.alternate || canComplete(statement.consequent) || canComplete(statement.alternate);
    case AST_NODE_TYPES.TryStatement:
      if (statement.finalizer && !canComplete(statement.finalizer)) return false;
      return canComplete(statement.block) || (statement.handler !== null && canComplete(statement.handler.body));
    default:
      return true;
  }
}
