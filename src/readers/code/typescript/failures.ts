import type { TSESTree } from '@typescript-eslint/types';
import type { Work } from './catches.js';
import { literalValue } from './literals.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { type Effects, pathsThrough } from './paths.js';
import {
  bare,
  calledName,
  type FunctionNode,
  functionAround,
  isFunctionNode,
  isWithin,
  keyName,
  methodCall,
  widened,
  withoutAwait,
} from './syntax.js';
import { within } from './within.js';

/** A failure that was caught: the name it is bound to, and the code that handles it. */
export interface Failure {
  readonly binding?: TSESTree.Node;
  readonly block: TSESTree.Node;
}

const keepers = new Set(['push', 'unshift', 'add', 'set', 'append']);
const senders =
  /^(?:SendMessage|SendMessageBatch|Publish|PublishBatch|PutEvents|SendTaskFailure|PutRecord|PutRecords)$/;
const reporting =
  /dlq|dead.?letter|fail(?:ed|ure|ures)|retry|requeue|redrive|quarantine|reject|abort|nack|rollback|compensat/i;
const callbacks = /^_?(?:callback|cb|done|next|reject|rej)$/i;
/** Whether a function's name says that it takes a failure on behalf of the caller. */
export function isCallbackName(name: string): boolean {
  return callbacks.test(name);
}

/** Names of what only records that something went wrong, for people to read. */
const telling =
  /log|print|debug|warn|trace|metric|capture|segment|annotation|exception|sentry|telemetry|notify|error$|stringify|^string$|^error$|format|serialize|inspect|message|monitor|count|close|release|cleanup/i;

/** What the code that handles a failure does with it. */
export function failureEffects(failure: Failure, module: Module, work: Work): Effects {
  const { nodes } = module.parsed;
  const names = failure.binding ? bindingsIn(failure.binding, module) : [];
  const mentionsFailure = (node: TSESTree.Node) =>
    nodes.within(Type.Identifier, node).some((identifier) => {
      const variable = module.bindings.variable(identifier);
      return variable !== undefined && names.includes(variable);
    });
  const isOutside = (node: TSESTree.Node) => {
    const variable = module.bindings.variable(node);
    if (!variable) return bare(node).type === Type.MemberExpression || bare(node).type === Type.ThisExpression;
    return !variable.identifiers.some((identifier) => isWithin(identifier, failure.block));
  };

  /** Where somebody asks outside for a variable that is set here; a field of `this` is taken to be asked for. */
  const readsElsewhere = (target: TSESTree.Node): readonly TSESTree.Node[] => {
    const root = rootOf(target);
    const variable = module.bindings.variable(root);
    if (!variable) return root.type === Type.ThisExpression ? [root] : [];
    const reads = variable.references.filter((each) => each.isRead() && !isWithin(each.identifier, failure.block));
    return isOutside(root) ? reads.map(({ identifier }) => identifier) : [];
  };

  return {
    sorts: mentionsFailure,
    of(statement) {
      const runsHere = (node: TSESTree.Node) => runsIn(node, statement, module);
      const calls = nodes.within(Type.CallExpression, statement).filter((call) => call.callee && runsHere(call));
      const set = [
        ...nodes.within(Type.AssignmentExpression, statement).flatMap((node) => (runsHere(node) ? [node.left] : [])),
        ...nodes.within(Type.UpdateExpression, statement).flatMap((node) => (runsHere(node) ? [node.argument] : [])),
      ];
      return {
        throws: calls.some((call) => throwsAlways(call, module) || isRejection(call, module)),
        reported:
          set.some((target) => readsElsewhere(target).some(decidesFailure)) ||
          calls.some((call) => isReport(call)) ||
          within(work.calls, ({ node }) => node, statement).some(
            ({ node, fact }) => senders.test(fact.operation) && runsHere(node),
          ),
        perhapsReported: calls.some((call) => isHandedOn(call)) || makesUp(runsHere, statement),
        recorded: calls.some((call) => isAnswer(call)) || set.some((target) => readsElsewhere(target).length > 0),
      };
    },
  };

  /** Work at a service, here or in a function of the project: the failure is made up for, or written down there. */
  function makesUp(runsHere: (node: TSESTree.Node) => boolean, statement: TSESTree.Node): boolean {
    const isAside = (service: string) => /^(?:cloudwatch|cloudwatchlogs|logs|xray|console)$/.test(service);
    return (
      within(work.calls, ({ node }) => node, statement).some(
        ({ node, fact }) => runsHere(node) && fact.provider !== 'powertools' && !isAside(fact.service),
      ) ||
      within(work.invocations, ({ node }) => node, statement).some(({ node, fact: { callee } }) => {
        if (node.type !== Type.CallExpression || !runsHere(node) || telling.test(calledName(node) ?? '')) return false;
        return callee.kind === 'imported'
          ? node.parent?.type === Type.AwaitExpression
          : mayReport(module.functions.nodes[callee.function], module, work);
      })
    );
  }

  function isReport(call: TSESTree.CallExpression): boolean {
    const name = calledName(call) ?? '';
    const method = methodCall(call);
    if (method && keepers.has(name) && isOutside(rootOf(method.object))) return true;
    if (bare(call.callee).type === Type.Identifier && callbacks.test(name)) return isGivenFailure(call);
    if (name === 'exit' || name === 'fail' || (name === 'done' && method))
      return isGivenFailure(call) || name !== 'done';
    if (work.logs.some(({ node }) => node === call) || telling.test(name)) return false;
    return reporting.test(name) || call.arguments.some((argument) => statesFailure(argument, module));
  }

  /** `callback(null, { statusCode: 500 })` */
  function isAnswer(call: TSESTree.CallExpression): boolean {
    const [first, second] = call.arguments;
    if (!second || !first || isGivenFailure(call) || !callbacks.test(calledName(call) ?? '')) return false;
    return speaksOfFailure(second, functionAround(call), module);
  }

  /** `callback(error)` and `callback(error.message)`, not `callback(null, response)`. */
  function isGivenFailure({ arguments: [first] }: TSESTree.CallExpression): boolean {
    return first !== undefined && !(first.type === Type.Literal && first.value === null) && !isUndefinedName(first);
  }

  /** The failure itself is an argument of something that is neither logging nor formatting, and cannot be seen into. */
  function isHandedOn(call: TSESTree.CallExpression): boolean {
    const local = module.resolution.function(call.callee)?.function;
    if (local !== undefined) return mayReport(module.functions.nodes[local], module, work) && mentionsFailure(call);
    if (work.logs.some(({ node }) => node === call) || telling.test(calledName(call) ?? '')) return false;
    const root = rootOf(call.callee);
    if (module.bindings.variable(root) && !isOutside(root)) return false;
    if (root.type === Type.Identifier && ['console', 'JSON', 'Object', 'Promise', 'Number'].includes(root.name))
      return false;
    if (!isStatement(call)) return false;
    return call.arguments.some((argument) => bare(argument).type === Type.Identifier && mentionsFailure(argument));
  }
}

/** Whether the node runs when the statement does, and not in some function that is only written there. */
function runsIn(node: TSESTree.Node, statement: TSESTree.Node, { functions }: Module): boolean {
  for (let around = functionAround(node); around && isWithin(around, statement); around = functionAround(around)) {
    if (around === statement) return true;
    const index = functions.indexOf(around);
    if (index === undefined || !functions.placed[index]?.runsWithParent) return false;
  }
  return true;
}

/** Called for what it does, not for what it gives: `await handle(error);`. */
function isStatement(call: TSESTree.Node): boolean {
  const value = widened(call);
  const outer = value.parent?.type === Type.AwaitExpression ? widened(value.parent) : value;
  return outer.parent?.type === Type.ExpressionStatement || outer.parent?.type === Type.ArrowFunctionExpression;
}

/** The value is thrown, decides whether something is thrown, or is given back as the list of failed items. */
function decidesFailure(read: TSESTree.Node): boolean {
  let child = read;
  for (let parent = read.parent; parent && !isFunctionNode(parent); child = parent, parent = parent.parent) {
    if (parent.type === Type.ThrowStatement) return true;
    if (parent.type === Type.IfStatement && parent.test === child) return endsInThrow(parent.consequent);
    if (parent.type === Type.Property && keyName(parent) === 'batchItemFailures') return true;
  }
  return false;
}

function endsInThrow(node: TSESTree.Statement): boolean {
  const last = node.type === Type.BlockStatement ? node.body.at(-1) : node;
  return last?.type === Type.ThrowStatement;
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  const value = bare(node);
  if (value.type === Type.MemberExpression && value.object) return rootOf(value.object);
  return value.type === Type.CallExpression && value.callee ? rootOf(value.callee) : value;
}

function bindingsIn(pattern: TSESTree.Node, { bindings, parsed }: Module) {
  return parsed.nodes.within(Type.Identifier, pattern).flatMap((identifier) => {
    const variable = bindings.variable(identifier);
    return variable ? [variable] : [];
  });
}

/** A function of this file that throws whatever happens: `fail(error)`. */
function throwsAlways(call: TSESTree.CallExpression, module: Module): boolean {
  const index = module.resolution.function(call.callee)?.function;
  const node = index === undefined ? undefined : module.functions.nodes[index];
  if (!isFunctionNode(node) || node.body.type !== Type.BlockStatement || isWithin(call, node)) return false;
  const shallow: Effects = { of: () => ({}), sorts: () => false };
  const paths = pathsThrough(node.body.body, shallow);
  return paths.length > 0 && paths.every(({ end }) => end === 'throws');
}

/** A function of this file that throws in some case, or tells a service about it. */
function mayReport(node: TSESTree.Node | undefined, { parsed }: Module, { calls }: Work): boolean {
  if (!node) return false;
  return (
    parsed.nodes.within(Type.ThrowStatement, node).length > 0 || within(calls, (call) => call.node, node).length > 0
  );
}

/** `'FAILED'`, also in an object: the failure is written down somewhere. */
function statesFailure(node: TSESTree.Node, { parsed, bindings }: Module): boolean {
  const value = bindings.resolve(node);
  return parsed.nodes
    .within(Type.Literal, value)
    .some((literal) => /^(?:fail|failed|failure|error|errored)$/i.test(String(literal.value)));
}

function isRejection(call: TSESTree.CallExpression, { bindings }: Module): boolean {
  const method = methodCall(call);
  return method?.name === 'reject' && bindings.isGlobal(method.object, 'Promise');
}

function isUndefinedName(node: TSESTree.Node): boolean {
  return node.type === Type.Identifier && node.name === 'undefined';
}

/**
 * Whether a value returned from a catch tells the caller that something failed. What reads as success does not: nothing,
 * `true`, a status below 400, the event itself.
 */
export function speaksOfFailure(value: TSESTree.Node, around: FunctionNode | undefined, module: Module): boolean {
  const result = module.bindings.resolve(withoutAwait(value));
  if (isUndefinedName(result) || (result.type === Type.UnaryExpression && result.operator === 'void')) return false;
  if (module.events.pathTo(result)?.length === 0 && around) return false;
  const literal = literalValue(result, module.bindings);
  if (literal === true) return false;
  if (result.type !== Type.ObjectExpression) return true;
  for (const property of result.properties) {
    if (property.type !== Type.Property) continue;
    const name = keyName(property);
    const given = literalValue(property.value, module.bindings);
    if (/^status(?:Code)?$/i.test(name ?? '') && typeof given === 'number') return given >= 400;
    if (/^(?:success|ok)$/i.test(name ?? '') && given === true) return false;
  }
  return result.properties.length > 0;
}
