import type { Change } from '../../../documents/edits/draft.js';
import type { Attribute, Block, ObjectExpression } from '../syntax/nodes.js';
import type { HclDraft } from './hcl-draft.js';
import { lineEnd, lineStart } from './lines.js';
import { attributeOf, entryOf } from './places.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes out the argument at the end of a way through blocks, and with it the blocks that hold nothing else. `around` are
 * the blocks it lies in, the outermost first. False where it is not there, or comes from a loop.
 */
export function removeArgument(
  draft: HclDraft,
  around: readonly Block[],
  [name = '', ...rest]: readonly string[],
): boolean {
  const block = around.at(-1);
  if (!block) return false;
  if (rest.length > 0) {
    const inner = block.body.blocks.find(({ type }) => type === name);
    return inner !== undefined && removeArgument(draft, [...around, inner], rest);
  }
  const attribute = attributeOf(block.body, name);
  const nested = block.body.blocks.find(({ type }) => type === name);
  const found = attribute ?? nested;
  if (!found) return false;
  // The resource itself stays, whatever is left in it.
  const emptied = around.slice(1).find((_, at) => around.slice(at + 1).every((each) => partsOf(each) === 1));
  if (emptied) return draft.change([blockLines(draft.text, emptied)]);
  if (!attribute) return draft.change([blockLines(draft.text, found)]);
  if (!standsAlone(draft.text, attribute))
    return draft.change([{ start: attribute.start, end: attribute.end, text: '' }]);
  return draft.change([...aligned(draft.text, block, attribute), line(draft.text, attribute)]);
}

/** Takes an entry out of an object that has others. */
export function removeEntry(draft: HclDraft, object: ObjectExpression, key: string): boolean {
  const entry = entryOf(object, key);
  if (!entry || object.entries.length === 1) return false;
  const { text } = draft;
  const at = object.entries.indexOf(entry);
  const [before, next] = [object.entries[at - 1], object.entries[at + 1]];
  const [start, end] = [entry.key.start, entry.value.end];
  if (standsAlone(text, { start, end })) return draft.change([line(text, { start, end })]);
  if (next) return draft.change([{ start, end: next.key.start, text: '' }]);
  return before !== undefined && draft.change([{ start: before.value.end, end, text: '' }]);
}

function partsOf({ body }: Block): number {
  return body.attributes.length + body.blocks.length;
}

/** Nothing but a remark shares its lines. */
function standsAlone(text: string, { start, end }: Span): boolean {
  return (
    text.slice(lineStart(text, start), start).trim() === '' &&
    /^[ \t]*,?[ \t]*(?:(?:#|\/\/).*)?\r?$/.test(text.slice(end, lineEnd(text, end)))
  );
}

/** A line, with what is remarked on it. */
function line(text: string, { start, end }: Span): Change {
  const next = lineEnd(text, end);
  return { start: lineStart(text, start), end: Math.min(next + 1, text.length), text: '' };
}

/** A block with the empty line that sets it apart. */
function blockLines(text: string, block: Span): Change {
  const change = line(text, block);
  const gap = /\n([ \t]*\r?\n)$/.exec(text.slice(0, change.start))?.[1];
  return { ...change, start: change.start - (gap?.length ?? 0) };
}

/** Lines around the one that goes come closer to their signs where it was the longest. */
function aligned(text: string, { body }: Block, gone: Attribute): readonly Change[] {
  const at = body.attributes.indexOf(gone);
  const areNeighbours = (a: Attribute | undefined, b: Attribute | undefined) =>
    a !== undefined && b !== undefined && lineEnd(text, a.end) + 1 === lineStart(text, b.start) && isShort(text, a);
  let [first, last] = [at, at];
  while (areNeighbours(body.attributes[first - 1], body.attributes[first])) first--;
  while (areNeighbours(body.attributes[last], body.attributes[last + 1])) last++;
  const group = body.attributes.slice(first, last + 1).filter((each) => each.end <= lineEnd(text, each.start));
  const width = Math.max(...group.map(nameLength));
  const isAligned = group.every((each) => gapOf(text, each) === spaced(width - nameLength(each)));
  const kept = group.filter((each) => each !== gone);
  const needed = Math.max(...kept.map(nameLength));
  if (!isAligned || needed >= width) return [];
  return kept.map((each) => ({ start: each.nameEnd, end: each.value.start, text: spaced(needed - nameLength(each)) }));
}

function isShort(text: string, { start, end }: Attribute): boolean {
  return end <= lineEnd(text, start);
}

function nameLength({ start, nameEnd }: Attribute): number {
  return nameEnd - start;
}

function gapOf(text: string, { nameEnd, value }: Attribute): string {
  return text.slice(nameEnd, value.start);
}

function spaced(padding: number): string {
  return `${' '.repeat(padding)} = `;
}
