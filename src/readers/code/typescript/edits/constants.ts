import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './edited-module.js';

/** Whether an expression is written out in full and says the same every time: `null`, `'done'`, `{ statusCode: 200 }`. */
export function isConstant(expression: Node): boolean {
  switch (expression.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.Identifier:
      return expression.name === 'undefined';
    case AST_NODE_TYPES.TemplateLiteral:
      return expression.expressions.every(isConstant);
    case AST_NODE_TYPES.UnaryExpression:
      return isConstant(expression.argument);
    case AST_NODE_TYPES.ArrayExpression:
      return expression.elements.every((element) => element !== null && isConstant(element));
    case AST_NODE_TYPES.ObjectExpression:
      return expression.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          !property.computed &&
          !property.method &&
          isConstant(property.value),
      );
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return isConstant(expression.expression);
    case AST_NODE_TYPES.CallExpression:
      return isStringify(expression.callee) && expression.arguments.every(isConstant);
    default:
      return false;
  }
}

function isStringify(callee: Node): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'JSON' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    callee.property.name === 'stringify'
  );
}
