import type { CodeIntent } from '../../../model/intent.js';
import { contains, descendants, type Node, type NodeOf } from '../../analysis/tree.js';
import type { Placed } from '../../syntax/program.js';
import type { Draft } from './draft.js';

type RenameEntry = Extract<CodeIntent, { readonly kind: 'rename-entry' }>;

/**
 * Writes another name for an entry of a map that a call is given: in the call itself, or in a variable that only the call
 * uses. False where the name stands in an expression of the call too, which would go on speaking of the old one.
 */
export function renameEntry(draft: Draft, intent: RenameEntry): boolean {
  const places = placesGiven(draft, intent);
  const [name, ...more] = places.flatMap((place) => namesWithin(draft, place, intent));
  if (!name || more.length > 0 || places.some(({ node }) => speaksOf(draft, node, intent.from))) return false;
  const written = draft.textOf(name.place);
  const quotes = /(["'`])/.exec(written);
  if (quotes) {
    const [quote] = quotes;
    const [before, behind] = written.split(quote + intent.from + quote);
    if (before === undefined || behind === undefined) return false;
    draft.changes.replace(name.place.start, name.place.end, before + quote + intent.to + quote + behind);
    return true;
  }
  if (written !== intent.from) return false;
  const key = /^[A-Za-z_$][\w$]*$/.test(intent.to) ? intent.to : draft.quoted(intent.to);
  draft.changes.replace(name.place.start, name.place.end, name.isShort ? `${key}: ${intent.from}` : key);
  return true;
}

interface GivenPlace {
  readonly node: Node;
  /** It is given under the argument's name, or what is in the argument. */
  readonly isArgument: boolean;
}

/** The call, and what it is given by names that are used nowhere else. */
function placesGiven(draft: Draft, { at, under }: RenameEntry): readonly GivenPlace[] {
  const places: GivenPlace[] = draft
    .nodesAt(at)
    .slice(0, 1)
    .map((node) => ({ node, isArgument: false }));
  for (const place of places) {
    for (const node of descendants(place.node)) {
      const value = isName(node) ? onlyValue(draft, node) : undefined;
      if (!value || places.some((known) => contains(known.node, value))) continue;
      places.push({ node: value, isArgument: isGivenAs(draft, node, under, place) });
    }
  }
  return places;
}

function onlyValue(draft: Draft, name: NodeOf<'name'>): Node | undefined {
  const declaration = draft.file.declarationOf(name.name, name);
  const [value, ...others] = declaration ? draft.file.valuesOf(declaration) : [];
  if (!declaration || !value || others.length > 0) return undefined;
  const uses = draft.file.tree
    .of('name')
    .filter((other) => other.name === name.name && draft.file.declarationOf(other.name, other) === declaration);
  return uses.length === 1 ? value : undefined;
}

interface WrittenName {
  readonly place: Placed;
  /** The name stands for its value as well: `{ orderId }`. */
  readonly isShort: boolean;
}

function namesWithin(draft: Draft, place: GivenPlace, { from, under }: RenameEntry): readonly WrittenName[] {
  return [...descendants(place.node)].flatMap((node): readonly WrittenName[] => {
    const name = nameIn(draft, node, from);
    return name && isGivenAs(draft, node, under, place) ? [name] : [];
  });
}

function nameIn(draft: Draft, node: Node, from: string): WrittenName | undefined {
  if (!('kind' in node)) return undefined;
  if (node.kind === 'entry') {
    const { keyPlace, keyExpression, value } = node;
    const isNamed = node.key === from || (keyExpression?.kind === 'literal' && keyExpression.value === from);
    return isNamed ? { place: keyPlace, isShort: keyPlace.start === value.start } : undefined;
  }
  if (node.kind !== 'literal' || node.value !== from) return undefined;
  const argument = draft.file.parentOf(node);
  const call = argument && draft.file.parentOf(argument);
  if (!call || !('kind' in call) || call.kind !== 'call') return undefined;
  const position = call.arguments.findIndex(({ value }) => value === node);
  // Java writes a map as the arguments of a call: each name before its value.
  const isName = /\bMap\.of$/.test(draft.textOf(call.callee))
    ? position % 2 === 0
    : position === 0 && /\b(?:Map\.)?entry$/.test(draft.textOf(call.callee));
  return isName ? { place: node, isShort: false } : undefined;
}

/** The map stands right in the argument, perhaps in calls that only write it in another form. */
function isGivenAs(draft: Draft, node: Node, under: string, place: GivenPlace): boolean {
  let maps = 0;
  if (node === place.node) return place.isArgument;
  for (const around of draft.file.tree.ancestorsOf(node)) {
    if (!('kind' in around)) {
      if ('value' in around && 'name' in around && isWord(around.name, under)) return true;
      continue;
    }
    if (around.kind === 'entry') return isWord(around.key, under);
    if (around.kind === 'call' && isWord(draft.file.callees.lastOf(around), under)) return true;
    if (around.kind === 'map' || around.kind === 'new') maps++;
    const passes = /^(?:map|new|call|cast|unary|await)$/.test(around.kind);
    if (!passes || maps > 1) return false;
    if (around === place.node) return place.isArgument;
  }
  return false;
}

function isWord(name: unknown, under: string): boolean {
  return typeof name === 'string' && name.toLowerCase() === under.toLowerCase();
}

/** A text that has the name in it among other words: an expression on the item. */
function speaksOf(draft: Draft, outer: Node, name: string): boolean {
  return [...descendants(outer)].some((node) => {
    if (!('kind' in node) || (node.kind !== 'literal' && node.kind !== 'template')) return false;
    const text = draft.textOf(node).slice(1, -1);
    return text !== name && text.split(/[^\w$-]+/).includes(name);
  });
}

function isName(node: Node): node is NodeOf<'name'> {
  return 'kind' in node && node.kind === 'name';
}
