import type { CallExpression } from '../../../syntax/program.js';
import { beginsItsLine, lineEndBehind } from '../blocks.js';
import type { Draft } from '../draft.js';
import { usesOf } from '../names.js';
import { siblingsOf } from '../siblings.js';
import type { WantedPages } from './index.js';

/**
 * The loop right behind the call goes over the list of the paginator instead, which asks for pages on the way.
 *
 * Source: AWS SDK for .NET, "Paginators", read 2026-11-21.
 */
export function readPagesInCSharp(draft: Draft, call: CallExpression, { operation, list }: WantedPages): boolean {
  const { callee, arguments: given } = call;
  const [request, ...others] = given;
  if (callee.kind !== 'member' || callee.name !== `${operation}Async` || !request || others.length > 0) return false;
  const waiting = draft.file.parentOf(call);
  const statement = waiting && draft.file.parentOf(waiting);
  if (!waiting || !('kind' in waiting) || waiting.kind !== 'await') return false;
  if (!statement || !('kind' in statement) || statement.kind !== 'variable') return false;
  const loop = siblingsOf(statement, draft).find(({ start }) => start >= statement.end);
  if (statement.target.kind !== 'name-pattern' || loop?.kind !== 'loop' || !/^foreach\b/.test(draft.textOf(loop)))
    return false;
  const { over } = loop;
  const declaration = draft.file.declarationOf(statement.target.name, statement.target);
  const isOnlyUse = declaration !== undefined && usesOf(declaration, draft).length === 1;
  if (!isOnlyUse || over?.kind !== 'member' || over.name !== list || over.object.kind !== 'name') return false;
  if (over.object.name !== statement.target.name || !beginsItsLine(statement, draft)) return false;
  const end = lineEndBehind(statement, draft);
  if (end === undefined || hasComment(statement.start, end, draft)) return false;
  const client = draft.textOf(callee.object);
  draft.changes.replace(draft.lineStart(statement.start), draft.nextLine(end), '');
  draft.changes.insert(loop.start, 'await ');
  draft.changes.replace(over.start, over.end, `${client}.Paginators.${operation}(${draft.textOf(request)}).${list}`);
  return true;
}

function hasComment(start: number, end: number, { file }: Draft): boolean {
  return file.program.comments.some((comment) => start <= comment.start && comment.end <= end);
}
