import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import { allowBatchResponse, failureList } from './batch-response-type.js';
import { callsBack } from './callback-answer.js';
import type { Changes } from './changes.js';
import { withLeadingComments } from './comments.js';
import { isConstant, isMemberOf } from './constants.js';
import type { EditedModule, Node } from './edited-module.js';
import { failureLog } from './failure-log.js';
import { canComplete } from './flow.js';
import { functionAt } from './handler-at.js';
import { isIdempotent } from './idempotency-subject.js';
import { appendToBlock } from './lines.js';
import { enclosingFunction, type FunctionNode, isInside } from './names.js';
import { recordIdentifier } from './record-identifier.js';
import { type RecordLoop, recordLoop } from './record-loop.js';
import { startsItsLine, textEnd } from './statements.js';
import { statementEnd } from './style.js';
import { catchInBody } from './try-in-loop.js';

const failures = 'batchItemFailures';

/**
 * Catches failures record by record in a handler's loop, and gives back the identifiers of those that failed. `at` is the
 * handler. Refused when leaving the loop early means something.
 */
export function collectBatchFailures(
  module: EditedModule,
  at: SourceRange,
  identifier: 'message-id' | 'sequence-number',
  changes: Changes,
): boolean {
  const handler = functionAt(module, at);
  if (handler?.body?.type !== AST_NODE_TYPES.BlockStatement || !handler.async || handler.generator) return false;
  // A handler that is idempotent as a whole would give the same answer again instead of trying again what failed.
  if (isIdempotent(module, handler)) return false;
  const { body } = handler.body;
  if (callsBack(module, handler, module.nodesWithin(...handler.body.range))) return false;
  const loops = body.map((statement) => recordLoop(module, statement)).filter((loop) => loop !== undefined);
  const [loop] = loops;
  if (!loop || loops.length > 1 || leavesEarly(module, handler, loop)) return false;
  if (!allowBatchResponse(module, handler, changes) || !answer(module, handler, handler.body, loop, changes))
    return false;

  const mentions = module.nodesWithin(...handler.range).filter((node) => isNamed(node, failures));
  if (mentions.length > 0) return mentions.some((node) => isPushedTo(node, loop));
  const record = recordIdentifier(module, handler, loop, identifier, changes);
  if (!record) return false;
  const end = statementEnd(module);
  declareFailures(module, loop, failureList(module) + end, changes);
  return catchInBody(module, loop, changes, {
    log: failureLog(module, record, end),
    report: `${failures}.push({ itemIdentifier: ${record.text} })${end}`,
  });
}

/** A `return` in a loop ends the batch; in a callback, only one with a value says more than "next". */
function leavesEarly(module: EditedModule, handler: FunctionNode, { body, callback }: RecordLoop): boolean {
  const owner = callback ?? handler;
  return module
    .nodesWithin(...body.range)
    .some(
      (node) =>
        node.type === AST_NODE_TYPES.ReturnStatement &&
        enclosingFunction(node) === owner &&
        (!callback || node.argument),
    );
}

/** Gives back the failures at the end, and an empty list wherever the handler returned before its loop. */
function answer(
  module: EditedModule,
  handler: FunctionNode,
  block: TSESTree.BlockStatement,
  { statement }: RecordLoop,
  changes: Changes,
): boolean {
  const end = statementEnd(module);
  const returns = module
    .nodesWithin(...block.range)
    .filter((node) => node.type === AST_NODE_TYPES.ReturnStatement)
    .filter((node) => enclosingFunction(node) === handler);
  for (const node of returns) {
    if (node.argument && !saysNothing(handler, node.argument)) return false;
    const list = node.range[0] < statement.range[0] ? `${failures}: []` : failures;
    changes.replace(node.range[0], textEnd(module, node), `return { ${list} }${end}`);
  }
  if (canComplete(block)) appendToBlock(module, changes, block, [`return { ${failures} }${end}`]);
  return canComplete(block) || block.body.at(-1)?.type === AST_NODE_TYPES.ReturnStatement;
}

/** A result that nobody reads: a constant, or a text that counts the records of the event. */
function saysNothing({ params }: FunctionNode, result: Node): boolean {
  const names = params.flatMap((param) => (param.type === AST_NODE_TYPES.Identifier ? [param.name] : []));
  return isConstant(result, (part) => isMemberOf(part, names)) && !mentionsFailures(result);
}

function mentionsFailures(result: Node): boolean {
  return (
    result.type === AST_NODE_TYPES.ObjectExpression &&
    result.properties.some((property) => property.type === AST_NODE_TYPES.Property && isNamed(property.key, failures))
  );
}

function isNamed(node: Node, name: string): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === name;
}

/** The handler collects its failures already, and only does not give them back. */
function isPushedTo(node: Node, loop: RecordLoop): boolean {
  return node.parent?.type === AST_NODE_TYPES.MemberExpression && isInside(loop.body, node);
}

function declareFailures(module: EditedModule, { statement }: RecordLoop, declaration: string, changes: Changes): void {
  const { start } = withLeadingComments(module, statement);
  const { newline } = module.layout;
  const separator = startsItsLine(module, statement) ? newline + module.indentationAt(start) : ' ';
  changes.insert(start, declaration + separator);
}
