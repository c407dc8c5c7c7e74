import type { BrokenPlace } from '../grammar.js';

/**
 * A named node of a Python file. Types are those of the tree-sitter grammar; offsets are UTF-16 units. Comments are not in
 * the tree, and of a string only its interpolations are. What could not be parsed lies under nodes of type `ERROR`.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly parent: SyntaxNode | undefined;
  readonly children: readonly SyntaxNode[];
}

/** A comment with its `#`. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

/** One file as plain data, free of the parser's memory. */
export interface SyntaxTree {
  readonly text: string;
  readonly root: SyntaxNode;
  /** All nodes by type, in source order (a node before what it contains). */
  readonly nodes: NodeIndex;
  readonly comments: readonly Comment[];
  readonly problems: readonly BrokenPlace[];
}

/** The nodes of a tree by their type. */
export class NodeIndex {
  readonly #byType = new Map<string, SyntaxNode[]>();

  add(node: SyntaxNode): void {
    const nodes = this.#byType.get(node.type);
    if (nodes) nodes.push(node);
    else this.#byType.set(node.type, [node]);
  }

  of(type: string): readonly SyntaxNode[] {
    return this.#byType.get(type) ?? [];
  }
}

/** The nodes around `node`, innermost first, without itself. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let at = node.parent; at; at = at.parent) yield at;
}

/** The nearest node around `node` of one of these types. */
export function enclosing(node: SyntaxNode, ...types: readonly string[]): SyntaxNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (types.includes(at.type)) return at;
  return undefined;
}

/** Whether `inner` lies in `outer` or is it. */
export function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** `node` and everything in it, in source order. `skip` keeps out what lies below a node. */
export function* descendants(node: SyntaxNode, skip?: (node: SyntaxNode) => boolean): Generator<SyntaxNode> {
  yield node;
  if (skip?.(node)) return;
  for (const child of node.children) yield* descendants(child, skip);
}

/** The children that were parsed, without the stretches between them that were not. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.some((child) => child.type === 'ERROR')
    ? node.children.filter((child) => child.type !== 'ERROR')
    : node.children;
}
