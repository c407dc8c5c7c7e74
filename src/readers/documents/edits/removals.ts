import type { Change } from './draft.js';
import { lineEnd } from './insertions.js';
import type { EntryPlace, ListPlace, MapPlace } from './places.js';
import { hasCommentBetween } from './replacements.js';
import type { Style } from './style.js';

/**
 * The changes that take an entry out of a map that keeps others; undefined where a comment on something else would get
 * lost. What is remarked on its own line goes with it.
 */
export function removeEntry(
  text: string,
  style: Style,
  map: MapPlace,
  entry: EntryPlace,
): readonly Change[] | undefined {
  const at = map.entries.indexOf(entry);
  const [before, next] = [map.entries[at - 1], map.entries[at + 1]];
  if (map.layout === 'block') return fromBlock(text, entry, next);
  const end = endOf(entry);
  const comma = /^\s*,/.exec(text.slice(end, map.end))?.[0].length ?? 0;
  if (beginsLine(text, entry.keyStart) && comma > 0 && endsLine(text, end + comma, style)) {
    return [wholeLines(text, entry.keyStart, end)];
  }
  if (next)
    return hasCommentBetween(text, end, next.keyStart, style) ? undefined : [change(entry.keyStart, next.keyStart)];
  if (!before) return undefined;
  const from = endOf(before);
  return hasCommentBetween(text, from, entry.keyStart, style) ? undefined : [change(from, end)];
}

/**
 * The changes that take an item out of a list that keeps others; undefined where a comment on something else would get lost.
 */
export function removeItem(text: string, style: Style, list: ListPlace, at: number): readonly Change[] | undefined {
  const item = list.items[at];
  const start = list.itemStarts[at];
  if (!item || start === undefined || item.kind === 'shared') return undefined;
  if (list.layout === 'block') {
    return beginsLine(text, start) ? [withGap(text, wholeLines(text, start, item.end))] : undefined;
  }
  const [before, next] = [list.items[at - 1], list.items[at + 1]];
  const comma = /^\s*,/.exec(text.slice(item.end, list.end))?.[0].length ?? 0;
  if (next && beginsLine(text, start) && endsLine(text, item.end + comma, style)) {
    return [wholeLines(text, start, item.end)];
  }
  const nextStart = list.itemStarts[at + 1];
  if (next && nextStart !== undefined) {
    return hasCommentBetween(text, item.end, nextStart, style) ? undefined : [change(start, nextStart)];
  }
  if (!before || hasCommentBetween(text, before.end, start, style)) return undefined;
  return [change(before.end, item.end)];
}

/** The first entry of a list item shares its line with the dash: the next entry moves up to it. */
function fromBlock(text: string, entry: EntryPlace, next: EntryPlace | undefined): readonly Change[] | undefined {
  if (beginsLine(text, entry.keyStart)) return [withGap(text, wholeLines(text, entry.keyStart, endOf(entry)))];
  if (!next || text.slice(endOf(entry), next.keyStart).includes('#')) return undefined;
  return [change(entry.keyStart, next.keyStart)];
}

/** Of two empty lines that would meet, one goes too. */
function withGap(text: string, { start, end }: Change): Change {
  const isBlankBefore = /\n[ \t]*\r?\n$/.test(text.slice(0, start));
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0];
  return change(start, isBlankBefore && blank !== undefined ? end + blank.length : end);
}

function wholeLines(text: string, start: number, end: number): Change {
  const behind = lineEnd(text, end);
  const newline = /^\r?\n/.exec(text.slice(behind, behind + 2))?.[0].length ?? 0;
  return change(text.lastIndexOf('\n', start - 1) + 1, behind + newline);
}

function beginsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}

/** Nothing but a remark follows on the line. */
function endsLine(text: string, offset: number, { format }: Style): boolean {
  const rest = text.slice(offset, lineEnd(text, offset));
  return (format === 'yaml' ? /^\s*(?:#.*)?$/ : /^\s*(?:\/\/.*)?$/).test(rest);
}

function change(start: number, end: number): Change {
  return { start, end, text: '' };
}

function endOf({ value, colonEnd }: EntryPlace): number {
  return value?.end ?? colonEnd;
}
