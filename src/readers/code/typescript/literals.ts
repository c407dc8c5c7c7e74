import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { Type } from './node-types.js';
import { memberName } from './syntax.js';

type LiteralValue = string | number | boolean;

const deepest = 16;

/**
 * The value of an expression that is the same in every run: literals, constants, members of constant objects and enums,
 * and what templates and operators make of them. Undefined when it is not, or nobody can tell.
 */
export function literalValue(node: TSESTree.Node, bindings: Bindings, depth = 0): LiteralValue | undefined {
  if (depth > deepest) return undefined;
  const value = bindings.resolve(node);
  switch (value.type) {
    case Type.Literal:
      return isLiteralValue(value.value) ? value.value : undefined;
    case Type.TemplateLiteral:
      return templateValue(value, bindings, depth);
    case Type.UnaryExpression:
      return unaryValue(value.operator, value.argument && literalValue(value.argument, bindings, depth + 1));
    case Type.BinaryExpression: {
      const left = literalValue(value.left, bindings, depth + 1);
      const right = left === undefined ? undefined : literalValue(value.right, bindings, depth + 1);
      return left === undefined || right === undefined ? undefined : binaryValue(value.operator, left, right);
    }
    case Type.MemberExpression:
      return enumValue(value, bindings, depth);
    default:
      return undefined;
  }
}

/** The value when it is a constant string. */
export function stringValue(node: TSESTree.Node | undefined, bindings: Bindings): string | undefined {
  const value = node && literalValue(node, bindings);
  return typeof value === 'string' ? value : undefined;
}

function isLiteralValue(value: unknown): value is LiteralValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function templateValue(node: TSESTree.TemplateLiteral, bindings: Bindings, depth: number): string | undefined {
  let text = node.quasis[0]?.value.cooked ?? '';
  for (const [index, expression] of node.expressions.entries()) {
    const part = literalValue(expression, bindings, depth + 1);
    if (part === undefined) return undefined;
    text += String(part) + (node.quasis[index + 1]?.value.cooked ?? '');
  }
  return text;
}

function unaryValue(operator: string, value: LiteralValue | undefined): LiteralValue | undefined {
  if (value === undefined) return undefined;
  if (operator === '!') return !value;
  if (typeof value !== 'number') return undefined;
  return operator === '-' ? -value : operator === '+' ? value : undefined;
}

function binaryValue(operator: string, left: LiteralValue, right: LiteralValue): LiteralValue | undefined {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return `${left}${right}`;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return operator === '/' && right !== 0 ? left / right : undefined;
}

function enumValue(node: TSESTree.MemberExpression, bindings: Bindings, depth: number): LiteralValue | undefined {
  const variable = bindings.variable(node.object);
  const definition = variable && bindings.definition(variable);
  if (definition?.type !== DefinitionType.TSEnumName) return undefined;
  const name = memberName(node);
  const member = definition.node.body.members.find(
    ({ id }) => (id.type === Type.Identifier ? id.name : 'value' in id ? String(id.value) : '') === name,
  );
  return member?.initializer ? literalValue(member.initializer, bindings, depth + 1) : undefined;
}
