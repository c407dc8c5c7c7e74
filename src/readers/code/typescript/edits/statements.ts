import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import ts from 'typescript';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors } from './names.js';

/** A stretch of the text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The statements that stand beside this one in its block, module or `case`; undefined when it is the sole body of one. */
export function siblingsOf(statement: Node): readonly Node[] | undefined {
  const { parent } = statement;
  switch (parent?.type) {
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
    case AST_NODE_TYPES.TSModuleBlock:
      return parent.body;
    case AST_NODE_TYPES.SwitchCase:
      return parent.consequent;
    default:
      return undefined;
  }
}

/** The statement of the module's top level that holds a node. */
export function topLevelStatement(node: Node): Node {
  let found = node;
  for (const ancestor of ancestors(node)) {
    if (ancestor.type === AST_NODE_TYPES.Program) break;
    found = ancestor;
  }
  return found;
}

/** From the comments that stand on lines of their own right above a statement (and its decorators) to its end. */
export function withLeadingComments(module: EditedModule, statement: Node): Span {
  const start = Math.min(statement.range[0], ...decoratorsOf(statement).map((decorator) => decorator.range[0]));
  return { start: leadingComments(module, statement, start).at(-1)?.pos ?? start, end: textEnd(module, statement) };
}

/** Comments on lines of their own right above, without a blank line between, the nearest first. */
export function leadingComments(
  module: EditedModule,
  statement: Node,
  start = statement.range[0],
): readonly ts.CommentRange[] {
  const before = endBefore(statement);
  if (before === undefined) return [];
  const attached: ts.CommentRange[] = [];
  let next = start;
  for (const comment of [...(ts.getLeadingCommentRanges(module.text, before) ?? [])].reverse()) {
    const ownLine = module.text.slice(module.lineStart(comment.pos), comment.pos).trim() === '';
    const gap = module.text.slice(comment.end, next);
    if (!ownLine || gap.trim() !== '' || gap.split('\n').length > 2) break;
    if (isAboutFile(module, comment)) break;
    attached.push(comment);
    next = comment.pos;
  }
  return attached;
}

/** A licence, or a comment that tells a tool about the whole file: what comes first in a file stays first. */
function isAboutFile({ text, program }: EditedModule, { pos, end }: ts.CommentRange): boolean {
  const isFirst = pos < (program.body[0]?.range[0] ?? 0);
  return isFirst && /copyright|licen[sc]e|SPDX|eslint-disable(?!-)|@ts-(no)?check|^\/\/\//i.test(text.slice(pos, end));
}

/** The end of a statement with the comment that follows on its last line. */
export function withTrailingComment(module: EditedModule, end: number): number {
  const last = ts.getTrailingCommentRanges(module.text, end)?.at(-1);
  if (!last) return end;
  const rest = module.text.slice(last.end, module.lineEnd(last.end));
  return rest.trim() === '' ? last.end : end;
}

/**
 * The end of a statement's own text. A semicolon that opens a later line to guard a parenthesis belongs to that line,
 * although the grammar gives it to the statement before.
 */
export function textEnd(module: EditedModule, statement: Node): number {
  const guard = /\s*\n\s*;$/.exec(module.textOf(statement));
  return guard ? statement.range[0] + guard.index : statement.range[1];
}

/** Takes a stretch of statements out: with its lines where nothing else is on them, and without leaving a double blank line. */
export function removeLines(module: EditedModule, changes: Changes, span: Span): void {
  const { text } = module;
  const end = withTrailingComment(module, span.end);
  const lineStart = module.lineStart(span.start);
  const startsLine = text.slice(lineStart, span.start).trim() === '';
  const endsLine = text.slice(end, module.lineEnd(end)).trim() === '';
  if (startsLine && endsLine) {
    const whole = closeGap(module, { start: lineStart, end: module.nextLine(end) });
    changes.remove(whole.start, whole.end);
  } else if (startsLine) {
    changes.remove(span.start, span.end + spaceAfter(text, span.end));
  } else {
    changes.remove(span.start - spaceBefore(text, span.start), span.end);
  }
}

function closeGap(module: EditedModule, { start, end }: Span): Span {
  const { text } = module;
  const lineBefore = start === 0 ? '' : text.slice(module.lineStart(start - 1), start).trim();
  const lineAfter = text.slice(end, module.lineEnd(end)).trim();
  const nothingBefore = start === 0 || lineBefore === '' || /[{([:]$/.test(lineBefore);
  if (nothingBefore && lineAfter === '' && end < text.length) return { start, end: module.nextLine(end) };
  if (start > 0 && lineBefore === '' && /^[}\])]/.test(lineAfter)) return { start: module.lineStart(start - 1), end };
  return { start, end };
}

function spaceAfter(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}

function spaceBefore(text: string, at: number): number {
  return /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
}

function decoratorsOf(statement: Node): readonly TSESTree.Decorator[] {
  if (statement.type === AST_NODE_TYPES.ClassDeclaration) return statement.decorators;
  const { declaration } = statement as { readonly declaration?: Node | null };
  return declaration ? decoratorsOf(declaration) : [];
}

/** Where the text between the code before a statement and the statement itself begins. */
function endBefore(statement: Node): number | undefined {
  const siblings = siblingsOf(statement);
  const before = siblings?.[siblings.indexOf(statement) - 1];
  if (before) return before.range[1];
  const { parent } = statement;
  if (parent?.type === AST_NODE_TYPES.Program) return 0;
  return parent?.type === AST_NODE_TYPES.BlockStatement ? parent.range[0] + 1 : undefined;
}

/**
 * Adds statements at the end of a block, each on a line of its own unless the whole block is on one. `shift` is indentation
 * that the block's lines are given by another change.
 */
export function appendToBlock(
  module: EditedModule,
  changes: Changes,
  block: TSESTree.BlockStatement,
  statements: readonly string[],
  shift = '',
): void {
  const { indent, newline } = module.layout;
  const close = block.range[1] - 1;
  const last = block.body.at(-1);
  const inside = module.text.slice(block.range[0] + 1, close);
  if (last && !inside.includes('\n')) {
    const separator = /[;}]$/.test(module.textOf(last)) ? '' : ';';
    changes.insert(last.range[1], `${separator} ${statements.join(' ')}`);
    return;
  }
  const outer = module.indentationAt(block.range[0]);
  const inner = last && startsItsLine(module, last) ? module.indentationAt(last.range[0]) : outer + indent;
  const lines = statements.map((statement) => shift + inner + statement + newline).join('');
  const closesLine = module.text.slice(module.lineStart(close), close).trim() === '';
  if (closesLine && inside.includes('\n')) {
    changes.insert(module.lineStart(close), lines);
  } else {
    const end = close - (/\s*$/.exec(inside)?.[0].length ?? 0);
    changes.replace(end, close, newline + lines + shift + outer);
  }
}

export function startsItsLine(module: EditedModule, node: Node): boolean {
  return module.text.slice(module.lineStart(node.range[0]), node.range[0]).trim() === '';
}

/**
 * Where a statement can be put in front of the top-level statement around a node: above its comments, and above the
 * overloads it implements.
 */
export function insertionBefore(module: EditedModule, node: Node): number {
  const body: readonly Node[] = module.program.body;
  let index = body.indexOf(topLevelStatement(node));
  while (isOverload(body[index - 1])) index--;
  return withLeadingComments(module, body[index] ?? module.program).start;
}

function isOverload(statement: Node | undefined): boolean {
  const { declaration } = (statement ?? {}) as { readonly declaration?: Node | null };
  return (declaration ?? statement)?.type === AST_NODE_TYPES.TSDeclareFunction;
}

/** Moves whole lines one step to the right, but for those inside strings. */
export function indentLines(module: EditedModule, changes: Changes, start: number, end: number): void {
  const inside = module.linesInsideStrings(start, end);
  for (let line = module.lineStart(start); line < end; line = module.nextLine(line)) {
    const isBlank = module.text.slice(line, module.lineEnd(line)).trim() === '';
    if (line >= start && !isBlank && !inside.has(line)) changes.insert(line, module.layout.indent);
  }
}
