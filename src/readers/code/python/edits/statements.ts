import { reindent } from '../../../layout.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
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
    const isBetweenBlanks = start > 0 && edited.isBlankLine(edited.lineStart(start - 1));
    while ((isFirst || isBetweenBlanks) && edited.isBlankLine(end)) end = edited.nextLine(end);
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

/** Puts new statements in front of a top-level statement: beside the simple ones before it, or above its comments. */
export function insertBefore(edited: EditedFile, statement: SyntaxNode, text: string): void {
  const { newline } = edited.layout;
  const siblings = parts(edited.file.tree.root);
  const previous = siblings[siblings.indexOf(statement) - 1];
  const target = startWithComments(edited, statement);
  if (previous && isSimple(previous) && edited.text.slice(edited.lineEnd(previous.end), target).trim() === '') {
    const gap = previous.type === 'expression_statement' && !isDocumentation(previous) ? 1 : 2;
    const isClose = edited.lineStart(target) === edited.nextLine(previous.end);
    edited.changes.insert(
      edited.lineEnd(previous.end),
      newline.repeat(gap) + text + (isClose ? newline.repeat(2) : ''),
    );
    return;
  }
  const missing = previous ? 2 - blankLinesBefore(edited, target) : 0;
  edited.changes.insert(target, newline.repeat(Math.max(missing, 0)) + text + newline.repeat(3));
}

/** Whether a statement is a text that documents the module. */
export function isDocumentation(statement: SyntaxNode): boolean {
  return statement.type === 'expression_statement' && parts(statement)[0]?.type === 'string';
}

function isSimple(statement: SyntaxNode): boolean {
  return /^(?:expression|import|import_from|future_import)_statement$/.test(statement.type);
}

/** Where a top-level statement begins with the comments right above it, unless they are those that open the file. */
function startWithComments(edited: EditedFile, statement: SyntaxNode): number {
  const start = edited.lineStart(statement.start);
  let at = start;
  while (at > edited.lineStart(0)) {
    const previous = edited.lineStart(at - 1);
    if (!edited.text.startsWith('#', previous)) return at;
    at = previous;
  }
  return start;
}

function blankLinesBefore(edited: EditedFile, offset: number): number {
  let count = 0;
  for (let at = offset; at > 0 && edited.isBlankLine(edited.lineStart(at - 1)); at = edited.lineStart(at - 1))
    count += 1;
  return count;
}
