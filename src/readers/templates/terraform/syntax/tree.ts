import type { Node } from 'web-tree-sitter';
import type { UnreadableExpression } from './nodes.js';

/** Where a node stands. */
export function placeOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.startIndex, end: node.endIndex };
}

/** What is written at a node; cheaper than the node's own text. */
export function textOf(node: Node, text: string): string {
  return text.slice(node.startIndex, node.endIndex);
}

/** What stands for a node that is broken or of no known kind. */
export function unreadable(node: Node): UnreadableExpression {
  return { kind: 'unreadable', ...placeOf(node) };
}
