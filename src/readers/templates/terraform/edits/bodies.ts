import type { Change } from '../../../documents/edits/draft.js';
import { leadingSpace } from '../../../layout.js';
import type { Block, ObjectExpression } from '../syntax/nodes.js';
import type { HclDraft } from './hcl-draft.js';
import { behindLine, insertLine, type Line, lineStart } from './lines.js';
import {
  type NewBlock,
  type NewExpression,
  renderAttributes,
  renderBlock,
  renderExpression,
} from './new-expression.js';
import { attributeOf, entryOf } from './places.js';

/**
 * Gives an attribute of a block a value: in the place of the one it has, or as a new line behind the last of `after` that
 * is there, else behind the other attributes. False where it is given by a loop (`each.value`), which others share.
 */
export function setAttribute(
  draft: HclDraft,
  block: Block,
  name: string,
  value: NewExpression,
  after: readonly string[] = [],
): boolean {
  const { text, layout } = draft;
  const indent = indentIn(text, block);
  const rendered = renderExpression(value, indent, layout.indent, layout.newline);
  const written = attributeOf(block.body, name);
  if (written) {
    if (block.body.blocks.some(({ type }) => type === name)) return false;
    const old = text.slice(written.value.start, written.value.end);
    if (/\b(?:each|count)\.\w/.test(old)) return false;
    return draft.change([{ start: written.value.start, end: written.value.end, text: rendered }]);
  }
  if (isOnOneLine(text, block)) return draft.change([opened(draft, block, [[name, value]])]);
  const lines = linesOf(block);
  const anchor = anchorOf(text, block, lines, after);
  if (!anchor) {
    const at = openBrace(text, block) + 1;
    const line = `${indent}${name} = ${rendered}`;
    // What comes first is set apart from blocks, not from comments.
    const gap = block.body.blocks.length > 0 ? layout.newline : '';
    return draft.change([{ start: at, end: at, text: `${layout.newline}${line}${gap}` }]);
  }
  return draft.change(insertLine(text, lines, anchor, { name, value: rendered }, layout.newline));
}

/** Adds a block at the end of another, with an empty line between. */
export function addBlock(draft: HclDraft, block: Block, added: NewBlock): boolean {
  const { text, layout } = draft;
  const indent = indentIn(text, block);
  const rendered = renderBlock(added, indent, layout.indent, layout.newline);
  if (isOnOneLine(text, block)) return draft.change([opened(draft, block, [], rendered)]);
  const items = [...block.body.attributes.map((each) => ({ ...each, type: each.name })), ...block.body.blocks];
  const last = items
    .filter(({ type }) => !metaArguments.has(type))
    .sort((a, b) => a.end - b.end)
    .at(-1);
  const at = last ? behindLine(text, last.end) : openBrace(text, block) + 1;
  return draft.change([{ start: at, end: at, text: `${layout.newline}${last ? layout.newline : ''}${rendered}` }]);
}

/** The attribute at the end of a way through blocks, each made where it is not there. */
export function setNested(
  draft: HclDraft,
  find: () => Block | undefined,
  path: readonly string[],
  value: NewExpression,
  beside: readonly (readonly [string, NewExpression])[] = [],
): boolean {
  const block = find();
  const [first, ...rest] = path;
  if (!block || first === undefined) return false;
  if (rest.length === 0) return setAttribute(draft, block, first, value);
  if (block.body.blocks.some(({ type, labels }) => type === 'dynamic' && labels[0]?.text === first)) return false;
  if (attributeOf(block.body, first)) return false;
  const inner = block.body.blocks.find(({ type }) => type === first);
  if (!inner) return addBlock(draft, block, nested(first, rest, value, beside));
  return setNested(draft, () => find()?.body.blocks.find(({ type }) => type === first), rest, value, beside);
}

function nested(
  head: string,
  [next = '', ...rest]: readonly string[],
  value: NewExpression,
  beside: readonly (readonly [string, NewExpression])[],
): NewBlock {
  if (rest.length === 0) return { head, attributes: [...beside, [next, value]] };
  return { head, attributes: [], blocks: [nested(next, rest, value, beside)] };
}

/** Gives an entry of an object a value, in the place of the one it has or as a new line behind the others. */
export function setEntry(draft: HclDraft, object: ObjectExpression, key: string, value: NewExpression): boolean {
  const { text, layout } = draft;
  const outer = leadingSpace(text.slice(lineStart(text, object.start)));
  const written = entryOf(object, key);
  const last = object.entries.at(-1);
  const isOneLine = !text.slice(object.start, object.end).includes('\n');
  const lineOfLast = last && leadingSpace(text.slice(lineStart(text, last.key.start)));
  const indent = isOneLine || lineOfLast === undefined ? outer + layout.indent : lineOfLast;
  const rendered = renderExpression(
    value,
    written ? leadingSpace(text.slice(lineStart(text, written.value.start))) : indent,
    layout.indent,
    layout.newline,
  );
  if (written) return draft.change([{ start: written.value.start, end: written.value.end, text: rendered }]);
  if (!last) {
    const lines = renderAttributes([[keyOf(key), value]], indent, layout.indent, layout.newline);
    return draft.change([{ start: object.start, end: object.end, text: `{${layout.newline}${lines}${outer}}` }]);
  }
  if (isOneLine) return draft.change([spread(draft, object, [[key, rendered]], outer)]);
  const lines = object.entries.map((entry): Line => {
    return { start: entry.key.start, nameEnd: entry.key.end, valueStart: entry.value.start, end: entry.value.end };
  });
  const anchor = lines.at(-1);
  if (!anchor) return false;
  const comma =
    object.entries.slice(0, -1).some(({ value: { end } }) => /^[ \t]*,/.test(text.slice(end))) ||
    /^[ \t]*,/.test(text.slice(anchor.end));
  const style = text[last.key.start] === '"' ? `"${key}"` : keyOf(key);
  return draft.change(insertLine(text, lines, anchor, { name: style, value: rendered, comma }, layout.newline));
}

/** What belongs to Terraform itself stays at the end. */
const metaArguments: ReadonlySet<string> = new Set([
  'lifecycle',
  'depends_on',
  'provisioner',
  'connection',
  'timeouts',
  'tags',
]);

/** A key that is no word stands in quotes. */
function keyOf(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : `"${key}"`;
}

/** An object of one line with one line for each entry. */
function spread(
  draft: HclDraft,
  object: ObjectExpression,
  added: readonly (readonly [string, string])[],
  outer: string,
): Change {
  const { text, layout } = draft;
  const entries = object.entries.map(
    ({ key, value }) => [text.slice(key.start, key.end), text.slice(value.start, value.end)] as const,
  );
  const lines = renderAttributes(
    [...entries, ...added.map(([key, value]) => [keyOf(key), value] as const)],
    outer + layout.indent,
    layout.indent,
    layout.newline,
  );
  return { start: object.start, end: object.end, text: `{${layout.newline}${lines}${outer}}` };
}

/** A block of one line with a line for each attribute. */
function opened(
  draft: HclDraft,
  block: Block,
  added: readonly (readonly [string, NewExpression])[],
  inner?: string,
): Change {
  const { text, layout } = draft;
  const outer = leadingSpace(text.slice(lineStart(text, block.start)));
  const kept = block.body.attributes.map(({ name, value }) => [name, text.slice(value.start, value.end)] as const);
  const attributes = [...kept, ...added];
  const lines = renderAttributes(attributes, outer + layout.indent, layout.indent, layout.newline);
  const gap = inner !== undefined && attributes.length > 0 ? layout.newline : '';
  const start = openBrace(text, block);
  return {
    start,
    end: block.end,
    text: `{${layout.newline}${lines}${gap}${inner === undefined ? '' : inner + layout.newline}${outer}}`,
  };
}

function isOnOneLine(text: string, block: Block): boolean {
  return !text.slice(openBrace(text, block), block.end).includes('\n');
}

function openBrace(text: string, { start, end, type, labels }: Block): number {
  const from = labels.at(-1)?.end ?? start + type.length;
  const at = text.indexOf('{', from);
  return at === -1 || at >= end ? end - 1 : at;
}

/** How the lines in a block are indented. */
function indentIn(text: string, block: Block): string {
  const first = block.body.attributes[0] ?? block.body.blocks[0];
  const outer = leadingSpace(text.slice(lineStart(text, block.start)));
  if (!first || isOnOneLine(text, block)) return `${outer}  `;
  return leadingSpace(text.slice(lineStart(text, first.start)));
}

function linesOf({ body }: Block): readonly Line[] {
  return body.attributes.map(({ start, nameEnd, value, end }) => ({ start, nameEnd, valueStart: value.start, end }));
}

function anchorOf(text: string, { body }: Block, lines: readonly Line[], after: readonly string[]): Line | undefined {
  const named = body.attributes.findLastIndex(({ name }) => after.includes(name));
  if (named !== -1) return lines[named];
  const firstBlock = Math.min(...body.blocks.map(({ start }) => start));
  const before = lines.filter(
    (line, at) => line.start < firstBlock && !metaArguments.has(body.attributes[at]?.name ?? ''),
  );
  return before.findLast(({ start, end }) => !text.slice(start, end).includes('\n')) ?? before.at(-1);
}
