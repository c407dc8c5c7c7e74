import type { Attribute, Block, Body, Expression, ObjectExpression, TemplateExpression } from '../syntax/nodes.js';

/** What a path leads to. */
export type Found =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** A place in the JSON that a text holds. */
  | { readonly kind: 'document'; readonly template: TemplateExpression; readonly path: readonly string[] };

/** A block at the top of a file, and what of the path lies within it. */
export interface FoundBlock {
  readonly block: Block;
  readonly rest: readonly string[];
}

/** The block that the first keys of a path lead to. */
export function blockAt(body: Body, path: readonly string[]): FoundBlock | undefined {
  const [type, ...keys] = path;
  const count = labelCounts[type ?? ''];
  if (count === undefined || keys.length < count) return undefined;
  const labels = keys.slice(0, count).map(withoutKey);
  const block = body.blocks.find(
    (each) =>
      each.type === type && each.labels.length === count && each.labels.every(({ text }, at) => text === labels[at]),
  );
  return block && { block, rest: keys.slice(count) };
}

/** `save[0]` and `save["orders"]` stand in the block `save`. */
export function withoutKey(label: string): string {
  return label.replace(/\[.*\]$/s, '');
}

/** What stands at a path; undefined where it leads through something that is worked out. */
export function placeAt(body: Body, path: readonly string[]): Found | undefined {
  const found = blockAt(body, path);
  return found && inBlock(found.block, found.rest);
}

/** The attribute of that name. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

/** The structure an expression holds, seen through `jsonencode` and a template of one interpolation. */
export function structureOf(expression: Expression): Expression {
  if (expression.kind === 'call' && (expression.name === 'jsonencode' || expression.name === 'yamlencode')) {
    const [argument] = expression.arguments;
    return argument ? structureOf(argument) : expression;
  }
  if (expression.kind !== 'template') return expression;
  const [only, ...others] = expression.parts;
  return only?.kind === 'interpolation' && others.length === 0 ? structureOf(only.value) : expression;
}

/** The entry of an object by its key. */
export function entryOf({ entries }: ObjectExpression, key: string): ObjectExpression['entries'][number] | undefined {
  return entries.find((entry) => keyText(entry.key) === key);
}

/** The text of a key or of any text without references. */
export function keyText(expression: Expression): string | undefined {
  if (expression.kind === 'literal') return expression.value ?? undefined;
  if (expression.kind !== 'template') return undefined;
  const [only, ...others] = expression.parts;
  if (!only) return '';
  return only.kind === 'text' && others.length === 0 ? only.text : undefined;
}

/** What is written at an expression, without the `"${…}"` that older configurations put around every reference. */
export function referenceText(text: string, expression: Expression | undefined): string {
  const written = expression ? text.slice(expression.start, expression.end) : '';
  return /^"\$\{\s*([^{}]*?)\s*\}"$/.exec(written)?.[1] ?? written;
}

/** Whether a block declares a resource of that type. */
export function isOfType(block: Block | undefined, type: string): boolean {
  return block?.type === 'resource' && block.labels[0]?.text === type;
}

const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  locals: 0,
};

function inBlock(block: Block, path: readonly string[]): Found | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return { kind: 'block', block };
  const attribute = attributeOf(block.body, name);
  if (attribute) return inExpression(attribute.value, rest);
  const [index, ...inner] = rest;
  const nested = block.body.blocks.filter(({ type }) => type === name)[Number(index)];
  return nested && inBlock(nested, inner);
}

function inExpression(expression: Expression, path: readonly string[]): Found | undefined {
  const structure = structureOf(expression);
  if (structure.kind === 'template' && path.length > 0) return { kind: 'document', template: structure, path };
  const [key, ...rest] = path;
  if (key === undefined) return { kind: 'expression', expression };
  if (structure.kind === 'object') {
    const entry = entryOf(structure, key);
    return entry && inExpression(entry.value, rest);
  }
  const item = structure.kind === 'list' ? structure.items[Number(key)] : undefined;
  return item && inExpression(item, rest);
}
