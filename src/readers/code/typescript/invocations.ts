import type { TSESTree } from '@typescript-eslint/types';
import type { InvocationFact } from '../../../model/code.js';
import { guardedBy } from './circuit-breakers.js';
import { isLeftAside } from './left-aside.js';
import type { PlacedLog } from './logs.js';
import { runsOnce } from './memoised.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import type { Origin } from './origins.js';
import { calledName, functionAround, isFunctionNode, memberName, methodCall } from './syntax.js';
import { usageOf } from './usage.js';

/** An invocation with its node, for the extractors that ask what an expression is. */
export interface PlacedInvocation {
  readonly fact: InvocationFact;
  readonly node: TSESTree.Node;
}

/**
 * Every place where a function of this project runs or is handed to something that runs it: calls, `new`, and functions
 * passed by name (`records.map(save)`), in source order. Log calls are none, wherever their logger comes from.
 */
export function findInvocations(module: Module, logs: readonly PlacedLog[]): readonly PlacedInvocation[] {
  const { nodes } = module.parsed;
  const logCalls = new Set<TSESTree.Node>(logs.map(({ node }) => node));
  const found: PlacedInvocation[] = [];
  const add = (node: TSESTree.Node, callee: InvocationFact['callee'] | undefined, run: TSESTree.Node) => {
    if (callee) found.push({ node, fact: factOf(node, callee, run, module) });
  };
  for (const node of nodes.of(Type.CallExpression)) {
    if (!node.callee || logCalls.has(node)) continue;
    add(node, calleeOf(node.callee, module), node);
    for (const argument of node.arguments) addPassed(argument, node);
  }
  for (const node of nodes.of(Type.NewExpression)) {
    if (!node.callee) continue;
    add(node, calleeOf(node.callee, module), node);
    for (const argument of node.arguments) addPassed(argument, node);
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1]);

  function addPassed(argument: TSESTree.Node, call: TSESTree.CallExpression | TSESTree.NewExpression): void {
    if (argument.type !== Type.Identifier && argument.type !== Type.MemberExpression) return;
    if (module.functions.scopeOf(call) === undefined && !runsAtOnce.has(calledName(call) ?? '')) return;
    const callee = calleeOf(argument, module);
    if (callee?.kind === 'imported' && argument.type === Type.MemberExpression) return;
    add(argument, callee, call);
  }
}

/** At module level a function that is handed on is usually kept for later; these run it while the module loads. */
const runsAtOnce = new Set(['map', 'forEach', 'filter', 'reduce', 'then', 'catch', 'finally']);

function factOf(
  node: TSESTree.Node,
  callee: InvocationFact['callee'],
  run: TSESTree.Node,
  module: Module,
): InvocationFact {
  const isPassed = run !== node;
  const usage = usageOf(run, module.bindings);
  const isLost = isPassed ? isLostCallback(run, usage.fate) : usage.fate === 'discarded' && !usage.handled;
  const isForgotten = isLost && node.type !== Type.NewExpression && !isLeftAside(run, usage, module);
  return {
    scope: module.functions.scopeOf(node),
    range: module.parsed.lines.range(...node.range),
    callee,
    discarded: isForgotten,
    canAwait: !isPassed && !usage.outOfReach && canAwaitAt(node, module),
    ...(!isPassed && runsOnce(node, module) ? { memoised: true } : {}),
  };
}

/** What `forEach` is given is never waited for, nor what `map` makes when the list is dropped. */
function isLostCallback(call: TSESTree.Node, fate: string): boolean {
  const name = methodCall(call)?.name;
  return name === 'forEach' || (name === 'map' && fate === 'discarded');
}

/** Whether `await` may be written before the expression: in an async function, or at the top of an ES module file. */
export function canAwaitAt(node: TSESTree.Node, { parsed }: Module): boolean {
  const around = functionAround(node);
  return around ? around.async : /\.m[jt]s$/i.test(parsed.source.path);
}

function calleeOf(callee: TSESTree.Node, module: Module): InvocationFact['callee'] | undefined {
  const local = module.resolution.function(callee);
  if (local) return { kind: 'local', function: local.function };
  const guarded = guardedBy(callee, module);
  if (guarded) return calleeOf(guarded, module);
  const origin = module.origins.of(callee) ?? originOfMethod(callee, module);
  if (!origin || !module.imports.isLocal(origin.import)) return undefined;
  return { kind: 'imported', import: origin.import, name: exportedName(origin) };
}

/** `Orders.save` for a method of an instance of an imported class, or of an imported object. */
function originOfMethod(callee: TSESTree.Node, module: Module): Origin | undefined {
  const value = module.bindings.resolve(callee);
  if (value.type !== Type.MemberExpression || !value.object || isFunctionNode(value.object)) return undefined;
  const name = memberName(value);
  const instance = module.instances.of(value.object);
  if (instance?.kind !== 'imported' || name === undefined) return undefined;
  const imported = instance.constructed && instance.origin.imported === '*' ? 'default' : instance.origin.imported;
  return { ...instance.origin, imported, members: [...instance.origin.members, name] };
}

/** A namespace that is called or constructed is what `module.exports` is set to: the default. */
function exportedName({ imported, members, viaNamespace }: Origin): string {
  if (imported === '*' && members.length === 0) return 'default';
  const name = [imported, ...members].join('.');
  return viaNamespace && imported !== '*' ? `*.${name}` : name;
}
