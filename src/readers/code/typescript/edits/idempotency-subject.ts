import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { callsBack } from './callback-answer.js';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors, enclosingFunction, type FunctionNode, isFunction } from './names.js';
import { perRecordFunction, recordLoops } from './per-record-function.js';
import { type RecordWork, recordWork } from './record-work.js';

/** What is made idempotent, and how it is told apart from the same work done before. */
export interface Subject {
  /** A function that is there, or work on a record that becomes one. */
  readonly work: FunctionNode | RecordWork;
  readonly dataIndexArgument?: number;
  /** The part of the payload that stays the same when it is delivered again, in JMESPath; all of it when undefined. */
  readonly key?: string | undefined;
}

/**
 * The smallest work that can be done again as a whole: what is done for each record of a batch, otherwise the handler. A
 * handler that answers which records failed is never the subject itself: its answer would be given again instead of the
 * work being done again.
 */
export function idempotencySubject(module: EditedModule, handler: FunctionNode): Subject | undefined {
  if (!isOpen(module, handler)) return undefined;
  const isQueue = speaksOfQueue(module, handler);
  const each = perRecordFunction(module, handler);
  if (each) {
    const { declaration, argument, isRecord } = each;
    const work = declaration.type === AST_NODE_TYPES.FunctionDeclaration ? declaration : declaration.init;
    if (!work || !isFunction(work) || !isOpen(module, work)) return undefined;
    // The utility takes a function whose second parameter is a Lambda context for a handler, and always reads the first.
    const second = work.params[1];
    const takesContext = second !== undefined && /:\s*Context$/.test(module.textOf(second));
    if (takesContext && argument > 0) return undefined;
    const key = isQueue && isRecord ? 'messageId' : undefined;
    return takesContext ? { work, key } : { work, dataIndexArgument: argument, key };
  }
  const [loop, ...others] = recordLoops(module, handler);
  const work = loop && others.length === 0 ? recordWork(module, handler, loop) : undefined;
  if (work) return { work, dataIndexArgument: 0, key: isQueue ? 'messageId' : undefined };
  if (/\bbatchItemFailures\b|\bprocessPartialResponse/.test(module.textOf(handler))) return undefined;
  return { work: handler, key: isQueue ? 'Records[*].messageId' : undefined };
}

/** Whether a function is handed to the idempotency utility, where it is written or by its name. */
export function isIdempotent(module: EditedModule, node: FunctionNode): boolean {
  return module.nodes.of(AST_NODE_TYPES.CallExpression).some((call) => {
    if (!/(^|\.)makeIdempotent$/.test(module.textOf(call.callee))) return false;
    return call.arguments.some((argument) => argument === node || meansFunction(module, argument, node));
  });
}

/** Messages of a queue carry a receipt that is new at every delivery; all other events come back as they were. */
function speaksOfQueue(module: EditedModule, handler: FunctionNode): boolean {
  const owner = handler.parent.type === AST_NODE_TYPES.VariableDeclarator ? handler.parent : handler;
  if (/\bSQS(Event|Record|Handler)\b/.test(module.textOf(owner)) || /\bEventType\.SQS\b/.test(module.text)) return true;
  return recordLoops(module, handler).some(({ statement }) => {
    return /\.body\b|\bbody\b\s*[,:}]|\bmessageId\b/.test(module.textOf(statement));
  });
}

/** An async function of the module's own top level that nothing makes idempotent yet. */
function isOpen(module: EditedModule, node: FunctionNode): boolean {
  if (!node.async || node.generator || enclosingFunction(node)) return false;
  if (callsBack(module, node, module.nodesWithin(...node.range))) return false;
  for (const ancestor of ancestors(node)) {
    if (ancestor.type === AST_NODE_TYPES.ClassBody) return false;
    if (ancestor.type === AST_NODE_TYPES.Property && ancestor.method) return false;
  }
  return !isIdempotent(module, node) && !module.text.includes('makeHandlerIdempotent');
}

function meansFunction(module: EditedModule, argument: Node, node: FunctionNode): boolean {
  const names = [node.id, node.parent.type === AST_NODE_TYPES.VariableDeclarator ? node.parent.id : undefined];
  return (
    argument.type === AST_NODE_TYPES.Identifier && names.some((name) => name && module.textOf(name) === argument.name)
  );
}
