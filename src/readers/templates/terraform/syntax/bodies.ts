import type { Node } from 'web-tree-sitter';
import { toExpression } from './expressions.js';
import { type Attribute, type Block, type Body, emptyBody, type Label } from './nodes.js';
import { placeOf, textOf } from './tree.js';

/** The tree of a whole file as plain data; blocks that a broken text leaves behind are kept. */
export function toBody(root: Node, text: string): Body {
  return bodyOf(root, text, 0);
}

const maximumDepth = 50;

/** Broken text leaves its good parts under `ERROR`, at any depth. */
function bodyOf(node: Node, text: string, depth: number): Body {
  if (depth > maximumDepth) return emptyBody;
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const child of node.namedChildren) {
    if (child.type === 'attribute') attributes.push(...attribute(child, text));
    else if (child.type === 'block') blocks.push(...block(child, text, depth));
    else if (child.type === 'body' || child.type === 'ERROR') {
      const inner = bodyOf(child, text, depth + 1);
      attributes.push(...inner.attributes);
      blocks.push(...inner.blocks);
    }
  }
  return { attributes, blocks };
}

function attribute(node: Node, text: string): readonly Attribute[] {
  const [name, value] = node.namedChildren.filter(({ type }) => type === 'identifier' || type === 'expression');
  if (name?.type !== 'identifier' || !value) return [];
  return [{ name: textOf(name, text), nameEnd: name.endIndex, value: toExpression(value, text), ...placeOf(node) }];
}

function block(node: Node, text: string, depth: number): readonly Block[] {
  const [type, ...labels] = node.namedChildren.filter(
    ({ type: kind }) => kind === 'identifier' || kind === 'string_lit',
  );
  if (!type) return [];
  return [
    {
      type: textOf(type, text),
      labels: labels.map((label) => labelOf(label, text)),
      body: bodyOf(node, text, depth + 1),
      ...placeOf(node),
    },
  ];
}

function labelOf(node: Node, text: string): Label {
  const quoted = textOf(node, text).startsWith('"');
  const start = node.startIndex + (quoted ? 1 : 0);
  const end = Math.max(start, node.endIndex - (quoted && node.endIndex - 1 > node.startIndex ? 1 : 0));
  return { text: text.slice(start, end), start, end };
}
