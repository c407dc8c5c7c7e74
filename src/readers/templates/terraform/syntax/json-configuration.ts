import type { MapNode, TemplateNode } from '../../../documents/nodes.js';
import { type Attribute, type Block, type Body, type Expression, emptyBody, type Label } from './nodes.js';

/** How texts in a file are read: as templates in a configuration, as they are where values are given. */
export type ReadText = (text: string, place: { readonly start: number; readonly end: number }) => Expression;

/**
 * A configuration written in JSON as the blocks it stands for: the keys of the outer levels are types and labels. Blocks
 * inside of blocks stay attributes, as JSON does not tell them apart.
 */
export function jsonConfiguration(root: TemplateNode | undefined, readText: ReadText): Body {
  if (root?.kind !== 'map') return emptyBody;
  const blocks = root.entries.flatMap(({ key, keyStart, value }) => {
    const labels = labelCounts[key];
    return labels === undefined ? [] : blocksIn(key, value, labels, { start: keyStart, labels: [] }, readText);
  });
  return { attributes: [], blocks };
}

/** A file of values: one attribute a variable. */
export function jsonValues(root: TemplateNode | undefined, readText: ReadText): Body {
  return root?.kind === 'map' ? bodyOf(root, readText) : emptyBody;
}

/** The blocks at the top and how many labels they have (Terraform language, JSON configuration syntax, 2026-11). */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

interface Above {
  readonly start: number;
  readonly labels: readonly Label[];
}

function blocksIn(
  type: string,
  node: TemplateNode,
  labels: number,
  above: Above,
  readText: ReadText,
): readonly Block[] {
  if (node.kind === 'list') return node.items.flatMap((item) => blocksIn(type, item, labels, above, readText));
  if (node.kind !== 'map') return [];
  if (labels === 0) {
    return [{ type, labels: above.labels, body: bodyOf(node, readText), start: above.start, end: node.end }];
  }
  return node.entries.flatMap(({ key, keyStart, keyEnd, value }) => {
    const label = { text: key, start: keyStart + 1, end: Math.max(keyStart + 1, keyEnd - 1) };
    const inner = { start: keyStart, labels: [...above.labels, label] };
    return blocksIn(type, value, labels - 1, inner, readText);
  });
}

function bodyOf(map: MapNode, readText: ReadText): Body {
  const attributes = map.entries.map(({ key, keyStart, keyEnd, value }): Attribute => {
    return { name: key, nameEnd: keyEnd, value: expressionOf(value, readText), start: keyStart, end: value.end };
  });
  return { attributes, blocks: [] };
}

function expressionOf(node: TemplateNode, readText: ReadText): Expression {
  const place = { start: node.start, end: node.end };
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? { kind: 'literal', value: null, ...place } : readText(node.value, place);
    case 'list':
      return { kind: 'list', items: node.items.map((item) => expressionOf(item, readText)), ...place };
    case 'map': {
      const entries = node.entries.map(({ key, keyStart, keyEnd, value }) => ({
        key: { kind: 'literal', value: key, start: keyStart, end: keyEnd } as const,
        value: expressionOf(value, readText),
      }));
      return { kind: 'object', entries, ...place };
    }
    default:
      return { kind: 'unreadable', ...place };
  }
}
