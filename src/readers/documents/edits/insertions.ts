import { leadingSpace } from '../../layout.js';
import type { Change } from './draft.js';
import type { NewNode } from './new-node.js';
import type { EntryPlace, ListPlace, MapPlace } from './places.js';
import { renderBlockEntries, renderBlockItem, renderFlowEntry, renderFlowValue } from './render.js';
import { columnOf, type Style } from './style.js';

/** Where among the entries of a map a new one goes. */
export interface EntryPosition {
  /** Behind the last of these that is there. */
  readonly after?: readonly string[];
  /** In front of all where none of `after` is there; otherwise behind all. */
  readonly elseFirst?: boolean;
  /** An empty line in between. */
  readonly spaced?: boolean;
}

/** The changes that add an entry to a map that has one already; undefined where its layout leaves no place. */
export function insertEntry(
  text: string,
  style: Style,
  map: MapPlace,
  key: string,
  value: NewNode,
  position: EntryPosition = {},
): readonly Change[] | undefined {
  const named = map.entries.findLast((entry) => position.after?.includes(entry.key));
  const first = map.entries[0];
  const neighbour = named ?? map.entries.at(-1);
  if (!first || !neighbour) return undefined;
  const inFront = !named && position.elseFirst === true;
  if (map.layout === 'block') {
    const indentation = ' '.repeat(columnOf(text, first.keyStart));
    const lines = renderBlockEntries({ entries: [[key, value]] }, indentation, style);
    const gap = style.newline + (position.spaced ? style.newline : '') + indentation;
    if (inFront) return [{ start: first.keyStart, end: first.keyStart, text: lines + gap }];
    const at = lineEnd(text, endOf(neighbour));
    return [{ start: at, end: at, text: gap + lines }];
  }
  const indentation = ownLine(text, map.start, first.keyStart);
  const rendered = renderFlowEntry(key, value, style, indentation);
  if (inFront) {
    const gap = indentation === undefined ? ' ' : style.newline + indentation;
    return [{ start: first.keyStart, end: first.keyStart, text: `${rendered},${gap}` }];
  }
  if (neighbour.value === undefined) return undefined;
  return insertIntoFlow(text, style, neighbour.value.end, map.end, rendered, indentation);
}

/** The changes that add an item behind the last of a list; undefined for an empty list. */
export function appendItem(text: string, style: Style, list: ListPlace, item: NewNode): readonly Change[] | undefined {
  const first = list.items[0];
  const last = list.items.at(-1);
  const [dash] = list.itemStarts;
  if (!first || !last || dash === undefined) return undefined;
  const quote = first.kind === 'scalar' ? first.quote : '';
  if (list.layout === 'block') {
    const indentation = ' '.repeat(columnOf(text, dash));
    const at = lineEnd(text, last.end);
    return [
      { start: at, end: at, text: style.newline + indentation + renderBlockItem(item, indentation, style, quote) },
    ];
  }
  const indentation = ownLine(text, list.start, first.start);
  const rendered = renderFlowValue(item, style, indentation, quote);
  return insertIntoFlow(text, style, last.end, list.end, rendered, indentation);
}

/** The changes that make a map the only item of a list. */
export function enclose(text: string, map: MapPlace): readonly Change[] {
  if (map.layout === 'flow') {
    return [
      { start: map.start, end: map.start, text: '[' },
      { start: map.end, end: map.end, text: ']' },
    ];
  }
  const changes = [{ start: map.start, end: map.start, text: '- ' }];
  for (let at = text.indexOf('\n', map.start); at !== -1 && at < map.end; at = text.indexOf('\n', at + 1)) {
    const isBlank = /^\s*?(\n|$)/.test(text.slice(at + 1));
    if (!isBlank) changes.push({ start: at + 1, end: at + 1, text: '  ' });
  }
  return changes;
}

/** Behind the last character of the line, its line end not counted. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' && newline - 1 >= offset ? newline - 1 : newline;
}

/** The white space in front of the first thing inside of brackets when it begins a line of its own, else undefined. */
export function ownLine(text: string, open: number, first: number): string | undefined {
  if (!text.slice(open, first).includes('\n')) return undefined;
  return leadingSpace(text.slice(text.lastIndexOf('\n', first - 1) + 1, first));
}

/**
 * Puts `rendered` behind what ends at `end`, inside of brackets that end at `close`. On a line of its own when
 * `indentation` says that its neighbours have one each; a comment behind the neighbour stays there.
 */
function insertIntoFlow(
  text: string,
  style: Style,
  end: number,
  close: number,
  rendered: string,
  indentation: string | undefined,
): readonly Change[] | undefined {
  const rest = text.slice(end, Math.min(lineEnd(text, end), close - 1));
  const comma = /^\s*,/.exec(rest)?.[0].length;
  const behind = rest.slice(comma ?? 0);
  const comment = /^\s*(#.*|\/\/.*|\/\*.*\*\/\s*)?$/.test(behind);
  if (indentation !== undefined && comment && lineEnd(text, end) < close - 1) {
    const at = lineEnd(text, end);
    const line = style.newline + indentation + rendered;
    if (comma !== undefined) return [{ start: at, end: at, text: `${line},` }];
    return behind.trim() === ''
      ? [{ start: end, end, text: `,${line}` }]
      : [
          { start: end, end, text: ',' },
          { start: at, end: at, text: line },
        ];
  }
  if (comma === undefined) return [{ start: end, end, text: `, ${rendered}` }];
  return [{ start: end + comma, end: end + comma, text: ` ${rendered},` }];
}

function endOf(entry: EntryPlace): number {
  return entry.value?.end ?? entry.colonEnd;
}
