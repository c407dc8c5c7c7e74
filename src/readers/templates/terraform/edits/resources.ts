import type { NewResource } from '../../../../model/intent.js';
import { newProviderResource } from '../../../aws-provider/index.js';
import { leadingSpace } from '../../../layout.js';
import type { Block } from '../syntax/nodes.js';
import { newBlock } from './arguments.js';
import type { HclDraft } from './hcl-draft.js';
import { lineEnd, lineStart } from './lines.js';
import { type NewBlock, type NewExpression, quoted, renderBlock } from './new-expression.js';
import { attributeOf, blockAt, keyText } from './places.js';
import { type Address, type Names, resourcesCalled } from './references.js';

/** Writes a block behind another at the top of the file, with an empty line between; at the end when there is none. */
export function insertBlock(draft: HclDraft, neighbour: Block | undefined, block: NewBlock): boolean {
  const { text, layout } = draft;
  const rendered = renderBlock(block, '', layout.indent, layout.newline);
  if (!neighbour) {
    const end = text.trimEnd().length;
    const gap = end === 0 ? '' : layout.newline + layout.newline;
    return draft.change([{ start: end, end, text: gap + rendered }]);
  }
  const at = lineEnd(text, neighbour.end);
  const stop = text[at - 1] === '\r' ? at - 1 : at;
  const isFollowed = /^\r?\n[^\r\n]/.test(text.slice(stop, stop + 3));
  const { newline } = layout;
  return draft.change([{ start: stop, end: stop, text: newline + newline + rendered + (isFollowed ? newline : '') }]);
}

/** A new resource as a block, with where others find it. Undefined when its name is taken or it refers to what is not there. */
export function describeResource(
  resource: NewResource,
  neighbour: Block | undefined,
  names: Names,
): { readonly block: NewBlock; readonly address: Address } | undefined {
  const { type, arguments: given } = newProviderResource(resource);
  const label = labelFor(ownName(resource.name), neighbour);
  const loop = resource.kind === 'log-group' || resource.kind === 'async-invoke' ? loopOf(neighbour) : undefined;
  if (resourcesCalled(names.draft, label).some(({ labels }) => labels[0]?.text === type)) return undefined;
  const block = newBlock(`resource "${type}" "${label}"`, given, loop ? { ...names, instead: loop.instance } : names);
  if (!block) return undefined;
  const name = nameFor(resource, label, neighbour, names.draft.text);
  const attributes = [
    ...(loop ? [loop.argument] : []),
    ...(name === undefined ? [] : [['name', name] as const]),
    ...block.attributes,
  ];
  return { block: { ...block, attributes }, address: { type, label } };
}

/** Where there is a neighbour for each item of something, what belongs to one of them is there for each too. */
function loopOf(neighbour: Block | undefined) {
  if (!neighbour) return undefined;
  const address = neighbour.labels.map(({ text }) => text).join('.');
  if (attributeOf(neighbour.body, 'for_each'))
    return { argument: ['for_each', address] as const, instance: 'each.value' };
  if (!attributeOf(neighbour.body, 'count')) return undefined;
  return { argument: ['count', `length(${address})`] as const, instance: `${address}[count.index]` };
}

/** Without the module and the key that tell several resources of one block apart. */
function ownName(name: string): string {
  return name.replace(/\[[^\]]*\]/g, '').replace(/^.*\./, '');
}

/** Labels are written as their neighbour's: words in lower case, joined by `_` or, where it has them, by `-`. */
export function labelFor(name: string, neighbour: Block | undefined): string {
  const separator = (neighbour?.labels.at(-1)?.text ?? '').includes('-') ? '-' : '_';
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
  const label = words.join(separator).toLowerCase();
  return /^\d/.test(label) ? `_${label}` : label;
}

/**
 * The name a new resource gets in the account: its neighbour's with what its label says more, so that it is another in each
 * stage as the neighbour's is. It does not refer to the neighbour, which may come to refer to it. Undefined where the
 * provider makes one up.
 */
function nameFor(
  resource: NewResource,
  label: string,
  neighbour: Block | undefined,
  text: string,
): NewExpression | undefined {
  if (resource.kind !== 'queue' && resource.kind !== 'table') return undefined;
  const own = neighbour?.labels.at(-1)?.text ?? '';
  const rest = label.startsWith(own) ? label.slice(own.length) : label;
  const suffix = rest.replace(/^[_-]+/, '').replaceAll('_', '-');
  const fifo = resource.kind === 'queue' && resource.fifo === true ? '.fifo' : '';
  const written =
    neighbour && (attributeOf(neighbour.body, 'function_name') ?? attributeOf(neighbour.body, 'name'))?.value;
  const around = written && text.slice(written.start, written.end);
  if (!written || around === undefined || /\b(?:each|count)\.\w|\n/.test(around)) {
    if (resource.kind === 'queue' && fifo === '') return undefined;
    return quoted(label.replaceAll('_', '-') + fifo);
  }
  const literal = keyText(written);
  if (literal !== undefined) return quoted(`${literal.replace(/\.fifo$/, '')}-${suffix}${fifo}`);
  if (written.kind === 'template') return `${around.slice(0, -1).replace(/\.fifo$/, '')}-${suffix}${fifo}"`;
  return fifo === '' ? `"\${${around}}-${suffix}"` : undefined;
}

/** The block at the top of the file that an origin's path leads to. */
export function topBlock(draft: HclDraft, path: readonly string[]): Block | undefined {
  return blockAt(draft.body, path)?.block;
}

/** Declares a variable, behind the others of the file. One that is there is used as it is. */
export function addVariable(draft: HclDraft, name: string, before: Block | undefined): boolean {
  const variables = draft.body.blocks.filter(({ type }) => type === 'variable');
  if (variables.some(({ labels }) => labels[0]?.text === name)) return true;
  const block: NewBlock = { head: `variable "${name}"`, attributes: [['type', 'string']] };
  const last = variables.at(-1);
  if (last || !before) return insertBlock(draft, last, block);
  const { text, layout } = draft;
  const at = startWithComments(text, lineStart(text, before.start));
  const rendered = renderBlock(block, '', layout.indent, layout.newline);
  return draft.change([{ start: at, end: at, text: rendered + layout.newline + layout.newline }]);
}

/** Comments right above a block belong to it. */
function startWithComments(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, at);
    if (!/^(?:#|\/\/)/.test(line.slice(leadingSpace(line).length))) break;
    at = above;
  }
  return at;
}
