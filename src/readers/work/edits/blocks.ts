import { isFunction, type Node } from '../../analysis/tree.js';
import { detectLayout, leadingSpace, reindent } from '../../layout.js';
import type { FunctionNode, Placed, Statement } from '../../syntax/program.js';
import type { Draft } from './draft.js';
import { siblingsOf } from './siblings.js';

/** The nearest statement around a node, or the node itself, that stands in a block with others. */
export function statementAround(node: Placed, draft: Draft): Statement | undefined {
  for (let at: Node | undefined = node as Node; at && !isFunction(at); at = draft.file.parentOf(at)) {
    if ('kind' in at && siblingsOf(at as Statement, draft).length > 0) return at as Statement;
  }
  return undefined;
}

/** The statements of a block from one of them to its end. */
export function restOfBlock(statement: Statement, draft: Draft): readonly Statement[] {
  return siblingsOf(statement, draft).filter(({ start }) => start >= statement.start);
}

/** The function around a node can wait: what it is written in is `async`. */
export function canAwait(node: Placed, draft: Draft): boolean {
  return draft.file.functionAround(node)?.isAsync ?? false;
}

/** Whether a node is in a loop, or in a function that runs for each item, of the function around it. */
export function isInLoop(node: Placed, owner: FunctionNode, draft: Draft): boolean {
  for (const around of draft.file.tree.ancestorsOf(node)) {
    if (around === owner) return false;
    if (isFunction(around) || ('kind' in around && around.kind === 'loop')) return true;
  }
  return false;
}

/** The space in front of the line that a node begins on. */
export function indentationOf({ start }: Placed, draft: Draft): string {
  return leadingSpace(draft.text.slice(draft.lineStart(start), start));
}

/** One step of indentation as the file has it. */
export function stepOf(draft: Draft): string {
  const { language } = draft.file.program;
  const usual = language === 'go' ? '\t' : language === 'typescript' || language === 'javascript' ? '  ' : '    ';
  return detectLayout(draft.text, usual).indent;
}

/** Behind a statement: its semicolon where that is no part of it, and a comment that follows on the line. */
export function lineEndBehind({ end }: Placed, draft: Draft): number | undefined {
  const rest = draft.text.slice(end, draft.nextLine(end)).replace(/\r?\n$/, '');
  return /^;?[ \t]*(?:(?:\/\/|#).*|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)?$/.test(rest) ? end + rest.length : undefined;
}

/** Nothing stands in front of a node on its line, but for the word that declares variables in scripts. */
export function beginsItsLine({ start }: Placed, draft: Draft): boolean {
  return /^\s*(?:(?:const|let|var)\s+)?$/.test(draft.text.slice(draft.lineStart(start), start));
}

/** Code whose further lines go from one indentation to another; where it holds a text of several lines it stays as it is. */
export function moved(code: string, from: string, to: string): string {
  return /`|"""|'''/.test(code.replace(/`[^`\n]*`/g, '')) ? code : reindent(code, from, to);
}

/** Moves the lines between two offsets to the right; lines inside of texts stay. */
export function indentLines(draft: Draft, from: number, until: number, step: string): void {
  const fixed = new Set<number>();
  for (const node of [...draft.file.tree.of('literal'), ...draft.file.tree.of('template')]) {
    if (node.end <= from || node.start >= until) continue;
    for (let at = draft.nextLine(node.start); at < node.end; at = draft.nextLine(at)) fixed.add(at);
  }
  for (let at = draft.lineStart(from); at < until; at = draft.nextLine(at)) {
    const isBlank = draft.text.slice(at, draft.nextLine(at)).trim() === '';
    if (!isBlank && !fixed.has(at)) draft.changes.insert(at, step);
  }
}
