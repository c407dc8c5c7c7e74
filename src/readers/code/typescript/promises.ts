import type { TSESTree } from '@typescript-eslint/types';
import type { FloatingPromiseFact } from '../../../model/code.js';
import type { Bindings } from './bindings.js';
import type { PlacedCall } from './calls.js';
import { canAwaitAt } from './invocations.js';
import { isLeftAside } from './left-aside.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { bare, type FunctionNode, functionAround, isFunctionNode, memberName, methodCall } from './syntax.js';
import { type Usage, usageOf, withPromise } from './usage.js';
import { within } from './within.js';

/**
 * Promises of services and of the language that nobody waits for. Calls of the project's own functions are not among them:
 * whether those give promises is told by the facts of the file they are in.
 */
export function findFloatingPromises(module: Module, calls: readonly PlacedCall[]): readonly FloatingPromiseFact[] {
  const found = new Map<TSESTree.Node, FloatingPromiseFact>();
  const add = (node: TSESTree.Node, usage: Usage) => {
    const isLeftToCallback = usage.chained && functionAround(node)?.async !== true;
    const isLost =
      usage.fate === 'discarded' && !usage.handled && !isLeftToCallback && !isLeftAside(node, usage, module);
    if (!isLost && usage.fate !== 'deliberate') return;
    const whole = usage.fate === 'deliberate' ? node : usage.whole;
    const isTaken = [...found.keys()].some(
      (other) => other.range[0] <= whole.range[0] && whole.range[1] <= other.range[1],
    );
    if (!isTaken) found.set(whole, factOf(whole, usage, module));
  };
  for (const { node, usage, fact } of calls) {
    if (isPromiseOfService({ node, usage, fact }, module)) add(node, usage);
  }
  for (const node of module.parsed.nodes.of(Type.CallExpression)) {
    if (!node.callee || !isPromiseOfLanguage(node, module)) continue;
    add(node, usageOf(node, module.bindings));
  }
  for (const node of module.parsed.nodes.of(Type.NewExpression)) {
    if (node.callee && module.bindings.isGlobal(node.callee, 'Promise')) add(node, usageOf(node, module.bindings));
  }
  for (const node of startedTimers(module)) {
    found.set(node, { ...factOf(node, usageOf(node, module.bindings), module), canAwait: false, isBeside: true });
  }
  return [...found].sort(([a], [b]) => a.range[0] - b.range[0]).map(([, fact]) => fact);
}

/**
 * Timers that are set for work of their own: not to settle a promise, not kept to be cleared, and not with a function that
 * only ends something else.
 */
function startedTimers({ parsed, bindings }: Module): readonly TSESTree.CallExpression[] {
  return parsed.nodes.of(Type.CallExpression).filter((node) => {
    const isTimer = node.callee && timers.some((name) => bindings.isGlobal(node.callee, name));
    const [callback] = node.arguments;
    if (!isTimer || node.parent.type !== Type.ExpressionStatement || !isFunctionNode(callback)) return false;
    const calls = parsed.nodes.within(Type.CallExpression, callback.body);
    return calls.some((call) => !isHarmless(call, bindings)) && !isInPromise(node, bindings);
  });
}

const timers = ['setTimeout', 'setInterval', 'setImmediate'];

/** Logging, settling and cancelling is not lost when it comes too late. */
function isHarmless({ callee }: TSESTree.CallExpression, bindings: Bindings): boolean {
  const method = callee.type === Type.MemberExpression ? callee : undefined;
  if (method && bindings.isGlobal(method.object, 'console')) return true;
  const name = method ? memberName(method) : callee.type === Type.Identifier ? callee.name : '';
  return /^(?:abort|resolve|reject|clear\w*|destroy|close|end|done|exit|callback|cb|kill|unref)$/i.test(name ?? '');
}

/** In the function that a promise is made with: the promise may well wait for the timer. */
function isInPromise(node: TSESTree.Node, bindings: Bindings): boolean {
  for (let around = functionAround(node); around; around = functionAround(around)) {
    const made = around.parent;
    if (made?.type === Type.NewExpression && bindings.isGlobal(made.callee, 'Promise')) return true;
  }
  return false;
}

/** Whether the value of an expression is a promise as far as this file tells: what makes a function async without `async`. */
export function givesPromise(node: TSESTree.Node, module: Module, calls: readonly PlacedCall[]): boolean {
  const value = bare(node);
  if (value.type === Type.ConditionalExpression) {
    return givesPromise(value.consequent, module, calls) && givesPromise(value.alternate, module, calls);
  }
  if (value.type === Type.NewExpression) return module.bindings.isGlobal(value.callee, 'Promise');
  if (value.type !== Type.CallExpression) return false;
  const call = within(calls, ({ node }) => node, value).find(({ node }) => withPromise(node) === value);
  if (call) return isPromiseOfService(call, module);
  const method = methodCall(value);
  if (method && module.bindings.isGlobal(method.object, 'Promise')) return true;
  if (method && ['then', 'catch', 'finally', 'promise'].includes(method.name)) return true;
  const target = module.resolution.function(value.callee)?.function;
  const called = target === undefined ? undefined : module.functions.nodes[target];
  return isFunctionNode(called) && called.async;
}

/** An async function with nothing in it that anybody could wait for, or that could fail on purpose. */
export function isDoneAtOnce(node: FunctionNode, { parsed: { nodes } }: Module): boolean {
  if (!node.async || node.body.type !== Type.BlockStatement) return false;
  const gives = nodes.within(Type.ReturnStatement, node).some(({ argument }) => argument !== null);
  const waits = nodes.within(Type.AwaitExpression, node).length + nodes.within(Type.ForOfStatement, node).length > 0;
  return !gives && !waits && nodes.within(Type.ThrowStatement, node).length === 0;
}

function factOf(node: TSESTree.Node, usage: Usage, module: Module): FloatingPromiseFact {
  return {
    range: module.parsed.lines.range(...node.range),
    scope: module.functions.scopeOf(node),
    text: textOf(node, module),
    canAwait: !usage.outOfReach && canAwaitAt(node, module),
    deliberate: usage.fate === 'deliberate',
    ...iterationOf(node),
  };
}

/** `list.forEach(async …)` */
function iterationOf(node: TSESTree.Node): Pick<FloatingPromiseFact, 'iteration'> {
  const method = node.type === Type.CallExpression ? methodCall(node) : undefined;
  const [first] = node.type === Type.CallExpression ? node.arguments : [];
  return method && isFunctionNode(first) && iterations.has(method.name) ? { iteration: method.name } : {};
}

function textOf(node: TSESTree.Node, { parsed }: Module): string {
  if (node.type !== Type.CallExpression && node.type !== Type.NewExpression) return '…';
  const callee = parsed.source.text.slice(...node.callee.range).replace(/\s+/g, ' ');
  const shortened = callee.replace(/\([^()]{20,}\)/g, '(…)');
  const head = shortened.length > 60 ? `${shortened.slice(0, 60)}…` : shortened;
  return `${node.type === Type.NewExpression ? 'new ' : ''}${head}(${node.arguments.length > 0 ? '…' : ''})`;
}

/** Services whose calls give an event emitter or nothing, and no promise. */
const withoutPromises = new Set(['http', 'https', 'request', 'needle']);

/** A call of a service gives a promise unless it is given a callback; of SDK v2 only with `.promise()`. */
function isPromiseOfService({ node, fact: { provider, service, operation } }: PlacedCall, module: Module): boolean {
  if (node.type !== Type.CallExpression) return false;
  const last = node.arguments.at(-1);
  if (last && (isFunctionNode(last) || isCallbackName(last))) return false;
  if (provider === 'http') return !withoutPromises.has(service);
  if (provider === 'powertools') return /^(?:processPartialResponse$|get|set)/.test(operation);
  if (provider !== 'aws') return true;
  return withPromise(node) !== node || !isOfVersionTwo(node, module);
}

function isCallbackName(node: TSESTree.Node): boolean {
  return node.type === Type.Identifier && /^(?:callback|cb|done|next)$/i.test(node.name);
}

function isOfVersionTwo(node: TSESTree.CallExpression, module: Module): boolean {
  const method = methodCall(node);
  if (!method || method.name === 'send') return false;
  return module.imports.facts.some(({ module: name }) => name === 'aws-sdk' || name.startsWith('aws-sdk/'));
}

/** Methods of arrays that call back with each element and wait for nothing. */
const iterations = new Set(['forEach', 'map', 'flatMap']);

const combinators = new Set(['all', 'allSettled', 'race', 'any']);

/** `Promise.all(…)`, `.map(async …)`, `.forEach(async …)`, and chains of `then` inside an async function. */
function isPromiseOfLanguage(node: TSESTree.CallExpression, module: Module): boolean {
  const method = methodCall(node);
  if (!method) return false;
  if (combinators.has(method.name)) return module.bindings.isGlobal(method.object, 'Promise');
  const [first] = node.arguments;
  if (iterations.has(method.name)) {
    return isFunctionNode(first) && first.async && awaitsSomething(first, module);
  }
  return method.name === 'then' && node.arguments.length < 2 && functionAround(node)?.async === true;
}

function awaitsSomething(callback: TSESTree.Node, { parsed }: Module): boolean {
  return parsed.nodes.within(Type.AwaitExpression, callback).length > 0;
}
