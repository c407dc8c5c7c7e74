import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import ts from 'typescript';
import type { EditedModule, Node } from './edited-module.js';
import { siblingsOf, textEnd, topLevelStatement } from './statements.js';

/** A stretch of the text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
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
  return (
    isFirst &&
    /copyright|licensed under|@license|SPDX|eslint-disable(?!-)|@ts-(no)?check|^\/\/\//i.test(text.slice(pos, end))
  );
}

/** The end of a statement with the comment that follows on its last line. */
export function withTrailingComment(module: EditedModule, end: number): number {
  const last = ts.getTrailingCommentRanges(module.text, end)?.at(-1);
  if (!last) return end;
  const rest = module.text.slice(last.end, module.lineEnd(last.end));
  return rest.trim() === '' ? last.end : end;
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
