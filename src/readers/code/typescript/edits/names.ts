import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';

export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression
  );
}

/** The way up from a node, its parent first, the program last. */
export function* ancestors(node: Node): Generator<Node> {
  for (let at = node.parent; at; at = at.parent) yield at;
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (const ancestor of ancestors(node)) if (isFunction(ancestor)) return ancestor;
  return undefined;
}

export function isInside(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Whether a node belongs to this function itself and not to one inside of it. */
export function isOwn(owner: FunctionNode, node: Node): boolean {
  return enclosingFunction(node) === owner;
}

/** All references whose name is written inside a node. */
export function referencesWithin(module: EditedModule, node: Node): readonly Reference[] {
  return allReferences(module).filter(({ identifier }) => isInside(node, identifier));
}

export function allReferences(module: EditedModule): readonly Reference[] {
  return module.scopes.scopes.flatMap((scope) => scope.references);
}

/** The variable an identifier stands for; undefined for globals. */
export function variableOf(module: EditedModule, identifier: Node): Variable | undefined {
  return allReferences(module).find((reference) => reference.identifier === identifier)?.resolved ?? undefined;
}

/** The declarator of a variable that gets its value there and nowhere else. */
export function onlyInitialiser(variable: Variable): TSESTree.VariableDeclarator | undefined {
  const [definition] = variable.defs;
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id !== definition.name)
    return undefined;
  return isNeverReassigned(variable) ? definition.node : undefined;
}

export function isNeverReassigned({ defs, references }: Variable): boolean {
  return defs.length === 1 && !references.some((reference) => reference.isWrite() && !reference.init);
}

/** `wanted`, or the first of `wanted2`, `wanted3` … that the file neither declares nor uses anywhere. */
export function freeName(module: EditedModule, wanted: string): string {
  const taken = namesInUse(module);
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${number}`)) number++;
  return `${wanted}${number}`;
}

/** Every name that is declared or referred to in any scope of the file. */
export function namesInUse(module: EditedModule): ReadonlySet<string> {
  const names = new Set<string>();
  for (const scope of module.scopes.scopes) {
    for (const variable of scope.variables) names.add(variable.name);
    for (const { identifier } of scope.references) names.add(identifier.name as string);
  }
  return names;
}
