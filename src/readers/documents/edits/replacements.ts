import type { Change } from './draft.js';
import { lineEnd, ownLine } from './insertions.js';
import type { NewNode } from './new-node.js';
import type { EntryPlace, ListPlace, MapPlace, Place } from './places.js';
import { type Quote, renderBlockItem, renderBlockValue, renderFlowValue } from './render.js';
import { columnOf, type Style } from './style.js';

/** The changes that give an entry another value; undefined where a comment would get lost. */
export function replaceValue(
  text: string,
  style: Style,
  map: MapPlace,
  entry: EntryPlace,
  value: NewNode,
): readonly Change[] | undefined {
  const old = entry.value;
  if (old?.kind === 'shared') return undefined;
  const quote = quoteOf(old);
  if (map.layout === 'flow') {
    if (!old || hasComment(text, old, style)) return undefined;
    const indentation = ownLine(text, map.start, entry.keyStart);
    return [{ start: old.start, end: old.end, text: renderFlowValue(value, style, indentation, quote) }];
  }
  const rendered = renderBlockValue(value, ' '.repeat(columnOf(text, entry.keyStart)), style, quote);
  if (!old) return fillIn(text, style, entry, rendered);
  if (hasComment(text, old, style) || text.slice(entry.colonEnd, old.start).includes('#')) return undefined;
  // A comment behind the old value stays on the line of the key.
  const end = rendered.startsWith(style.newline) ? lineEnd(text, old.end) : old.end;
  return [{ start: entry.colonEnd, end, text: text.slice(old.end, end).trimEnd() + rendered }];
}

/** A value behind a key that has none: on the key's line, or below its comment. */
function fillIn(text: string, style: Style, entry: EntryPlace, rendered: string): readonly Change[] {
  const onLinesOfItsOwn = rendered.startsWith(style.newline);
  const at = onLinesOfItsOwn ? lineEnd(text, entry.colonEnd) : entry.colonEnd;
  return [{ start: at, end: at, text: rendered }];
}

/**
 * The changes that make a list have exactly `items`. What stays is not touched, so that comments stay with it; undefined
 * where a comment would get lost.
 */
export function replaceItems(
  text: string,
  style: Style,
  list: ListPlace,
  items: readonly NewNode[],
): readonly Change[] | undefined {
  const quote = list.items.map(quoteOf).find((found) => found !== undefined) ?? '';
  if (list.layout === 'flow') {
    if (hasComment(text, list, style)) return undefined;
    const first = list.items[0];
    const itemIndent = first && ownLine(text, list.start, first.start);
    const indentation = itemIndent?.slice(0, Math.max(itemIndent.length - style.indent.length, 0));
    return [{ start: list.start, end: list.end, text: renderFlowValue(items, style, indentation, quote) }];
  }
  const [dash] = list.itemStarts;
  if (dash === undefined) return undefined;
  const indentation = ' '.repeat(columnOf(text, dash));
  const wanted = items.map((item) => renderBlockItem(item, indentation, style, quote));
  const present = list.items.map((item, index) => normalised(text.slice(list.itemStarts[index], item.end)));
  const missing = wanted.filter((item) => !present.includes(normalised(item)));
  const leaving = list.items.flatMap((item, index) =>
    wanted.some((each) => normalised(each) === present[index])
      ? []
      : [{ item, start: list.itemStarts[index] ?? item.start }],
  );
  const beginsLine = leaving.every(
    ({ start }) => text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '',
  );
  if (!beginsLine || leaving.some(({ item }) => hasComment(text, item, style))) return undefined;
  const gap = style.newline + indentation;
  const [replaced, ...removed] = leaving;
  const [replacement, ...added] = missing;
  const changes = removed.map(({ start, item }) => wholeLines(text, start, item.end));
  if (replaced) {
    changes.push(
      replacement === undefined
        ? wholeLines(text, replaced.start, replaced.item.end)
        : { start: replaced.start, end: replaced.item.end, text: replacement },
    );
  }
  // What is new stands behind what it replaces, and otherwise behind all.
  const lines = replaced ? added : missing;
  if (lines.length > 0) {
    const at = lineEnd(text, replaced ? replaced.item.end : list.end);
    changes.push({ start: at, end: at, text: gap + lines.join(gap) });
  }
  return changes;
}

/** The changes that put another item in the place of one of a list; undefined where a comment would get lost. */
export function replaceItem(
  text: string,
  style: Style,
  list: ListPlace,
  at: number,
  item: NewNode,
): readonly Change[] | undefined {
  const old = list.items[at];
  const start = list.itemStarts[at];
  if (!old || start === undefined || old.kind === 'shared' || hasComment(text, old, style)) return undefined;
  if (list.layout === 'flow') {
    const indentation = ownLine(text, list.start, old.start);
    return [{ start: old.start, end: old.end, text: renderFlowValue(item, style, indentation, '') }];
  }
  const indentation = ' '.repeat(columnOf(text, start));
  return [{ start, end: old.end, text: renderBlockItem(item, indentation, style, '') }];
}

/** The quote a scalar has; undefined for anything else. */
export function quoteOf(place: Place | undefined): Quote | undefined {
  return place?.kind === 'scalar' ? place.quote : undefined;
}

/** Whether a comment, or what looks like one, lies inside of something that is no scalar. */
export function hasComment(text: string, place: Place, style: Style): boolean {
  return place.kind !== 'scalar' && hasCommentBetween(text, place.start, place.end, style);
}

/** Whether a comment, or what looks like one, lies between two offsets. */
export function hasCommentBetween(text: string, start: number, end: number, { format }: Style): boolean {
  const mark = format !== 'yaml' ? /(^|\s)(\/\/|\/\*)/ : /(^|\s)#/;
  return mark.test(text.slice(start, end));
}

function wholeLines(text: string, start: number, end: number): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  return { start: from, end: newline === -1 ? text.length : newline + 1, text: '' };
}

/** Quotes and spacing make no difference. */
function normalised(item: string): string {
  return item.replace(/["'\s]/g, '');
}
