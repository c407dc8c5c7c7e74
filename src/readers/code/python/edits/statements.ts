import { reindent } from '../../../layout.js';
import { parts, type SyntaxNode } from '../tree.js';
import type { EditedFile } from './edited-file.js';

/** The statement that a node is or is part of: the node directly in a block or in the module. */
export function statementAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | undefined = node; at?.parent; at = at.parent) {
    if (at.parent.type === 'block' || at.parent.type === 'module') return at;
  }
  return undefined;
}

/** The statement at the top level of the module that a node is part of. */
export function topLevelStatement(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | undefined = node;
  while (at?.parent && at.parent.type !== 'module') at = at.parent;
  return at?.parent ? at : undefined;
}

/**
 * Takes out a statement with its lines. In a block that would be left empty `pass` takes its place; among others on one line
 * only the statement goes.
 */
export function removeStatement(edited: EditedFile, statement: SyntaxNode): void {
  const { changes, text } = edited;
  const siblings = statement.parent ? parts(statement.parent) : [];
  if (siblings.length === 1 && statement.parent?.type === 'block') {
    changes.replace(statement.start, statement.end, 'pass');
    return;
  }
  if (edited.hasOwnLines(statement)) {
    const start = edited.lineStart(statement.start);
    let end = edited.nextLine(statement.end);
    const isFirst = siblings[0] === statement && statement.parent?.type === 'block';
    while (isFirst && edited.isBlankLine(end)) end = edited.nextLine(end);
    changes.replace(start, end, '');
    return;
  }
  const index = siblings.indexOf(statement);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  if (after && edited.lineStart(after.start) === edited.lineStart(statement.end)) {
    changes.replace(statement.start, after.start, '');
  } else if (before && edited.lineStart(before.end) === edited.lineStart(statement.start)) {
    changes.replace(before.end, statement.end, '');
  } else {
    const separator = /^[ \t]*;[ \t]*/.exec(text.slice(statement.end))?.[0].length ?? 0;
    changes.replace(statement.start, statement.end + separator, '');
  }
}

/** Adds statements after the last one of a block. The lines carry no indentation of their own. */
export function appendToBlock(edited: EditedFile, block: SyntaxNode, lines: readonly string[]): boolean {
  const last = parts(block).at(-1);
  const first = parts(block)[0];
  if (!last || !first || !edited.startsItsLine(first)) return false;
  const indentation = edited.indentationAt(first.start);
  const { newline } = edited.layout;
  edited.changes.insert(edited.lineEnd(last.end), lines.map((line) => newline + indentation + line).join(''));
  return true;
}

/** The text of whole lines, moved from one indentation to another; texts of several lines keep their inside. */
export function movedLines(edited: EditedFile, start: number, end: number, from: string, to: string): string {
  const inside = edited.linesInsideStrings(start, end);
  const fixed = new Set<number>();
  for (let line = 0, at = start; at < end; line += 1, at = edited.nextLine(at)) if (inside.has(at)) fixed.add(line);
  return reindent(edited.text.slice(start, end), from, to, fixed);
}

/** Puts one more step of indentation before each line from `start` to `end`, both at line borders. */
export function indentLines(edited: EditedFile, start: number, end: number): void {
  const inside = edited.linesInsideStrings(start, end);
  for (let at = start; at < end; at = edited.nextLine(at)) {
    if (!inside.has(at) && !edited.isBlankLine(at)) edited.changes.insert(at, edited.layout.indent);
  }
}

/** Where something new goes that must stand before a top-level statement: above its comments. */
export function insertionBefore(edited: EditedFile, statement: SyntaxNode): number {
  let at = edited.lineStart(statement.start);
  while (at > 0) {
    const previous = edited.lineStart(at - 1);
    if (!/^#/.test(edited.text.slice(previous, at)) || /^#!|^#.*coding[:=]/.test(edited.text.slice(previous, at)))
      break;
    at = previous;
  }
  return at;
}
