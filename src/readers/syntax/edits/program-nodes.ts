import type { Expression, Placed, Program, Statement } from '../program.js';

/** A node of a program with what is around it, outermost first. */
export interface FoundNode<Kind extends ProgramNode = ProgramNode> {
  readonly node: Kind;
  readonly around: readonly ProgramNode[];
}

/** Anything of the tree that has a kind and a place. */
export type ProgramNode = Placed & { readonly kind: string };

/** Every node of a program that has a kind: statements, expressions, patterns, entries. Outer ones come first. */
export function* nodesOf(program: Program): Generator<FoundNode> {
  yield* nodesIn(program.body, []);
  for (const { value } of program.exports) if (value) yield* nodesIn(value, []);
}

/** The statements among the kinds of nodes. */
export function isStatementNode(node: ProgramNode): node is Statement {
  return statementKinds.has(node.kind);
}

/** Whether a node makes something: a call, or an instance being made. */
export function isMaking(node: ProgramNode): node is Extract<Expression, { kind: 'call' | 'new' }> {
  return node.kind === 'call' || node.kind === 'new';
}

function* nodesIn(value: unknown, around: readonly ProgramNode[]): Generator<FoundNode> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesIn(item, around);
    return;
  }
  const inside = isNode(value) ? [...around, value] : around;
  if (isNode(value)) yield { node: value, around };
  for (const inner of Object.values(value)) yield* nodesIn(inner, inside);
}

function isNode(value: object): value is ProgramNode {
  return 'kind' in value && 'start' in value && 'end' in value && typeof value.kind === 'string';
}

const statementKinds: ReadonlySet<string> = new Set([
  ...['expression', 'variable', 'function', 'class', 'if', 'loop', 'switch', 'try', 'return', 'throw', 'block'],
  ...['jump', 'other-statement'],
]);
