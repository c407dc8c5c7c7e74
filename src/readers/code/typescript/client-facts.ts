import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientFact } from '../../../model/code.js';
import { isMemoised, isOfModule, keptIn } from './memoised.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { calledName, functionAround, isWithin } from './syntax.js';

type Building = TSESTree.NewExpression | TSESTree.CallExpression;

/** Every place where a client is built. A client built only to be handed to another one counts as part of that. */
export function findClients(module: Module): readonly ClientFact[] {
  const { nodes } = module.parsed;
  const all: readonly Building[] = [...nodes.of(Type.NewExpression), ...nodes.of(Type.CallExpression)];
  const built = all.filter((node) => module.clients.built(node));
  const outermost = built.filter((node) => !isPartOfAnother(node, built) && !wrapsExistingClient(node, built));
  return outermost
    .sort((a, b) => a.range[0] - b.range[0])
    .map((node) => factOf(node, built.find((other) => wraps(node, other)) ?? node, module));
}

/** `made` has the settings: a client around it adds how values are written, not where they go. */
function factOf(node: Building, made: Building, module: Module): ClientFact {
  const client = module.clients.built(node);
  const kept = keptIn(node);
  const variable = kept?.type === Type.Identifier ? kept.name : undefined;
  return {
    provider: client?.provider ?? 'other',
    service: client?.service ?? '',
    text: textOf(node, module),
    range: module.parsed.lines.range(...node.range),
    scope: module.functions.scopeOf(node),
    inLoop: module.surroundings.isInLoop(node),
    memoised: isMemoised(node, module),
    dependsOn: dependsOnFunction(node, module) ? 'function' : 'module',
    ...(variable === undefined ? {} : { variable }),
    options: module.arguments.options(made.arguments),
  };
}

function isPartOfAnother(node: Building, built: readonly Building[]): boolean {
  return built.some(
    (other) =>
      other !== node &&
      isWithin(node, other) &&
      other.arguments.some((argument) => isWithin(node, argument)) &&
      functionAround(node) === functionAround(other),
  );
}

/** `DynamoDBDocumentClient.from(new DynamoDBClient(…))`. */
function wraps(node: Building, other: Building): boolean {
  return calledName(node) === 'from' && node.arguments[0] === other;
}

/** `DynamoDBDocumentClient.from(client)` costs nothing by itself. */
function wrapsExistingClient(node: Building, built: readonly Building[]): boolean {
  return calledName(node) === 'from' && !built.some((other) => other !== node && isWithin(other, node));
}

function textOf(node: Building, { parsed }: Module): string {
  const text = parsed.source.text.slice(...node.callee.range).replace(/\s+/g, ' ');
  if (node.type === Type.NewExpression) return `new ${text}`;
  const [first] = node.arguments;
  const given = first ? parsed.source.text.slice(...first.range) : '';
  return given.length > 30 || node.arguments.length > 1 ? `${text}(…)` : `${text}(${given})`;
}

/** Whether what a client is built with may be another thing at the next invocation. */
function dependsOnFunction(node: Building, { bindings, parsed, functions }: Module): boolean {
  if (functions.scopeOf(node) === undefined) return false;
  if (parsed.nodes.within(Type.ThisExpression, node).length > 0) return true;
  const isInside = (identifier: TSESTree.Node) => isWithin(identifier, node);
  return parsed.nodes.within(Type.Identifier, node).some((identifier) => {
    const variable = bindings.variable(identifier);
    const isDeclaredInside = variable?.identifiers.some(isInside) ?? true;
    if (variable === undefined || isDeclaredInside) return false;
    return !isOfModule(variable) || isChangedByFunctions(variable);
  });
}

/** Settings of the module that functions set to something else: `options.region = region`. */
function isChangedByFunctions(variable: Variable): boolean {
  return variable.references.some((reference) => {
    const { identifier } = reference;
    if (!functionAround(identifier)) return false;
    let target: TSESTree.Node = identifier;
    while (target.parent?.type === Type.MemberExpression && target.parent.object === target) target = target.parent;
    const isAssigned = target.parent?.type === Type.AssignmentExpression && target.parent.left === target;
    return target === identifier ? reference.isWrite() : isAssigned;
  });
}
