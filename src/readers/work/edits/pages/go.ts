import { descendants, isFunction, type Node } from '../../../analysis/tree.js';
import type { CallExpression, LoopStatement, VariableStatement } from '../../../syntax/program.js';
import { beginsItsLine, indentationOf, indentLines, lineEndBehind, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { errorCheckBehind, errorIsAskedLater } from '../go-errors.js';
import { freeName, usesOf } from '../names.js';
import { siblingsOf } from '../siblings.js';
import type { WantedPages } from './index.js';

/**
 * The call, the check of its error and the loop over the list behind it go into a loop over pages. Nothing else may use the
 * answer, and the loop has to run to its end.
 *
 * Source: AWS SDK for Go v2, "Using the paginators", read 2026-11-21.
 */
export function readPagesInGo(draft: Draft, call: CallExpression, { operation, list }: WantedPages): boolean {
  const statement = draft.file.parentOf(call);
  const [context, input, ...others] = call.arguments;
  const { callee } = call;
  if (!statement || !('kind' in statement) || statement.kind !== 'variable' || callee.kind !== 'member') return false;
  if (callee.name !== operation || !context || !input || others.length > 0) return false;
  const check = errorCheckBehind(statement, draft);
  const loop = check && siblingsOf(check, draft).find(({ start }) => start >= check.end);
  const service = new RegExp(`^&(\\w+)\\.${operation}Input\\b`).exec(draft.textOf(input))?.[1];
  const end = loop && lineEndBehind(loop, draft);
  if (service === undefined || !check || loop?.kind !== 'loop' || end === undefined) return false;
  if (!isOnlyFor(statement, loop, list, draft) || leavesEarly(loop, draft) || !beginsItsLine(statement, draft))
    return false;
  const outer = indentationOf(statement, draft);
  const step = stepOf(draft);
  const pages = freeName('pages', draft);
  const made = `${pages} := ${service}.New${operation}Paginator(${draft.textOf(callee.object)}, ${draft.textOf(input)})`;
  const head = `for ${pages}.HasMorePages() {`;
  const read = `${draft.textOf(statement.target)} := ${pages}.NextPage(${draft.textOf(context)})`;
  const lines = [made, outer + head, outer + step + read];
  draft.changes.replace(statement.start, statement.end, lines.join(draft.newline));
  indentLines(draft, check.start, end, step);
  draft.changes.insert(end, `${draft.newline}${outer}}`);
  return true;
}

/** The list of the answer is what the loop goes over, and neither the answer nor its error is asked for later. */
function isOnlyFor({ target }: VariableStatement, loop: LoopStatement, list: string, draft: Draft): boolean {
  const [answer, error] = target.kind === 'list-pattern' ? target.items : [];
  if (answer?.kind !== 'name-pattern' || error?.kind !== 'name-pattern') return false;
  if (loop.over?.kind !== 'member' || loop.over.name !== list || loop.over.object.kind !== 'name') return false;
  const declaration = draft.file.declarationOf(answer.name, loop.over.object);
  if (declaration?.place.start !== answer.start || usesOf(declaration, draft).length !== 1) return false;
  return !errorIsAskedLater(error, loop, draft);
}

/** A `break` would leave one page only. */
function leavesEarly(loop: LoopStatement, draft: Draft): boolean {
  const isInner = (node: Node) =>
    isFunction(node) || ('kind' in node && (node.kind === 'loop' || node.kind === 'switch'));
  const jumps = loop.body.flatMap((statement) => [...descendants(statement, isInner)]);
  const breaks = jumps.some((node) => 'kind' in node && node.kind === 'jump' && node.jump === 'break');
  return breaks || /\b(?:break|continue|goto)[ \t]+\w/.test(draft.textOf(loop));
}
