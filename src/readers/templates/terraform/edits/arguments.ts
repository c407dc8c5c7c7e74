import type { NewArgument, NewDocument } from '../../../aws-provider/index.js';
import type { Block } from '../syntax/nodes.js';
import { addBlock, setAttribute, setEntry } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { type NewBlock, type NewExpression, quoted } from './new-expression.js';
import { attributeOf, structureOf } from './places.js';
import { type Names, toExpression } from './references.js';

/** Writes an argument into a block that stands there. False where it cannot be written or is given in another way. */
export function setArgument(
  draft: HclDraft,
  find: () => Block | undefined,
  argument: NewArgument,
  names: Names,
): boolean {
  const block = find();
  if (!block) return false;
  if ('value' in argument) {
    const value = toExpression(argument.value, names);
    return value !== undefined && setAttribute(draft, block, argument.name, value, settings);
  }
  if ('json' in argument) return setJson(draft, block, argument, names);
  if ('blocks' in argument || 'map' in argument) return false;
  const { name, block: inner } = argument;
  const exists = block.body.blocks.some(({ type }) => type === name);
  const findInner = () => find()?.body.blocks.find(({ type }) => type === name);
  if (exists) return inner.every((each) => setArgument(draft, findInner, each, names));
  const isGiven =
    attributeOf(block.body, name) ||
    block.body.blocks.some(({ type, labels }) => type === 'dynamic' && labels[0]?.text === name);
  const added = isGiven ? undefined : newBlock(name, inner, names);
  return added !== undefined && addBlock(draft, block, added);
}

/** A block with arguments; undefined when one of them refers to something that has no name here. */
export function newBlock(head: string, given: readonly NewArgument[], names: Names): NewBlock | undefined {
  const attributes: (readonly [string, NewExpression])[] = [];
  const blocks: NewBlock[] = [];
  for (const argument of given) {
    if ('block' in argument || 'blocks' in argument) {
      for (const inner of 'block' in argument ? [argument.block] : argument.blocks) {
        const block = newBlock(argument.name, inner, names);
        if (!block) return undefined;
        blocks.push(block);
      }
      continue;
    }
    const value = attributeValue(argument, names);
    if (value === undefined) return undefined;
    attributes.push([argument.name, value]);
  }
  return { head, attributes, blocks };
}

function attributeValue(
  argument: Exclude<NewArgument, { readonly block: unknown } | { readonly blocks: unknown }>,
  names: Names,
): NewExpression | undefined {
  if ('json' in argument) return jsonOf(argument, names);
  return 'map' in argument ? objectOf(argument.map, names) : toExpression(argument.value, names);
}

/** Settings of a function stand together. */
const settings = ['package_type', 'image_uri', 'handler', 'runtime', 'architectures', 'memory_size', 'timeout'];

type JsonArgument = Extract<NewArgument, { readonly json: unknown }>;

function jsonOf({ json }: JsonArgument, names: Names): NewExpression | undefined {
  const object = objectOf(json, names);
  return object && { call: 'jsonencode', argument: object };
}

function objectOf(document: NewDocument, names: Names): NewExpression | undefined {
  const object: (readonly [string, NewExpression])[] = [];
  for (const [key, each] of Object.entries(document)) {
    const value = documentValue(each, names);
    if (value === undefined) return undefined;
    object.push([/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key), value]);
  }
  return { object };
}

function documentValue(value: NewDocument[string], names: Names): NewExpression | undefined {
  const isMap = typeof value === 'object' && 'inner' in value;
  return isMap ? objectOf(value.inner, names) : toExpression(value, names);
}

/** Keeps what else stands in a structure that is there. */
function setJson(draft: HclDraft, block: Block, argument: JsonArgument, names: Names): boolean {
  const whole = jsonOf(argument, names);
  if (!whole) return false;
  const written = attributeOf(block.body, argument.name);
  const structure = written && structureOf(written.value);
  if (structure?.kind !== 'object' || structure.entries.length === 0)
    return setAttribute(draft, block, argument.name, whole);
  const at = draft.body.blocks.findIndex(({ start }) => start === block.start);
  return Object.entries(argument.json).every(([key, each]) => {
    const value = documentValue(each, names);
    const now = draft.body.blocks[at];
    const object = now && structureOf(attributeOf(now.body, argument.name)?.value ?? structure);
    return value !== undefined && object?.kind === 'object' && setEntry(draft, object, key, value);
  });
}
