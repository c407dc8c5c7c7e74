import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { EntryPlace, Place } from './places.js';

/** The places of a JSON text, comments let pass; undefined when it is broken or empty. */
export function parseJsonPlaces(text: string): Place | undefined {
  const errors: ParseError[] = [];
  // The parser takes no byte-order mark; a space is as long.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  return root && errors.length === 0 ? convert(root) : undefined;
}

function convert(node: Node): Place {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return { kind: 'map', layout: 'flow', entries: children.flatMap(entry), ...span };
    case 'array': {
      const items = children.map(convert);
      return { kind: 'list', layout: 'flow', items, itemStarts: items.map(({ start }) => start), ...span };
    }
    default:
      return { kind: 'scalar', text: String(node.value), quote: node.type === 'string' ? '"' : '', ...span };
  }
}

function entry(property: Node): readonly EntryPlace[] {
  const [key, value] = property.children ?? [];
  if (!key || !value || property.colonOffset === undefined) return [];
  return [{ key: String(key.value), keyStart: key.offset, colonEnd: property.colonOffset + 1, value: convert(value) }];
}
