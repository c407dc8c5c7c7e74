import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientFact } from '../../../model/code.js';
import { isPassThrough } from './imports.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { calledName, functionAround, isFunctionNode, isWithin, widened } from './syntax.js';

type Building = TSESTree.NewExpression | TSESTree.CallExpression;

/** Every place where a client is built. A client built only to be handed to another one counts as part of that. */
export function findClients(module: Module): readonly ClientFact[] {
  const { nodes } = module.parsed;
  const all: readonly Building[] = [...nodes.of(Type.NewExpression), ...nodes.of(Type.CallExpression)];
  const built = all.filter((node) => module.clients.built(node));
  const outermost = built.filter((node) => !isPartOfAnother(node, built) && !wrapsExistingClient(node, built));
  return outermost.sort((a, b) => a.range[0] - b.range[0]).map((node) => factOf(node, module));
}

function factOf(node: Building, module: Module): ClientFact {
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
    memoised: isMemoised(node, kept, module),
    dependsOn: dependsOnFunction(node, module) ? 'function' : 'module',
    ...(variable === undefined ? {} : { variable }),
    options: module.arguments.options(node.arguments),
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

/** The variable or member that the client is assigned to, seen through what is only wrapped around it. */
function keptIn(node: Building): TSESTree.Node | undefined {
  let value: TSESTree.Node = widened(node);
  for (let { parent } = value; parent; { parent } = value) {
    const isAround =
      parent.type === Type.AwaitExpression ||
      (isPassThrough(parent) && parent.callee !== value) ||
      (parent.type === Type.LogicalExpression && parent.right === value);
    if (!isAround) break;
    value = widened(parent);
  }
  const { parent } = value;
  if (parent?.type === Type.VariableDeclarator && parent.init === value) return parent.id;
  return parent?.type === Type.AssignmentExpression && parent.right === value ? parent.left : undefined;
}

/** Functions whose argument runs once. */
const memoisers = /^(?:memo|memoi[sz]e|memoi[sz]eOne|once|lazy|singleton|cached|cacheable|pMemoize|mem)$/i;

function isMemoised(node: Building, kept: TSESTree.Node | undefined, module: Module): boolean {
  const around = functionAround(node);
  if (!around) return false;
  const call = around.parent;
  if (call?.type === Type.CallExpression && memoisers.test(calledName(call) ?? '')) return true;
  return kept !== undefined && outliving(kept, module).some((target) => isTested(target, around, module));
}

/** The names that outlive the function and get the client, at once or by way of a local variable. */
function outliving(kept: TSESTree.Node, module: Module, steps = 3): readonly TSESTree.Node[] {
  if (kept.type === Type.MemberExpression) return [kept];
  const variable = module.bindings.variable(kept);
  if (!variable || steps === 0) return [];
  if (isOfModule(variable)) return [kept];
  return variable.references.flatMap(({ identifier }) => {
    const { parent } = widened(identifier);
    const isHandedOn = parent?.type === Type.AssignmentExpression && parent.right === widened(identifier);
    return isHandedOn && parent.left !== kept ? outliving(parent.left, module, steps - 1) : [];
  });
}

/** The function asks whether the client is there already: `if (client)`, `client ??= …`, `client ?? …`. */
function isTested(target: TSESTree.Node, around: TSESTree.Node, { bindings, parsed }: Module): boolean {
  const text = (node: TSESTree.Node) => parsed.source.text.slice(...node.range).replace(/[\s!?]/g, '');
  const variable = bindings.variable(target);
  const wanted = text(target);
  const isTarget = (node: TSESTree.Node) =>
    variable ? bindings.variable(node) === variable : node.type === target.type && text(node) === wanted;
  const tests = [
    ...parsed.nodes.within(Type.IfStatement, around).map(({ test }) => test),
    ...parsed.nodes.within(Type.ConditionalExpression, around).map(({ test }) => test),
    ...parsed.nodes.within(Type.LogicalExpression, around).map(({ left }) => left),
    ...parsed.nodes
      .within(Type.AssignmentExpression, around)
      .filter(({ operator }) => operator === '??=' || operator === '||=')
      .map(({ left }) => left),
  ].filter((test) => test);
  const kind = target.type === Type.Identifier ? Type.Identifier : Type.MemberExpression;
  return tests.some((test) => parsed.nodes.within(kind, test).some(isTarget));
}

function dependsOnFunction(node: Building, { bindings, parsed, functions }: Module): boolean {
  if (functions.scopeOf(node) === undefined) return false;
  if (parsed.nodes.within(Type.ThisExpression, node).length > 0) return true;
  const isInside = (identifier: TSESTree.Node) => isWithin(identifier, node);
  return parsed.nodes.within(Type.Identifier, node).some((identifier) => {
    const variable = bindings.variable(identifier);
    const isDeclaredInside = variable?.identifiers.some(isInside) ?? true;
    return variable !== undefined && !isDeclaredInside && !isOfModule(variable);
  });
}

/** Blocks and classes at module level still belong to the module; only functions end it. */
function isOfModule(variable: Variable): boolean {
  const { block } = variable.scope;
  return !isFunctionNode(block) && !functionAround(block);
}
