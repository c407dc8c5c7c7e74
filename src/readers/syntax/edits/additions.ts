import type { Change } from '../../documents/edits/draft.js';
import { leadingSpace } from '../../layout.js';
import type { ArgumentNode, CallExpression, Expression, MapExpression, NewExpression, Placed } from '../program.js';
import type { NewCode } from './new-code.js';
import type { ProgramStyle } from './program-style.js';
import { longestLine, renderCode, renderKey } from './render-code.js';

/** What can be given entries: a map, the named arguments of a call, or a call that has no map of arguments yet. */
export type Container =
  | { readonly kind: 'map'; readonly node: MapExpression }
  | { readonly kind: 'named'; readonly node: CallExpression | NewExpression }
  | { readonly kind: 'last'; readonly node: CallExpression | NewExpression };

/** Entries to be added to a container; those of maps that are not there yet lie in each other. */
export interface Additions {
  readonly container: Container;
  readonly tree: AdditionTree;
}

/** Values by their keys; where there is no map yet, the entries of one. */
export interface AdditionTree extends Map<string, NewCode | AdditionTree> {}

/** The value that stands under one of the names. */
export function entryOf({ kind, node }: Container, names: readonly string[]): Expression | undefined {
  if (kind === 'last') return undefined;
  if (kind === 'named') {
    return node.arguments.find(({ name }) => name !== undefined && names.includes(name))?.value;
  }
  const entry = node.entries.find(
    (each) => each.kind === 'entry' && each.key !== undefined && names.includes(each.key),
  );
  return entry?.value;
}

/**
 * What an expression can be given: a map, or a call that takes its entries by name (`FunctionTracingConfigArgs(…)`,
 * `StageOptions(…)`).
 */
export function innerContainer(node: Expression): Container | undefined {
  if (node.kind === 'map') return { kind: 'map', node };
  if (node.kind !== 'call') return undefined;
  const takesNames = node.arguments.every(({ name }) => name !== undefined);
  return takesNames && setsOfEntries.test(nameOf(node.callee)) ? { kind: 'named', node } : undefined;
}

/** Classes of Python that stand for maps, in Pulumi and in the CDK. */
const setsOfEntries = /Args(?:Dict)?$|^[A-Z]\w*(?:Options|Props|Property|Specification)$/;

/** How additions are written behind what is there. */
export function additionChanges({ container, tree }: Additions, text: string, style: ProgramStyle): readonly Change[] {
  const entries = [...tree].map(([key, value]) => [key, codeOf(value)] as const);
  switch (container.kind) {
    case 'map':
      return [insertedEntries(container.node, entries, text, style)];
    case 'named':
      return [insertedArguments(container.node, entries, text, style)];
    case 'last':
      return [insertedMap(container.node, entries, text, style)];
  }
}

type Entries = readonly (readonly [string, NewCode])[];

function codeOf(value: NewCode | AdditionTree): NewCode {
  return value instanceof Map ? { entries: [...value].map(([key, inner]) => [key, codeOf(inner)] as const) } : value;
}

function nameOf(callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

function insertedEntries(node: MapExpression, entries: Entries, text: string, style: ProgramStyle): Change {
  const last = node.entries.at(-1);
  const pair = ([key, value]: Entries[number], indent: string, inline: boolean) =>
    `${renderKey(key, style)}: ${renderCode(value, style, indent, inline)}`;
  if (!last) {
    const indent = indentationAt(node.start, text);
    return { start: node.start, end: node.end, text: renderCode({ entries }, style, indent) };
  }
  if (!hasOwnLine(last, text)) {
    return { start: last.end, end: last.end, text: inLine(node, entries, text, (...parts) => `, ${pair(...parts)}`) };
  }
  const indent = indentationAt(last.start, text);
  return linesBehind(
    last,
    entries.map((entry) => indent + pair(entry, indent, false)),
    node.end,
    text,
    style,
  );
}

function insertedArguments(
  node: CallExpression | NewExpression,
  entries: Entries,
  text: string,
  style: ProgramStyle,
): Change {
  const last = node.arguments.at(-1);
  const argument = ([key, value]: Entries[number], indent: string, inline: boolean) =>
    `${key}=${renderCode(value, style, indent, inline)}`;
  if (!last) {
    const added = entries.map((entry) => argument(entry, indentationAt(node.start, text), true)).join(', ');
    return { start: node.end - 1, end: node.end - 1, text: added };
  }
  const behind = placeOf(last);
  if (!hasOwnLine(behind, text)) {
    const added = inLine(node, entries, text, (...parts) => `, ${argument(...parts)}`);
    return { start: behind.end, end: behind.end, text: added };
  }
  const indent = indentationAt(behind.start, text);
  return linesBehind(
    behind,
    entries.map((entry) => indent + argument(entry, indent, false)),
    node.end,
    text,
    style,
  );
}

/** Entries on the line of what they are added to; where it would get too long, their maps take lines of their own. */
function inLine(
  node: Placed,
  entries: Entries,
  text: string,
  render: (entry: Entries[number], indent: string, inline: boolean) => string,
): string {
  const indent = indentationAt(node.start, text);
  const flat = entries.map((entry) => render(entry, indent, true)).join('');
  const line = text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.end);
  return line.length + flat.length <= longestLine
    ? flat
    : entries.map((entry) => render(entry, indent, false)).join('');
}

/** A map behind the last argument of a call. */
function insertedMap(
  node: CallExpression | NewExpression,
  entries: Entries,
  text: string,
  style: ProgramStyle,
): Change {
  const last = node.arguments.at(-1);
  const map = renderCode({ entries }, style, indentationAt(node.start, text));
  if (!last) return { start: node.end - 1, end: node.end - 1, text: map };
  return { start: last.end, end: last.end, text: `, ${map}` };
}

/** New lines behind an entry. The comma behind it is put where there is none, and behind the last where there was one. */
function linesBehind(
  last: Placed,
  lines: readonly string[],
  closing: number,
  text: string,
  { newline }: ProgramStyle,
): Change {
  const rest = text.slice(last.end, closing - 1);
  const comma = /^\s*,/.exec(rest)?.[0];
  const start = last.end + (comma?.length ?? 0);
  // A comment behind the entry stays on its line.
  const comment = /^[ \t]*(?:\/\/[^\r\n]*|#[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=\r?\n))/.exec(
    text.slice(start, closing),
  )?.[0];
  const body = lines.join(`,${newline}`);
  if (comma !== undefined) {
    const at = start + (comment?.length ?? 0);
    return { start: at, end: at, text: `${newline}${body},` };
  }
  if (comment === undefined) return { start, end: start, text: `,${newline}${body}` };
  return { start, end: start + comment.length, text: `,${comment}${newline}${body}` };
}

/** An argument reaches over its name. */
function placeOf({ start, end }: ArgumentNode): Placed {
  return { start, end };
}

function hasOwnLine({ start }: Placed, text: string): boolean {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
}

function indentationAt(offset: number, text: string): string {
  return leadingSpace(text.slice(text.lastIndexOf('\n', offset - 1) + 1));
}
