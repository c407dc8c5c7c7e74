import type { Expression, TemplatePart } from './nodes.js';

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** The same tree at other places. */
export function shifted<T extends Expression | TemplatePart>(node: T, move: (place: Placed) => Placed): T {
  return walk(node, move) as T;
}

/** All that has a place is changed, whatever it is called: trees are plain data. */
function walk(value: unknown, move: (place: Placed) => Placed): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, move));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, move)]));
  const { start, end } = copy;
  return typeof start === 'number' && typeof end === 'number' ? { ...copy, ...move({ start, end }) } : copy;
}
