import type { TSESTree } from '@typescript-eslint/types';
import type { CallFact } from '../../../model/code.js';
import { type IdentifiedCall, identifyCalls } from './identified-calls.js';
import { isMemoised } from './memoised.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { isFunctionNode, widened } from './syntax.js';
import { type Usage, usageOf, withPromise } from './usage.js';

/** A call of a service with its node, for the extractors that ask what becomes of it. */
export interface PlacedCall {
  readonly fact: CallFact;
  readonly node: IdentifiedCall['node'];
  readonly usage: Usage;
}

/** Every call of a service, in source order. */
export function findCalls(module: Module): readonly PlacedCall[] {
  return identifyCalls(module)
    .map((call) => place(call, module))
    .sort((a, b) => a.node.range[0] - b.node.range[0] || b.node.range[1] - a.node.range[1]);
}

function place(call: IdentifiedCall, module: Module): PlacedCall {
  const { node } = call;
  const whole = withPromise(node);
  const usage = usageOf(sender(node, module), module.bindings);
  const fact: CallFact = {
    provider: call.provider,
    service: call.service,
    operation: call.operation,
    range: module.parsed.lines.range(...whole.range),
    scope: module.functions.scopeOf(node),
    inLoop: module.surroundings.isInLoop(node),
    inTry: module.surroundings.isInTry(node),
    awaited: usage.fate === 'awaited' || usage.fate === 'returned',
    resultUsed: usage.resultUsed || hasResultCallback(node),
    ...(call.isHelper ? { isHelper: true } : {}),
    ...(isMemoised(sender(node, module), module) ? { memoised: true } : {}),
    arguments: call.arguments,
    argumentsComplete: call.argumentsComplete,
  };
  return { fact, node, usage };
}

/** The call itself; for a command, the call that it is handed to, when it can be seen. */
function sender(command: IdentifiedCall['node'], { bindings }: Module): TSESTree.Node {
  if (command.type !== Type.NewExpression) return command;
  const { parent } = widened(command);
  if (parent?.type === Type.CallExpression) return parent;
  if (parent?.type !== Type.VariableDeclarator) return command;
  const variable = bindings.variable(parent.id);
  for (const { identifier } of variable?.references ?? []) {
    const holder = widened(identifier).parent;
    if (holder?.type === Type.CallExpression) return holder;
  }
  return command;
}

/** `(error, data) => …` as the last argument takes the result. */
function hasResultCallback(node: IdentifiedCall['node']): boolean {
  const last = node.type === Type.TaggedTemplateExpression ? undefined : node.arguments.at(-1);
  return last !== undefined && isFunctionNode(last) && last.params.length > 1;
}
