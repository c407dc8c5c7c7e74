import type { Change } from '../../../documents/edits/draft.js';
import { leadingSpace } from '../../../layout.js';

/** An attribute of a block or an entry of an object: a name, a sign, a value. Offsets. */
export interface Line {
  readonly start: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly end: number;
}

/** What is to be written as a line behind another. */
export interface NewLine {
  readonly name: string;
  readonly value: string;
  /** What stands between lines of this map on one line: `,` or nothing. */
  readonly comma?: boolean;
}

/**
 * Writes a line behind `anchor`, and aligns the equals signs of the lines around it where they are aligned now. A value of
 * several lines stands behind all of them, as `terraform fmt` aligns only lines that follow each other.
 */
export function insertLine(
  text: string,
  lines: readonly Line[],
  anchor: Line,
  line: NewLine,
  newline: string,
): readonly Change[] {
  const indent = leadingSpace(text.slice(lineStart(text, anchor.start), anchor.start));
  const group = groupAround(text, lines, anchor);
  const isLong = line.value.includes('\n') || anchor.end > lineEnd(text, anchor.start);
  const behind = line.value.includes('\n') ? (group.at(-1) ?? anchor) : anchor;
  const sign = signOf(text, anchor);
  const comma = line.comma === true ? ',' : '';
  const at = behindLine(text, behind.end);
  if (isLong || sign === ':' || !isAligned(text, group)) {
    return [
      ...missingComma(text, behind, line),
      { start: at, end: at, text: `${newline}${indent}${line.name}${spaced(sign, 0)}${line.value}${comma}` },
    ];
  }
  const width = Math.max(line.name.length, ...group.map(({ start, nameEnd }) => nameEnd - start));
  const realigned = group.flatMap((each): readonly Change[] => {
    const wanted = spaced(sign, width - (each.nameEnd - each.start));
    const written = text.slice(each.nameEnd, each.valueStart);
    return written === wanted ? [] : [{ start: each.nameEnd, end: each.valueStart, text: wanted }];
  });
  return [
    ...realigned,
    ...missingComma(text, behind, line),
    {
      start: at,
      end: at,
      text: `${newline}${indent}${line.name}${spaced(sign, width - line.name.length)}${line.value}${comma}`,
    },
  ];
}

/** Where a line ends, what is remarked on it included. */
export function behindLine(text: string, end: number): number {
  const rest = text.slice(end, lineEnd(text, end));
  const remark = /^[ \t]*,?[ \t]*(?:(?:#|\/\/).*)?$/.exec(rest.replace(/\r$/, ''));
  return remark ? end + remark[0].trimEnd().length : end;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The lines that follow each other around one, each with a value of one line. */
function groupAround(text: string, lines: readonly Line[], anchor: Line): readonly Line[] {
  const at = lines.indexOf(anchor);
  const isShort = (line: Line | undefined) => line !== undefined && line.end <= lineEnd(text, line.start);
  const areNeighbours = (a: Line | undefined, b: Line | undefined) =>
    a !== undefined && b !== undefined && lineEnd(text, a.end) + 1 === lineStart(text, b.start);
  if (!isShort(anchor)) return [anchor];
  let [first, last] = [at, at];
  while (isShort(lines[first - 1]) && areNeighbours(lines[first - 1], lines[first])) first--;
  while (isShort(lines[last + 1]) && areNeighbours(lines[last], lines[last + 1])) last++;
  return lines.slice(first, last + 1);
}

/** Lines with names of one length show nothing: they count as aligned, which the tool makes them. */
function isAligned(text: string, group: readonly Line[]): boolean {
  const width = Math.max(...group.map(({ start, nameEnd }) => nameEnd - start));
  return group.every((line) => {
    const between = text.slice(line.nameEnd, line.valueStart);
    return between === spaced(signOf(text, line), width - (line.nameEnd - line.start));
  });
}

function signOf(text: string, { nameEnd, valueStart }: Line): '=' | ':' {
  return text.slice(nameEnd, valueStart).includes('=') ? '=' : ':';
}

function spaced(sign: '=' | ':', padding: number): string {
  return `${' '.repeat(Math.max(padding, 0))} ${sign} `;
}

/** A line that is not the last any more needs a comma where lines have them. */
function missingComma(text: string, { end }: Line, { comma }: NewLine): readonly Change[] {
  if (comma !== true || /^[ \t]*,/.test(text.slice(end, lineEnd(text, end)))) return [];
  return [{ start: end, end, text: ',' }];
}
