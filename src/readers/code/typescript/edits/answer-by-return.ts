import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import { type Answer, answersOf, handedOn, isInTryBlock } from './answers.js';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { enclosingFunction, type FunctionNode, isFunction } from './names.js';
import { siblingsOf } from './statements.js';

/**
 * Lets a handler return and throw instead of calling back: in its own code, and in the callbacks of promise chains, which it
 * then returns. Only where each answer is the last thing that is done on its way, and where nothing else uses the callback.
 */
export function answerByReturn(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const handler = module.nodesAt(at).find(isFunction);
  const answers = handler && answersOf(module, handler);
  const passed = handler ? handedOn(module, handler) : [];
  if (!handler || !answers) return false;
  const chains = new Set<TSESTree.ExpressionStatement>();
  for (const node of [...answers.map(({ call }) => call), ...passed]) {
    const chain = chainAround(node, handler);
    if (chain === 'none') return false;
    if (chain) chains.add(chain);
  }
  if (![...chains].every((chain) => isLast(chain))) return false;
  if (!answers.every((answer) => replaceAnswer(answer, changes))) return false;
  for (const { callee, range } of passed) {
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    changes.remove(callee.object.range[1], range[1]);
  }
  for (const chain of chains) changes.insert(chain.range[0], 'return ');
  if (!handler.async) changes.insert(handler.range[0], 'async ');
  removeCallback(handler, changes);
  return true;
}

/**
 * The statement of the promise chain in whose callbacks a node stands, or of which it is part; undefined for the handler's
 * own code, `none` where some other function would have to return.
 */
function chainAround(node: Node, handler: FunctionNode): TSESTree.ExpressionStatement | 'none' | undefined {
  const around = enclosingFunction(node);
  let link: Node = node;
  if (around !== handler) {
    const call = around?.parent;
    if (!around || call?.type !== AST_NODE_TYPES.CallExpression || call.callee === around) return 'none';
    if (call.callee.type !== AST_NODE_TYPES.MemberExpression) return 'none';
    if (!/^(?:then|catch)$/.test((call.callee.property as TSESTree.Identifier).name)) return 'none';
    if (enclosingFunction(call) !== handler) return 'none';
    link = call;
  } else if (!isChained(node)) return undefined;
  while (
    link.parent?.type === AST_NODE_TYPES.MemberExpression &&
    link.parent.parent.type === AST_NODE_TYPES.CallExpression
  )
    link = link.parent.parent;
  if (link.parent?.type === AST_NODE_TYPES.ExpressionStatement) return link.parent;
  const isGivenBack =
    link.parent?.type === AST_NODE_TYPES.ReturnStatement || link.parent?.type === AST_NODE_TYPES.AwaitExpression;
  return isGivenBack ? undefined : 'none';
}

function isChained(node: Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression
    ? (node.callee.property as TSESTree.Identifier).name === 'catch'
    : false;
}

function replaceAnswer({ call, does, value }: Answer, changes: Changes): boolean {
  const { parent } = call;
  if (does === 'throw' && isInTryBlock(call)) return false;
  if (parent.type === AST_NODE_TYPES.ArrowFunctionExpression && parent.body === call) {
    const isObject = value.startsWith('{');
    if (does === 'throw') changes.replace(...call.range, `{ throw ${value}; }`);
    else changes.replace(...call.range, isObject ? `(${value})` : value === '' ? 'undefined' : value);
    return true;
  }
  const isReturned = parent.type === AST_NODE_TYPES.ReturnStatement;
  if (!isReturned && (parent.type !== AST_NODE_TYPES.ExpressionStatement || !isLast(parent))) return false;
  const after = parent.type === AST_NODE_TYPES.ExpressionStatement ? returnAfter(parent) : undefined;
  if (after) changes.remove(parent.range[1], after.range[1]);
  changes.replace(parent.range[0], call.range[1], value === '' ? does : `${does} ${value}`);
  return true;
}

/** Nothing runs in its function after the statement but a bare `return`. */
function isLast(statement: Node): boolean {
  let at = statement;
  for (let { parent } = at; parent; at = parent, { parent } = at) {
    if (isFunction(parent)) return true;
    if (/^(?:For|While|DoWhile|SwitchStatement)/.test(parent.type)) return false;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer) return false;
    const siblings = siblingsOf(at);
    const next = siblings?.[siblings.indexOf(at) + 1];
    if (next) return next.type === AST_NODE_TYPES.ReturnStatement && !next.argument;
  }
  return false;
}

function returnAfter(statement: Node): Node | undefined {
  const siblings = siblingsOf(statement);
  return siblings?.[siblings.indexOf(statement) + 1];
}

function removeCallback({ params }: FunctionNode, changes: Changes): void {
  const [, context, callback] = params;
  if (context && callback) changes.remove(context.range[1], callback.range[1]);
}
