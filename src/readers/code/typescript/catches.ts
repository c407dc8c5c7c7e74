import type { TSESTree } from '@typescript-eslint/types';
import type { CatchFact } from '../../../model/code.js';
import type { PlacedCall } from './calls.js';
import { type Failure, failureEffects, isCallbackName, speaksOfFailure } from './failures.js';
import type { PlacedInvocation } from './invocations.js';
import type { PlacedLog } from './logs.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { type Path, pathsThrough } from './paths.js';
import {
  bare,
  type FunctionNode,
  functionAround,
  isFunctionNode,
  isWithin,
  keyName,
  methodCall,
  withoutAwait,
} from './syntax.js';
import { isTolerated } from './tolerance.js';
import { within } from './within.js';

/** What other extractors found, by which a catch tells work from logging. */
export interface Work {
  readonly calls: readonly PlacedCall[];
  readonly invocations: readonly PlacedInvocation[];
  readonly logs: readonly PlacedLog[];
}

/** Every `catch` clause, and every handler of a rejected promise, in source order. */
export function findCatches(module: Module, work: Work): readonly CatchFact[] {
  const { nodes } = module.parsed;
  const clauses = nodes.of(Type.CatchClause).map((node) => [node.range[0], ofClause(node, module, work)] as const);
  const handlers = nodes.of(Type.CallExpression).flatMap((call) => {
    const fact = ofPromise(call, module, work);
    return fact ? [[call.range[1], fact] as const] : [];
  });
  return [...clauses, ...handlers].sort(([a], [b]) => a - b).map(([, fact]) => fact);
}

function ofClause(node: TSESTree.CatchClause, module: Module, work: Work): CatchFact {
  const { lines, source } = module.parsed;
  const head = source.text.slice(node.range[0], node.body.range[0]).trimEnd();
  const failure = { block: node.body, ...(node.param ? { binding: node.param } : {}) };
  const tried = node.parent?.type === Type.TryStatement ? node.parent.block : undefined;
  return {
    range: lines.range(node.range[0], node.range[0] + head.length),
    blockRange: lines.range(...node.body.range),
    ...factsOf(failure, node, module),
    outcome: outcomeOf(pathsThrough(node.body.body, failureEffects(failure, module, work)), node, module),
    guardsWork: tried !== undefined && doesWork(tried, module, work),
    ...(isTolerated(node, module) ? { tolerated: true } : {}),
  };
}

function factsOf(
  { binding }: Failure,
  node: TSESTree.Node,
  module: Module,
): Pick<CatchFact, 'scope' | 'broad' | 'errorName' | 'inLoop'> {
  return {
    scope: module.functions.scopeOf(node),
    broad: true,
    ...(binding?.type === Type.Identifier ? { errorName: binding.name } : {}),
    inLoop: module.surroundings.isInLoop(node),
  };
}

/** `promise.catch(…)`, and the second argument of `promise.then(…, …)`. */
function ofPromise(call: TSESTree.CallExpression, module: Module, work: Work): CatchFact | undefined {
  const method = call.callee ? methodCall(call) : undefined;
  const handler =
    method?.name === 'catch' ? call.arguments[0] : method?.name === 'then' ? call.arguments[1] : undefined;
  const callee = call.callee && bare(call.callee);
  if (!method || !handler || callee.type !== Type.MemberExpression) return undefined;
  if (bare(method.object).type !== Type.CallExpression && bare(method.object).type !== Type.Identifier)
    return undefined;
  const { lines } = module.parsed;
  const target = module.bindings.resolve(handler);
  const callback = isFunctionNode(target) ? target : undefined;
  const [binding] = callback?.params ?? [];
  const failure = callback && { block: callback.body, ...(binding ? { binding } : {}) };
  return {
    range: lines.range(...(method.name === 'catch' ? callee.property.range : handler.range)),
    blockRange: lines.range(...(callback && isWithin(callback, call) ? callback.body.range : handler.range)),
    ...factsOf(failure ?? { block: call }, call, module),
    outcome: callback && failure ? outcomeOfCallback(callback, failure, module, work) : outcomeOfNamed(handler, module),
    guardsWork: isWork(method.object, module, work),
  };
}

function outcomeOfCallback(callback: FunctionNode, failure: Failure, module: Module, work: Work): CatchFact['outcome'] {
  const effects = failureEffects(failure, module, work);
  if (callback.body.type === Type.BlockStatement) {
    return outcomeOf(pathsThrough(callback.body.body, effects), callback, module);
  }
  const { throws, reported, perhapsReported, recorded } = effects.of(callback.body);
  const isLog = work.logs.some(({ node }) => node === withoutAwait(callback.body));
  return outcomeOf(
    [
      {
        end: throws ? 'throws' : isLog || reported || perhapsReported ? 'falls' : 'returns',
        reported: reported === true,
        perhapsReported: perhapsReported === true,
        recorded: recorded === true,
        sorted: false,
        value: callback.body,
      },
    ],
    callback,
    module,
  );
}

/** `.catch(console.error)` only logs; `.catch(reject)` hands the failure on; nobody can see into `.catch(onError)`. */
function outcomeOfNamed(handler: TSESTree.Node, module: Module): CatchFact['outcome'] {
  const text = module.parsed.source.text.slice(...bare(handler).range);
  if (/^(?:console\b|.*\b(?:log|logger|noop)\b|null$|undefined$)/.test(text)) return 'swallowed';
  return isCallbackName(text) ? 'reported' : 'branches';
}

/** One word for all ways through the catch. */
function outcomeOf(paths: readonly Path[], at: TSESTree.Node, module: Module): CatchFact['outcome'] {
  const around = isFunctionNode(at) ? at : functionAround(at);
  const keeps = ({ end, reported, value }: Path) =>
    end === 'throws' || reported || (end === 'returns' && value !== undefined && returnsFailedItems(value, module));
  if (paths.length > 0 && paths.every(({ end }) => end === 'throws')) return 'rethrown';
  if (paths.length > 0 && paths.every(keeps)) return 'reported';
  if (paths.some((path) => keeps(path) || path.perhapsReported)) return 'branches';
  const tells = ({ end, recorded, value }: Path) =>
    recorded || (end === 'returns' && value !== undefined && speaksOfFailure(value, around, module));
  // What is done with an error of one kind says nothing of the others.
  const others = paths.filter(({ sorted }) => !sorted);
  const deciding = others.length > 0 ? others : paths;
  return deciding.length > 0 && deciding.every(tells) ? 'returned' : 'swallowed';
}

/** `return { batchItemFailures: [{ itemIdentifier }] }` */
function returnsFailedItems(value: TSESTree.Node, { bindings }: Module): boolean {
  const result = bindings.resolve(withoutAwait(value));
  if (result.type !== Type.ObjectExpression) return false;
  return result.properties.some((property) => {
    if (property.type !== Type.Property || keyName(property) !== 'batchItemFailures') return false;
    return property.value.type !== Type.ArrayExpression || property.value.elements.length > 0;
  });
}

/** Something in the block can fail for reasons outside the code. */
function doesWork(block: TSESTree.Node, module: Module, { calls, invocations }: Work): boolean {
  const { nodes } = module.parsed;
  return (
    nodes.within(Type.AwaitExpression, block).length > 0 ||
    within(calls, ({ node }) => node, block).length > 0 ||
    within(invocations, ({ node }) => node, block).some(({ node }) => !isMadeOnly(node)) ||
    nodes.within(Type.ForOfStatement, block).some((node) => node.await)
  );
}

/** `new Carrier(headers)`: nothing is asked of what is made. */
function isMadeOnly({ type, parent }: TSESTree.Node): boolean {
  return type === Type.NewExpression && parent?.type !== Type.MemberExpression;
}

function isWork(node: TSESTree.Node, module: Module, work: Work): boolean {
  const value = bare(node);
  return value.type === Type.CallExpression || doesWork(value, module, work);
}
