import type { SourceRange } from '../../../../model/source.js';
import { callParts } from '../../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';

/** Gives a call a keyword argument with a literal, or changes the one it has. `at` is the call. */
export function setArgument(
  edited: EditedFile,
  at: SourceRange,
  argument: string,
  value: string | number | boolean,
): boolean {
  const call = edited.nodesAt(at).find(({ type }) => type === 'call');
  const list = call?.children.find(({ type }) => type === 'argument_list');
  if (!call || !list || !/^[A-Za-z_]\w*$/.test(argument)) return false;
  const { keywords, splats } = callParts(call, edited.text);
  const literal = literalOf(value, quoteIn(edited, list));
  const present = keywords.get(argument);
  if (present) {
    edited.changes.replace(present.start, present.end, literal);
    return true;
  }
  if (splats.length > 0) return false;
  appendArgument(edited, list, `${argument}=${literal}`);
  return true;
}

function appendArgument(edited: EditedFile, list: SyntaxNode, argument: string): void {
  const last = parts(list).at(-1);
  if (!last) {
    edited.changes.insert(list.start + 1, argument);
    return;
  }
  const comma = /^\s*,/.exec(edited.text.slice(last.end, list.end))?.[0].length;
  const end = last.end + (comma ?? 0);
  const closesOnOwnLine = edited.lineStart(list.end - 1) !== edited.lineStart(last.end);
  if (closesOnOwnLine && edited.startsItsLine(last)) {
    const indentation = edited.indentationAt(last.start);
    if (comma === undefined) edited.changes.insert(last.end, ',');
    const trailing = comma === undefined ? '' : ',';
    edited.changes.insert(edited.lineEnd(end), edited.layout.newline + indentation + argument + trailing);
    return;
  }
  const separator = comma === undefined ? ', ' : ' ';
  edited.changes.insert(end, separator + argument + (comma === undefined ? '' : ','));
}

/** The quotes of the call's own texts, or of most texts of the file. */
function quoteIn(edited: EditedFile, list: SyntaxNode): '"' | "'" {
  const text = edited.within('string', list)[0];
  if (!text) return edited.quote;
  return edited.textOf(text).includes('"') ? '"' : "'";
}

function literalOf(value: string | number | boolean, quote: '"' | "'"): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return `${value}`;
  const escaped = value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n');
  return quote + escaped + quote;
}
