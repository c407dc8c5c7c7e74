import type { TSESTree } from '@typescript-eslint/types';
import type { CallbackAnswer, CallbackUse } from '../../../model/code.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { type FunctionNode, functionAround, isFunctionNode, methodCall, widened } from './syntax.js';
import { usageOf } from './usage.js';
import { within } from './within.js';

/** What a handler of Node.js is called with, in order. */
const contextPosition = 1;
const callbackPosition = 2;

/**
 * How each handler answers by calling back, by index of the function. Only functions that look like a handler or are
 * exported are asked: others take callbacks for reasons of their own.
 */
export function callbackUses(module: Module): ReadonlyMap<number, CallbackUse> {
  const { functions, handlers } = module;
  const uses = new Map<number, CallbackUse>();
  for (const [index, node] of functions.nodes.entries()) {
    const isCandidate = handlers.shapes.has(index) || handlers.exported.has(index);
    const use = isCandidate && isFunctionNode(node) ? useIn(node, module) : undefined;
    if (use) uses.set(index, use);
  }
  return uses;
}

function useIn(node: FunctionNode, module: Module): CallbackUse | undefined {
  const declared = countedParameters(node) > callbackPosition && takesCallback(node);
  const answers = [...callsOfCallback(node, module), ...callsOfContext(node, module)]
    .sort((a, b) => a.range[0] - b.range[0])
    .map((call): CallbackAnswer => {
      const handedOn = call.arguments.find((given) => isParameter(given, node, module));
      const text = module.parsed.source.text.slice(...(handedOn ?? call.callee).range).replace(/\s+/g, '');
      const range = module.parsed.lines.range(...call.range);
      return { range, text, isOwn: !handedOn && isOwn(call, node, module) };
    });
  return declared || answers.length > 0 ? { declared, answers } : undefined;
}

/** Every function between the two is a callback of something that the function around it waits for. */
function isOwn(call: TSESTree.Node, handler: FunctionNode, module: Module): boolean {
  let inner = functionAround(call);
  while (inner && inner !== handler) {
    const given = widened(inner).parent;
    const isGiven = given?.type === Type.CallExpression || given?.type === Type.NewExpression;
    if (!isGiven || given.callee === widened(inner)) return false;
    const { fate } = usageOf(given, module.bindings);
    if (fate !== 'awaited' && fate !== 'returned') return false;
    inner = functionAround(given);
  }
  return inner === handler;
}

/**
 * The third parameter is called or typed as a callback. Many functions that become handlers are given something else there,
 * and what they need in front of the event: `run.bind(null, dependencies)`.
 */
function takesCallback(node: FunctionNode): boolean {
  const parameter = parameterAt(node, callbackPosition);
  if (parameter?.type !== Type.Identifier) return false;
  const type = parameter.typeAnnotation?.typeAnnotation;
  const isTyped =
    type?.type === Type.TSTypeReference &&
    type.typeName.type === Type.Identifier &&
    /Callback$/.test(type.typeName.name);
  return isTyped || /^_*(?:lambda)?(?:callback|cb|done|next|respond)$/i.test(parameter.name);
}

/** What `length` of a function gives: the parameters before the first that has a default or takes the rest. */
function countedParameters({ params }: FunctionNode): number {
  const first = params.findIndex(({ type }) => type === Type.AssignmentPattern || type === Type.RestElement);
  return first === -1 ? params.length : first;
}

/** `callback(null, answer)`, and calls that hand the callback on: `bucket.list(options, callback)`, `.then(x, callback)`. */
function callsOfCallback(node: FunctionNode, module: Module): readonly TSESTree.CallExpression[] {
  if (!takesCallback(node)) return [];
  const calls = within(module.parsed.nodes.of(Type.CallExpression), (call) => call, node.body);
  return calls.filter((call) => {
    if (isParameter(call.callee, node, module)) return true;
    // What becomes of a call whose value is used is for its function to say: it may well give a promise instead.
    const isHandedOn = call.arguments.some((given) => isParameter(given, node, module));
    return isHandedOn && usageOf(call, module.bindings).fate === 'discarded';
  });
}

function isParameter(name: TSESTree.Node, node: FunctionNode, { bindings }: Module): boolean {
  const parameter = parameterAt(node, callbackPosition);
  const variable = parameter && bindings.variable(parameter);
  return variable !== undefined && name.type === Type.Identifier && bindings.variable(name) === variable;
}

/** `context.succeed(answer)`, `context.fail(error)`, `context.done(error, answer)` */
function callsOfContext(node: FunctionNode, { bindings, parsed }: Module): readonly TSESTree.CallExpression[] {
  const parameter = parameterAt(node, contextPosition);
  const variable = parameter && bindings.variable(parameter);
  if (!variable) return [];
  const calls = within(parsed.nodes.of(Type.CallExpression), (call) => call, node.body);
  return calls.filter((call) => {
    const method = call.callee ? methodCall(call) : undefined;
    return method && /^(?:succeed|fail|done)$/.test(method.name) && bindings.variable(method.object) === variable;
  });
}

function parameterAt(node: FunctionNode, position: number): TSESTree.Node | undefined {
  const parameter = node.params[position];
  const named = parameter?.type === Type.AssignmentPattern ? parameter.left : parameter;
  return named?.type === Type.Identifier ? named : undefined;
}
