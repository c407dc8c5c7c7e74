import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import { allReferences, enclosingFunction, type FunctionNode } from './names.js';

/** A call that answers an invocation, and what stands for it in a function that returns or throws. */
export interface Answer {
  readonly call: TSESTree.CallExpression;
  readonly does: 'return' | 'throw';
  /** What is returned or thrown; empty for nothing. */
  readonly value: string;
}

/**
 * The places where a handler answers through its callback or its context; undefined when one of them leaves open whether it
 * succeeds, or when the callback is used for anything else. `.catch(callback)` is left to `handedOn`.
 */
export function answersOf(module: EditedModule, handler: FunctionNode): readonly Answer[] | undefined {
  const answers: Answer[] = [];
  for (const identifier of callbackUses(module, handler)) {
    if (catchOf(identifier)) continue;
    const call = identifier.parent;
    if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee !== identifier) return undefined;
    const answer = ofCallback(module, call);
    if (!answer) return undefined;
    answers.push(answer);
  }
  for (const call of contextCalls(module, handler)) {
    const answer = ofContext(module, call);
    if (!answer) return undefined;
    answers.push(answer);
  }
  return answers;
}

/** `.catch(callback)`: what is thrown goes to the callback as it is. */
export function handedOn(module: EditedModule, handler: FunctionNode): readonly TSESTree.CallExpression[] {
  return callbackUses(module, handler).flatMap((identifier) => catchOf(identifier) ?? []);
}

/** The uses of the third parameter, its declaration left out. */
function callbackUses(module: EditedModule, handler: FunctionNode): readonly Node[] {
  const [, , callback] = handler.params;
  if (callback?.type !== AST_NODE_TYPES.Identifier) return [];
  return allReferences(module)
    .filter(({ resolved }) => resolved?.identifiers.includes(callback))
    .map(({ identifier }) => identifier as Node);
}

function contextCalls(module: EditedModule, handler: FunctionNode): readonly TSESTree.CallExpression[] {
  const [, context] = handler.params;
  if (context?.type !== AST_NODE_TYPES.Identifier) return [];
  return allReferences(module).flatMap(({ resolved, identifier }) => {
    const member = (identifier as Node).parent;
    const call = member?.parent;
    const isOfContext = resolved?.identifiers.includes(context) && member?.type === AST_NODE_TYPES.MemberExpression;
    const isAnswer = isOfContext && /^(?:succeed|fail|done)$/.test(module.textOf(member.property));
    return isAnswer && call?.type === AST_NODE_TYPES.CallExpression && call.callee === member ? [call] : [];
  });
}

function catchOf(callback: Node): TSESTree.CallExpression | undefined {
  const call = callback.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  const { property } = call.callee;
  const isOnly = call.arguments[0] === callback && call.arguments.length === 1;
  return isOnly && property.type === AST_NODE_TYPES.Identifier && property.name === 'catch' ? call : undefined;
}

function ofContext(module: EditedModule, call: TSESTree.CallExpression): Answer | undefined {
  const method = call.callee.type === AST_NODE_TYPES.MemberExpression ? module.textOf(call.callee.property) : '';
  const [first] = call.arguments;
  if (method === 'done') return ofCallback(module, call);
  if (method === 'fail') return first && { call, does: 'throw', value: thrown(module, first) };
  return { call, does: 'return', value: first ? module.textOf(first) : '' };
}

/** `callback(null, answer)` or `callback(error)`; with both nobody can tell which of them it is. */
function ofCallback(module: EditedModule, call: TSESTree.CallExpression): Answer | undefined {
  const [error, answer] = call.arguments;
  if (!error || isNothing(error)) {
    return { call, does: 'return', value: answer && !isNothing(answer) ? module.textOf(answer) : '' };
  }
  const isPlain = error.type !== AST_NODE_TYPES.SpreadElement && (!answer || isNothing(answer));
  return isPlain ? { call, does: 'throw', value: thrown(module, error) } : undefined;
}

function isNothing(node: Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal) return node.value === null;
  return node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined';
}

/** A text is thrown as an error, so that it has a stack. */
function thrown(module: EditedModule, error: Node): string {
  const isText =
    error.type === AST_NODE_TYPES.TemplateLiteral ||
    (error.type === AST_NODE_TYPES.Literal && typeof error.value === 'string') ||
    /^JSON\.stringify\(/.test(module.textOf(error));
  return isText ? `new Error(${module.textOf(error)})` : module.textOf(error);
}

/** Whether a node stands in the try block of a function itself, where what is thrown would be caught. */
export function isInTryBlock(node: Node): boolean {
  const around = enclosingFunction(node);
  for (let at: Node | undefined = node; at?.parent && at !== around; at = at.parent) {
    if (at.parent.type === AST_NODE_TYPES.TryStatement && at.parent.block === at && at.parent.handler) return true;
  }
  return false;
}
