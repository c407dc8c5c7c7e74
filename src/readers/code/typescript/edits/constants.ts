import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './edited-module.js';

/**
 * Whether an expression is written out in full and says the same every time: `null`, `'done'`, `{ statusCode: 200 }`.
 * `allowed` names parts that count as written out although they are not.
 */
export function isConstant(expression: Node, allowed: (part: Node) => boolean = () => false): boolean {
  const isPart = (part: Node) => isConstant(part, allowed);
  if (allowed(expression)) return true;
  switch (expression.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.Identifier:
      return expression.name === 'undefined';
    case AST_NODE_TYPES.TemplateLiteral:
      return expression.expressions.every(isPart);
    case AST_NODE_TYPES.UnaryExpression:
      return isPart(expression.argument);
    case AST_NODE_TYPES.BinaryExpression:
      return isPart(expression.left) && isPart(expression.right);
    case AST_NODE_TYPES.ArrayExpression:
      return expression.elements.every((element) => element !== null && isPart(element));
    case AST_NODE_TYPES.ObjectExpression:
      return expression.properties.every(
        (property) =>
          property.type === AST_NODE_TYPES.Property && !property.computed && !property.method && isPart(property.value),
      );
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return isPart(expression.expression);
    case AST_NODE_TYPES.CallExpression:
      return isStringify(expression.callee) && expression.arguments.every(isPart);
    default:
      return false;
  }
}

/** `event.Records.length`: a chain of members that starts at one of these names. */
export function isMemberOf(expression: Node, names: readonly string[]): boolean {
  if (expression.type === AST_NODE_TYPES.Identifier) return names.includes(expression.name);
  return (
    expression.type === AST_NODE_TYPES.MemberExpression && !expression.computed && isMemberOf(expression.object, names)
  );
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
