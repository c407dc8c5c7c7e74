import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { EditedModule, Node } from './edited-module.js';
import { type FunctionNode, isFunction } from './names.js';

/** The function at a place: where the place is the function, what declares it, or its name. */
export function functionAt(module: EditedModule, at: SourceRange): FunctionNode | undefined {
  for (const node of module.nodesAt(at)) {
    const found = functionIn(node) ?? (node.parent && nameOwner(node) ? functionIn(node.parent) : undefined);
    if (found) return found;
  }
  return undefined;
}

function functionIn(node: Node | null | undefined): FunctionNode | undefined {
  if (!node || isFunction(node)) return node ?? undefined;
  switch (node.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
      return functionIn(node.value);
    case AST_NODE_TYPES.VariableDeclarator:
      return functionIn(node.init);
    case AST_NODE_TYPES.VariableDeclaration:
      return node.declarations.length === 1 ? functionIn(node.declarations[0]) : undefined;
    case AST_NODE_TYPES.AssignmentExpression:
      return functionIn(node.right);
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return functionIn(node.expression);
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      return functionIn(node.declaration);
    case AST_NODE_TYPES.CallExpression:
      return node.arguments.map(functionIn).find((argument) => argument !== undefined);
    default:
      return undefined;
  }
}

/** Whether a node is the name, or the assigned place, of what its parent declares. */
function nameOwner(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id === node;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
      return parent.key === node;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node;
    default:
      return false;
  }
}
