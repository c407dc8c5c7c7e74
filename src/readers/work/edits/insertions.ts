import type { CallExpression, Expression, Placed } from '../../syntax/program.js';
import type { Draft } from './draft.js';

/** Adds an argument behind those of a call. */
export function appendArgument(draft: Draft, call: CallExpression, text: string): boolean {
  const last = call.arguments.at(-1);
  if (draft.text[call.end - 1] !== ')') return false;
  if (last) appendBehind(draft, last, call.arguments[0] ?? last, text);
  else draft.changes.insert(call.end - 1, text);
  return true;
}

/** Adds an entry behind those of a map that is written out. */
export function appendEntry(draft: Draft, map: Extract<Expression, { kind: 'map' }>, text: string): boolean {
  const last = map.entries.at(-1);
  if (last) appendBehind(draft, last, map.entries[0] ?? last, text);
  else draft.changes.replace(map.start, map.end, `{ ${text} }`);
  return true;
}

/** In the way the others stand: on the same line or one below the other, with a comma behind it or without. */
function appendBehind(draft: Draft, last: Placed, first: Placed, text: string): void {
  const comma = /^\s*,/.exec(draft.text.slice(last.end))?.[0];
  const line = draft.lineStart(first.start);
  const indentation = draft.text.slice(line, first.start);
  const isBelow = indentation.trim() === '' && line > 0;
  const separator = isBelow ? draft.newline + indentation : ' ';
  if (comma === undefined) draft.changes.insert(last.end, `,${separator}${text}`);
  else draft.changes.insert(last.end + comma.length, `${separator}${text}${isBelow ? ',' : ''}`);
}
