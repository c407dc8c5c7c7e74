import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors, type FunctionNode, isFunction, isInside, onlyInitialiser, variableOf } from './names.js';

/** Waits for the promise at a place; for all of them where the callback of an array method makes one for each element. */
export function awaitExpression(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const promise = promiseAt(module, at);
  if (!promise || !mayAwait(promise)) return false;
  const marked = discardedBy(promise) ?? promise;
  if (marked.parent?.type === AST_NODE_TYPES.AwaitExpression) return false;
  const iteration = asyncIteration(module, promise);
  if (iteration === 'unsuited') return false;

  const [open, close] = isOperand(marked) ? ['(', ')'] : ['', ''];
  if (marked === promise) changes.insert(promise.range[0], `${open}await `);
  else changes.replace(marked.range[0], marked.range[0] + 'void'.length, `${open}await`);
  if (iteration) {
    changes.insert(promise.range[0], 'Promise.all(');
    changes.replace(...iteration.method.range, iteration.method.name === 'forEach' ? 'map' : iteration.method.name);
    changes.insert(promise.range[1], iteration.optional ? ' ?? [])' : ')');
  } else if (bindsLooser.has(promise.type)) {
    changes.insert(promise.range[0], '(');
    changes.insert(promise.range[1], ')');
  }
  changes.insert(marked.range[1], close);
  return true;
}

const bindsTighter: ReadonlySet<string> = new Set([
  'CallExpression',
  'ChainExpression',
  'Identifier',
  'ImportExpression',
  'MemberExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'TSNonNullExpression',
]);

/** Expressions that `await` would tear apart. */
const bindsLooser: ReadonlySet<string> = new Set([
  'ConditionalExpression',
  'LogicalExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

function promiseAt(module: EditedModule, at: SourceRange): Node | undefined {
  for (const node of module.nodesAt(at)) {
    let found: Node = node.type === AST_NODE_TYPES.ExpressionStatement ? node.expression : node;
    if (found.type === AST_NODE_TYPES.UnaryExpression && found.operator === 'void') found = found.argument;
    if (isFunction(found) && found.parent.type === AST_NODE_TYPES.CallExpression) found = found.parent;
    found = wholePromise(found);
    if (bindsTighter.has(found.type) || bindsLooser.has(found.type)) return found;
  }
  return undefined;
}

/** With what is chained to it: `.promise()` of the SDK, `.then(…)`, `.catch(…)`. */
function wholePromise(node: Node): Node {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.ChainExpression) return wholePromise(parent);
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== node) return node;
  const chained =
    parent.property.type === AST_NODE_TYPES.Identifier && /^(promise|then|catch|finally)$/.test(parent.property.name);
  const call = parent.parent;
  return chained && call.type === AST_NODE_TYPES.CallExpression && call.callee === parent ? wholePromise(call) : node;
}

/** Whether the nearest code around it is the body of an async function. */
export function mayAwait(node: Node): boolean {
  for (const ancestor of ancestors(node)) {
    if (isFunction(ancestor)) return ancestor.async && isInside(ancestor.body, node);
    if (ancestor.type === AST_NODE_TYPES.PropertyDefinition || ancestor.type === AST_NODE_TYPES.StaticBlock)
      return false;
  }
  return false;
}

function discardedBy({ parent }: Node): TSESTree.UnaryExpression | undefined {
  return parent?.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'void' ? parent : undefined;
}

/** Whether what follows or precedes would bind to the expression more tightly than `await` does. */
function isOperand(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node;
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === node;
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '**' && parent.left === node;
    default:
      return false;
  }
}

interface AsyncIteration {
  readonly method: TSESTree.Identifier;
  readonly optional: boolean;
}

/**
 * `list.forEach(async …)`, `list.map(…)`: one promise for each element. `unsuited` when the promises cannot be reached
 * (a callback that gives back none, a list that has no `map`).
 */
function asyncIteration(module: EditedModule, promise: Node): AsyncIteration | 'unsuited' | undefined {
  const call = promise.type === AST_NODE_TYPES.ChainExpression ? promise.expression : promise;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  const { object, property } = call.callee;
  if (property.type !== AST_NODE_TYPES.Identifier || call.callee.computed) return undefined;
  if (!/^(forEach|map|flatMap)$/.test(property.name)) return undefined;
  const callback = functionOf(module, call.arguments[0]);
  if (!callback) return property.name === 'forEach' ? 'unsuited' : undefined;
  const givesPromise = callback.async || callback.body?.type !== AST_NODE_TYPES.BlockStatement;
  if (property.name === 'forEach' && !(givesPromise && mayBeArray(module, object))) return 'unsuited';
  return { method: property, optional: call !== promise };
}

function functionOf(module: EditedModule, callback: Node | undefined): FunctionNode | undefined {
  if (!callback || isFunction(callback)) return callback;
  const definition = variableOf(module, callback)?.defs[0]?.node;
  if (definition?.type === AST_NODE_TYPES.FunctionDeclaration) return definition;
  const value = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : undefined;
  return value && isFunction(value) ? value : undefined;
}

/** False for what the file shows to be a `Map`, a `Set` or the like, which have `forEach` and no `map`. */
function mayBeArray(module: EditedModule, list: Node): boolean {
  const variable = variableOf(module, list);
  const value = variable ? onlyInitialiser(variable)?.init : list;
  if (value?.type === AST_NODE_TYPES.NewExpression) return module.textOf(value.callee) === 'Array';
  const annotation = (variable?.defs[0]?.name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
  return !annotation || !/^(Readonly)?(Map|Set)\b|^(Headers|FormData|URLSearchParams)$/.test(module.textOf(annotation));
}
