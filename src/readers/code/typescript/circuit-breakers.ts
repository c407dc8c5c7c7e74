import type { TSESTree } from '@typescript-eslint/types';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { memberName } from './syntax.js';

/**
 * What `breaker.fire` runs: the function that a breaker of opossum was made for (`new CircuitBreaker(send)`). Undefined for
 * anything else.
 */
export function guardedBy(callee: TSESTree.Node, module: Module): TSESTree.Node | undefined {
  if (callee.type !== Type.MemberExpression || !callee.object) return undefined;
  if (memberName(callee) !== 'fire') return undefined;
  const made = valuesOf(callee.object, module).find((value) => value.type === Type.NewExpression);
  if (made?.type !== Type.NewExpression || !made.callee) return undefined;
  return module.origins.of(made.callee)?.module === 'opossum' ? made.arguments[0] : undefined;
}

/** What a name stands for, or what a field of an object or class is given. */
function valuesOf(node: TSESTree.Node, { bindings, instances }: Module): readonly TSESTree.Node[] {
  const value = bindings.resolve(node);
  if (value.type !== Type.MemberExpression || !value.object) return [value];
  const instance = instances.of(value.object);
  const name = memberName(value);
  return instance && name !== undefined ? instances.member(instance, name).map((each) => bindings.resolve(each)) : [];
}
