import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';
import { stringValue } from './literals.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { bare, memberName } from './syntax.js';

const deepest = 8;

/** Whether the expression is `process.env`, also as an alias or an import of `node:process`. */
export function isEnvironment(node: TSESTree.Node, bindings: Bindings, origins: Origins): boolean {
  const value = bindings.resolve(node);
  if (value.type === Type.MemberExpression && value.object && memberName(value) === 'env') {
    const owner = bare(value.object);
    if (bindings.isGlobal(owner, 'process')) return true;
    if (owner.type === Type.MemberExpression && memberName(owner) === 'process') {
      return bindings.isGlobal(owner.object, 'globalThis') || bindings.isGlobal(owner.object, 'global');
    }
  }
  if (value.type !== Type.Identifier && value.type !== Type.MemberExpression) return false;
  const origin = origins.of(value);
  return /^(?:node:)?process$/.test(origin?.module ?? '') && origin?.path.join('.') === 'env';
}

/** The variable read at a member of the environment, its name resolved when it is a constant. */
export function readVariable(node: TSESTree.MemberExpression, bindings: Bindings): string | undefined {
  return memberName(node) ?? (node.computed ? stringValue(node.property, bindings) : undefined);
}

/**
 * The variable of the environment that an expression gives, through constants, destructuring, defaults and conversion to
 * text; undefined when it gives something else.
 */
export function environmentName(
  node: TSESTree.Node,
  bindings: Bindings,
  origins: Origins,
  depth = 0,
): string | undefined {
  if (depth > deepest) return undefined;
  const value = bindings.resolve(node);
  const next = (inner: TSESTree.Node) => environmentName(inner, bindings, origins, depth + 1);
  switch (value.type) {
    case Type.MemberExpression:
      return value.object && isEnvironment(value.object, bindings, origins) ? readVariable(value, bindings) : undefined;
    case Type.LogicalExpression:
      return value.operator === '&&' ? undefined : next(value.left);
    case Type.TemplateLiteral: {
      const [only] = value.expressions;
      const isOnlyThat = value.expressions.length === 1 && value.quasis.every(({ value: { raw } }) => raw === '');
      return only && isOnlyThat ? next(only) : undefined;
    }
    case Type.CallExpression: {
      const [first] = value.arguments;
      return first && bindings.isGlobal(value.callee, 'String') ? next(first) : undefined;
    }
    case Type.Identifier: {
      const variable = bindings.variable(value);
      const source = variable && bindings.soleSource(variable);
      if (source?.kind !== 'value' || !source.expression || source.path.length !== 1) return undefined;
      return isEnvironment(source.expression, bindings, origins) ? source.path[0] : undefined;
    }
    default:
      return undefined;
  }
}
