import type { TSESTree } from '@typescript-eslint/types';
import { Type } from './node-types.js';
import type { NodeIndex } from './parse.js';

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A function with a body. Overloads and abstract methods have none and are other types of node. */
export function isFunctionNode(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === Type.ArrowFunctionExpression ||
    node?.type === Type.FunctionExpression ||
    node?.type === Type.FunctionDeclaration
  );
}

export function isClassNode(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === Type.ClassDeclaration || node?.type === Type.ClassExpression;
}

/** The value itself, without what only TypeScript or optional chaining writes around it: `x as T`, `x!`, `(0, x)`. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  let inner = node;
  for (;;) {
    const next = contained(inner);
    if (!next) return inner;
    inner = next;
  }
}

/** The widest expression that has the same value as `node`: the inverse of `bare`. */
export function widened(node: TSESTree.Node): TSESTree.Node {
  let outer = node;
  while (outer.parent && contained(outer.parent) === outer) outer = outer.parent;
  return outer;
}

/** The expression without `await` and what `bare` takes away. */
export function withoutAwait(node: TSESTree.Node): TSESTree.Node {
  const value = bare(node);
  return value.type === Type.AwaitExpression && value.argument ? withoutAwait(value.argument) : value;
}

function contained(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case Type.TSAsExpression:
    case Type.TSSatisfiesExpression:
    case Type.TSNonNullExpression:
    case Type.TSTypeAssertion:
    case Type.TSInstantiationExpression:
    case Type.ChainExpression:
      return node.expression ?? undefined;
    case Type.SequenceExpression:
      return node.expressions.at(-1);
    default:
      return undefined;
  }
}

/** The name a member expression asks for when it is written down: `x.name`, `x['name']`, `x[0]`. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  const { property } = node;
  if (!node.computed) return 'name' in property ? String(property.name) : undefined;
  return literalKey(property);
}

/** The name a property, method or field has when it is written down. */
export function keyName(
  node: TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.AccessorProperty,
): string | undefined {
  const { key } = node;
  if (!node.computed && (key.type === Type.Identifier || key.type === Type.PrivateIdentifier)) return key.name;
  return literalKey(key);
}

function literalKey(key: TSESTree.Node): string | undefined {
  if (key.type === Type.Literal && (typeof key.value === 'string' || typeof key.value === 'number')) {
    return String(key.value);
  }
  const isPlain = key.type === Type.TemplateLiteral && key.quasis.length === 1;
  return isPlain ? (key.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The member called: `send` of `client.send(…)`, with the object it is called on. */
export function methodCall(
  node: TSESTree.Node,
): { readonly object: TSESTree.Expression; readonly name: string; readonly call: TSESTree.CallExpression } | undefined {
  if (node.type !== Type.CallExpression || !node.callee) return undefined;
  const callee = bare(node.callee);
  if (callee.type !== Type.MemberExpression) return undefined;
  const name = memberName(callee);
  return name === undefined ? undefined : { object: callee.object, name, call: node };
}

/** The last name of what is called: `save` of `save(…)`, `orders.save(…)` and `this.orders.save(…)`. */
export function calledName(node: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const callee = bare(node.callee);
  if (callee.type === Type.Identifier) return callee.name;
  return callee.type === Type.MemberExpression ? memberName(callee) : undefined;
}

/** The value of a property of an object literal. Undefined when it is not written, or only through a spread. */
export function propertyValue(object: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  for (const property of object.properties) {
    if (property.type === Type.Property && keyName(property) === name) return property.value;
  }
  return undefined;
}

/** Where a name is written, without the type that is annotated to it. */
export function nameSpan(node: { readonly range: TSESTree.Range }): TSESTree.Range {
  const [start, end] = node.range;
  const isAnnotated = 'name' in node && typeof node.name === 'string';
  return [start, isAnnotated ? Math.min(end, start + String(node.name).length) : end];
}

/** The function around a node, without regard to what the functions table knows of it. */
export function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  for (let around = node.parent; around; around = around.parent) if (isFunctionNode(around)) return around;
  return undefined;
}

export function classAround(node: TSESTree.Node): ClassNode | undefined {
  for (let around = node.parent; around; around = around.parent) {
    if (isClassNode(around)) return around;
    if (around.type === Type.FunctionDeclaration) return undefined;
  }
  return undefined;
}

/** Whether `inner` lies within `outer` in the text. */
export function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The values that a function gives back: its return statements' arguments, or the body of a short arrow function. */
export function returnedValues(node: FunctionNode, nodes: NodeIndex): readonly TSESTree.Expression[] {
  if (node.body.type !== Type.BlockStatement) return [node.body];
  return nodes
    .within(Type.ReturnStatement, node)
    .flatMap((statement) => (statement.argument && functionAround(statement) === node ? [statement.argument] : []));
}
