import type { NamePattern, Pattern } from '../program.js';
import type { Conversion } from './conversion.js';
import { parts, type SyntaxNode } from './tree.js';

/** What is given a value: names, several at once, or places that are there already. */
export function convertTarget(node: SyntaxNode, around: Conversion): Pattern {
  const { start, end } = node;
  if (node.type === 'identifier') return namePattern(node, around);
  const [first, ...others] = parts(node);
  if (wrappers.has(node.type) && first && others.length === 0) return convertTarget(first, around);
  if (!groups.has(node.type)) {
    return { kind: 'place-pattern', place: around.convertExpression(node, around), start, end };
  }
  const items = parts(node).filter(({ type }) => !isSplat(type));
  const splat = parts(node).find(({ type }) => isSplat(type));
  const rest = splat && parts(splat)[0];
  return {
    kind: 'list-pattern',
    items: items.map((item) => convertTarget(item, around)),
    ...(rest?.type === 'identifier' && { rest: around.text(rest) }),
    start,
    end,
  };
}

/** A name that gets a value. */
export function namePattern(node: SyntaxNode, around: Conversion): NamePattern {
  return { kind: 'name-pattern', name: around.text(node), start: node.start, end: node.end };
}

const wrappers: ReadonlySet<string> = new Set(['parenthesized_expression', 'as_pattern_target']);

const groups: ReadonlySet<string> = new Set([
  ...['pattern_list', 'tuple_pattern', 'list_pattern', 'expression_list', 'tuple', 'list'],
]);

function isSplat(type: string): boolean {
  return type === 'list_splat_pattern' || type === 'list_splat';
}
