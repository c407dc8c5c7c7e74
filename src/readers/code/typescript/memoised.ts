import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isPassThrough } from './imports.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { bare, calledName, functionAround, isFunctionNode, methodCall, widened } from './syntax.js';

/** Functions whose argument runs once. */
const memoisers = /^(?:memo|memoi[sz]e|memoi[sz]eOne|once|lazy|singleton|cached|cacheable|pMemoize|mem)$/i;

/**
 * Whether an expression runs once for each environment although it stands in a function: its value is kept in something
 * that outlives the function, behind a check whether it is there already.
 */
export function isMemoised(node: TSESTree.Node, module: Module): boolean {
  const around = functionAround(node);
  if (!around) return false;
  const call = around.parent;
  if (call?.type === Type.CallExpression && memoisers.test(calledName(call) ?? '')) return true;
  const kept = keptIn(node);
  const isKept = kept !== undefined && outliving(kept, module).some((target) => isTested(target, around, module));
  return isKept || isBehindCheck(node, module);
}

/**
 * Whether an expression certainly runs no more than once for each environment. Other than with clients, a cache with an
 * entry for each order proves nothing, nor does what an instance keeps for itself.
 */
export function runsOnce(node: TSESTree.Node, module: Module): boolean {
  const around = functionAround(node);
  if (!around) return false;
  const kept = keptIn(node);
  const [target] = kept ? outliving(kept, module).filter((each) => isSingle(each, around)) : [];
  const isFirst = target !== undefined && (isAlternative(node, target, module) || returnsEarly(target, around, module));
  return isFirst || isBehindCheck(node, module, (each) => isSingle(each, around));
}

/** No entry of a collection, and no member of an instance. */
function isSingle(target: TSESTree.Node, around: TSESTree.Node): boolean {
  if (target.type !== Type.MemberExpression) return true;
  const isStatic = around.parent?.type === Type.MethodDefinition && around.parent.static;
  return !isEntryOfCollection(target) && (bare(target.object).type !== Type.ThisExpression || isStatic);
}

/** `client ??= make()`, `client = client || make()` */
function isAlternative(node: TSESTree.Node, target: TSESTree.Node, module: Module): boolean {
  let value: TSESTree.Node = widened(node);
  while (value.parent && value.parent.type !== Type.AssignmentExpression && !isFunctionNode(value.parent)) {
    const { parent } = value;
    if (parent.type === Type.LogicalExpression && parent.right === value && mentions(parent.left, target, module)) {
      return parent.operator !== '&&';
    }
    value = parent;
  }
  return value.parent?.type === Type.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(value.parent.operator);
}

/** `if (client) return client;` */
function returnsEarly(target: TSESTree.Node, around: TSESTree.Node, module: Module): boolean {
  return module.parsed.nodes.within(Type.IfStatement, around).some(({ test, consequent }) => {
    const [only] = consequent.type === Type.BlockStatement ? consequent.body : [consequent];
    return only?.type === Type.ReturnStatement && !isAbsence(test) && mentions(test, target, module);
  });
}

/** The variable or member that a value is assigned to, seen through what is only wrapped around it. */
export function keptIn(node: TSESTree.Node): TSESTree.Node | undefined {
  let value: TSESTree.Node = widened(node);
  for (let { parent } = value; parent; { parent } = value) {
    const isAround =
      parent.type === Type.AwaitExpression ||
      (isPassThrough(parent) && parent.callee !== value) ||
      (parent.type === Type.LogicalExpression && parent.right === value) ||
      (parent.type === Type.ConditionalExpression && parent.test !== value);
    if (!isAround) break;
    value = widened(parent);
  }
  const { parent } = value;
  if (parent?.type === Type.VariableDeclarator && parent.init === value) return parent.id;
  return parent?.type === Type.AssignmentExpression && parent.right === value ? parent.left : undefined;
}

/** Blocks and classes at module level still belong to the module; only functions end it. */
export function isOfModule(variable: Variable): boolean {
  const { block } = variable.scope;
  return !isFunctionNode(block) && !functionAround(block);
}

/** The names that outlive the function and get the value, at once or by way of a local variable. */
function outliving(kept: TSESTree.Node, module: Module, steps = 3): readonly TSESTree.Node[] {
  if (kept.type === Type.MemberExpression) return outlives(kept, module) ? [kept] : [];
  const variable = module.bindings.variable(kept);
  if (!variable || steps === 0) return [];
  if (isOfModule(variable)) return [kept];
  return variable.references.flatMap(({ identifier }) => {
    const { parent } = widened(identifier);
    const isHandedOn = parent?.type === Type.AssignmentExpression && parent.right === widened(identifier);
    return isHandedOn && parent.left !== kept ? outliving(parent.left, module, steps - 1) : [];
  });
}

/** Members of what the function itself made or was given do not. */
function outlives(node: TSESTree.Node, { bindings }: Module): boolean {
  let root = bare(node);
  while (root.type === Type.MemberExpression && root.object) root = bare(root.object);
  const variable = bindings.variable(root);
  return variable === undefined || isOfModule(variable);
}

/** The function asks whether the value is there already: `if (client)`, `client ??= …`, `client ?? …`. */
function isTested(target: TSESTree.Node, around: TSESTree.Node, module: Module): boolean {
  const { parsed } = module;
  const tests = [
    ...parsed.nodes.within(Type.IfStatement, around).map(({ test }) => test),
    ...parsed.nodes.within(Type.ConditionalExpression, around).map(({ test }) => test),
    ...parsed.nodes.within(Type.LogicalExpression, around).map(({ left }) => left),
    ...parsed.nodes
      .within(Type.AssignmentExpression, around)
      .filter(({ operator }) => operator === '??=' || operator === '||=')
      .map(({ left }) => left),
  ];
  return tests.some((test) => mentions(test, target, module));
}

/**
 * `if (settings === undefined) { … settings = … }` and `if (!clients.has(name)) { … clients.set(name, …) }`: all of the block
 * runs once.
 */
function isBehindCheck(
  node: TSESTree.Node,
  module: Module,
  counts: (target: TSESTree.Node) => boolean = () => true,
): boolean {
  for (let child = node; child.parent && !isFunctionNode(child.parent); child = child.parent) {
    const { parent } = child;
    if (parent.type !== Type.IfStatement || parent.consequent !== child || !isAbsence(parent.test)) continue;
    const { test } = parent;
    if (settledIn(child, module).some((target) => counts(target) && mentions(test, target, module))) return true;
  }
  return false;
}

/** `!client`, `client === undefined`, `!(name in clients)`: a test that something is not there. */
function isAbsence(test: TSESTree.Node): boolean {
  const value = bare(test);
  if (value.type === Type.UnaryExpression) return value.operator === '!';
  return value.type === Type.BinaryExpression && /^==/.test(value.operator);
}

/** What a block gives a value that outlives the function. */
function settledIn(block: TSESTree.Node, module: Module): readonly TSESTree.Node[] {
  const { nodes } = module.parsed;
  const assigned = nodes.within(Type.AssignmentExpression, block).flatMap(({ left }) => {
    const variable = module.bindings.variable(left);
    const isKept = variable ? isOfModule(variable) : left.type === Type.MemberExpression && outlives(left, module);
    return isKept ? [left] : [];
  });
  const put = nodes.within(Type.CallExpression, block).flatMap((call) => {
    const method = call.callee ? methodCall(call) : undefined;
    return method?.name === 'set' && outlives(method.object, module) ? [call.callee] : [];
  });
  return [...assigned, ...put];
}

/** Whether a test asks for the target, or for the object that the target is an entry of (`clients[name]`, `clients.set`). */
function mentions(test: TSESTree.Node, target: TSESTree.Node, { bindings, parsed }: Module): boolean {
  const isEntry = target.type === Type.MemberExpression && target.object && isEntryOfCollection(target);
  const owner = isEntry ? [bare(target.object)] : [];
  return [target, ...owner].some((wanted) => {
    const variable = bindings.variable(wanted);
    if (variable)
      return parsed.nodes.within(Type.Identifier, test).some((node) => bindings.variable(node) === variable);
    const text = (node: TSESTree.Node) => parsed.source.text.slice(...node.range).replace(/[\s!?]/g, '');
    return parsed.nodes.within(Type.MemberExpression, test).some((node) => text(node) === text(wanted));
  });
}

function isEntryOfCollection(node: TSESTree.MemberExpression): boolean {
  return node.computed || (node.parent?.type === Type.CallExpression && node.parent.callee === node);
}
