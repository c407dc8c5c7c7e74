import type { TSESTree } from '@typescript-eslint/types';
import type { ReturnFact } from '../../../model/code.js';
import type { PlacedCall } from './calls.js';
import type { PlacedInvocation } from './invocations.js';
import { literalValue } from './literals.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { bare, keyName, memberName, methodCall, withoutAwait } from './syntax.js';

type Shape = ReturnFact['shape'];

const unknownShape: Shape = { kind: 'unknown' };
const valueShape: Shape = { kind: 'value' };
const nothingShape: Shape = { kind: 'nothing' };

const deepest = 8;

/**
 * What functions give back, one fact for each alternative: `return`, the body of a short arrow function, and what a handler
 * of the old style gives its callback.
 */
export function findReturns(
  module: Module,
  calls: readonly PlacedCall[],
  invocations: readonly PlacedInvocation[],
): readonly ReturnFact[] {
  const { nodes, lines } = module.parsed;
  const callNodes = new Set<TSESTree.Node>(calls.map(({ node }) => node));
  const utilities = new Set(calls.filter(isBatchUtility).map(({ node }): TSESTree.Node => node));
  const invocationOf = new Map(invocations.map(({ node }, index) => [node, index]));
  const found: { readonly at: TSESTree.Node; readonly shape: Shape }[] = [];

  for (const node of nodes.of(Type.ReturnStatement)) {
    if (!node.argument) found.push({ at: node, shape: nothingShape });
    else for (const value of alternatives(node.argument)) found.push({ at: value, shape: shapeOf(value) });
  }
  for (const node of nodes.of(Type.ArrowFunctionExpression)) {
    if (!node.body || node.body.type === Type.BlockStatement) continue;
    for (const value of alternatives(node.body)) found.push({ at: value, shape: shapeOf(value) });
  }
  for (const node of nodes.of(Type.CallExpression)) {
    const value = node.callee && calledBack(node, module);
    if (value) found.push({ at: value, shape: shapeOf(value) });
  }
  return found
    .sort((a, b) => a.at.range[0] - b.at.range[0])
    .map(({ at, shape }) => ({ range: lines.range(...at.range), scope: module.functions.scopeOf(at), shape }));

  function shapeOf(node: TSESTree.Node, depth = 0): Shape {
    if (depth > deepest) return unknownShape;
    const direct = withoutAwait(node);
    const invocation = invocationOf.get(direct);
    if (utilities.has(direct) || isProcessorResponse(direct, module)) return { kind: 'utility' };
    if (callNodes.has(direct)) return valueShape;
    if (invocation !== undefined) return { kind: 'invocation', invocation };
    const value = module.bindings.resolve(direct);
    if (value.type === Type.ObjectExpression) return objectShape(value, direct, depth);
    if (value !== direct) return shapeOf(value, depth + 1);
    if (literalValue(value, module.bindings) !== undefined) return valueShape;
    switch (value.type) {
      case Type.Identifier:
        return value.name === 'undefined' ? nothingShape : variableShape(value, depth);
      case Type.Literal:
        return value.raw === 'null' ? nothingShape : valueShape;
      case Type.UnaryExpression:
        return value.operator === 'void' ? nothingShape : valueShape;
      case Type.ArrayExpression:
      case Type.TemplateLiteral:
      case Type.BinaryExpression:
      case Type.NewExpression:
      case Type.ArrowFunctionExpression:
      case Type.FunctionExpression:
      case Type.FunctionDeclaration:
      case Type.ClassDeclaration:
        return valueShape;
      case Type.CallExpression:
        return isKnownValue(value, module) ? valueShape : unknownShape;
      default:
        return unknownShape;
    }
  }

  /** A spread that nobody can see into may bring any key, unless the key that matters is there already. */
  function objectShape(object: TSESTree.ObjectExpression, node: TSESTree.Node, depth: number): Shape {
    const keys = new Set<string>();
    let isOpen = false;
    for (const property of object.properties) {
      if (property.type === Type.Property) {
        const name = keyName(property);
        if (name !== undefined) keys.add(name);
        continue;
      }
      const spread = shapeOf(property.argument, depth + 1);
      if (spread.kind === 'object') for (const key of spread.keys) keys.add(key);
      else isOpen = true;
    }
    for (const key of laterKeys(node, module)) keys.add(key);
    return isOpen && !keys.has('batchItemFailures') ? unknownShape : { kind: 'object', keys: [...keys] };
  }

  /** A variable with several values: all objects give all their keys. */
  function variableShape(identifier: TSESTree.Identifier, depth: number): Shape {
    const variable = module.bindings.variable(identifier);
    const sources = variable ? module.bindings.sources(variable) : [];
    const keys = new Set<string>(laterKeys(identifier, module));
    let objects = 0;
    for (const { kind, expression, path } of sources) {
      if (kind === 'unknown' && !expression) continue;
      const shape = kind === 'value' && expression && path.length === 0 ? shapeOf(expression, depth + 1) : unknownShape;
      if (shape.kind !== 'object') return sources.length === 1 ? shape : unknownShape;
      objects++;
      for (const key of shape.keys) keys.add(key);
    }
    return objects > 0 ? { kind: 'object', keys: [...keys] } : unknownShape;
  }
}

/** The values a conditional or alternative expression may have. */
function alternatives(node: TSESTree.Node): readonly TSESTree.Node[] {
  const value = bare(node);
  if (value.type === Type.ConditionalExpression) {
    return [...alternatives(value.consequent), ...alternatives(value.alternate)];
  }
  return value.type === Type.LogicalExpression && value.operator !== '&&'
    ? [...alternatives(value.left), ...alternatives(value.right)]
    : [value];
}

function isBatchUtility({ fact }: PlacedCall): boolean {
  return fact.provider === 'powertools' && /^processPartialResponse/.test(fact.operation);
}

/** `processor.response()` of a batch processor. */
function isProcessorResponse(node: TSESTree.Node, module: Module): boolean {
  const method = methodCall(node);
  if (method?.name !== 'response') return false;
  const instance = module.instances.of(method.object);
  return instance?.kind === 'imported' && instance.origin.module.startsWith('@aws-lambda-powertools/batch');
}

/** `response.statusCode = 200` after `const response = {}`. */
function laterKeys(node: TSESTree.Node, { bindings }: Module): readonly string[] {
  const variable = bindings.variable(bare(node));
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = identifier.parent;
    const isSet =
      member?.type === Type.MemberExpression &&
      member.object === identifier &&
      member.parent?.type === Type.AssignmentExpression &&
      member.parent.left === member;
    const name = isSet ? memberName(member) : undefined;
    return name === undefined ? [] : [name];
  });
}

/** The second argument of `callback(null, response)`, and the argument of `context.succeed(response)`. */
function calledBack(call: TSESTree.CallExpression, { bindings, functions }: Module): TSESTree.Node | undefined {
  const callee = bare(call.callee);
  if (callee.type === Type.MemberExpression) {
    const isContext = callee.object?.type === Type.Identifier && /^_*(?:context|ctx)$/.test(callee.object.name);
    if (!isContext) return undefined;
    return memberName(callee) === 'succeed'
      ? call.arguments[0]
      : memberName(callee) === 'done'
        ? call.arguments[1]
        : undefined;
  }
  const variable = bindings.variable(callee);
  const source = variable && bindings.soleSource(variable);
  const isThirdParameter = source?.kind === 'parameter' && source.parameter?.index === 2 && source.path.length === 0;
  return isThirdParameter && functions.scopeOf(call) !== undefined ? call.arguments[1] : undefined;
}

const valueMakers = new Set([
  'stringify',
  'parse',
  'map',
  'filter',
  'join',
  'all',
  'allSettled',
  'toString',
  'slice',
  'keys',
]);

/** Calls of the language that give text, lists or data read from text. */
function isKnownValue(call: TSESTree.CallExpression, { bindings }: Module): boolean {
  const method = methodCall(call);
  if (!method || !valueMakers.has(method.name)) return false;
  return method.name !== 'parse' && (method.name !== 'stringify' || bindings.isGlobal(method.object, 'JSON'));
}
