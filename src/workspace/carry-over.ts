import { comparePositions, LineIndex, type Position, type SourceRange } from '../model/source.js';

/**
 * Facts of an earlier text made to fit a later one: what lies before the edited stretch stays, what lies behind it moves
 * along, what lies in it is drawn to its borders. So findings stay where a person sees them while a line is half typed.
 */
export function carryOver<Facts>(facts: Facts, file: string, before: string, after: string): Facts {
  const move = movement(file, before, after);
  const seen = new Map<object, object>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = seen.get(value);
    if (known) return known;
    if (isRange(value)) return value.file === file ? move(value) : value;
    if (Array.isArray(value)) return value.map(copy);
    const moved = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
    seen.set(value, moved);
    return moved;
  };
  return copy(facts) as Facts;
}

function movement(file: string, before: string, after: string): (range: SourceRange) => SourceRange {
  const shared = Math.min(before.length, after.length);
  let start = 0;
  while (start < shared && before[start] === after[start]) start++;
  let end = 0;
  while (end < shared - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;

  const oldLines = new LineIndex({ path: file, text: before });
  const newLines = new LineIndex({ path: file, text: after });
  const moved = (position: Position, isStart: boolean): Position => {
    const offset = oldLines.offset(position);
    // What begins just where text was added moves along; what ends there does not grow.
    if (isStart ? offset < start : offset <= start) return newLines.position(offset);
    if (offset >= before.length - end) return newLines.position(offset + after.length - before.length);
    return newLines.position(Math.min(offset, after.length - end));
  };
  return (range) => {
    const [from, to] = [moved(range.start, true), moved(range.end, false)];
    return { file, start: from, end: comparePositions(to, from) < 0 ? from : to };
  };
}

function isRange(value: object): value is SourceRange {
  return (
    'file' in value && 'start' in value && 'end' in value && typeof value.file === 'string' && isPosition(value.start)
  );
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
