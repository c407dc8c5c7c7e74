import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import { type FunctionNode, isFunction, onlyInitialiser, variableOf } from './names.js';

/** A statement that does something for every record of a batch. */
export interface RecordLoop {
  readonly statement: TSESTree.Statement;
  /** What the record is called or taken apart into; `event.Records[index]` in a loop that counts. */
  readonly record: TSESTree.Identifier | TSESTree.ObjectPattern | string;
  /** What is done: a block, a single statement, or the expression an arrow function gives back. */
  readonly body: Node;
  /** The function that is called for each record; undefined for a `for` loop. */
  readonly callback: FunctionNode | undefined;
}

/** `for (const record of event.Records)`, `event.Records.forEach(…)` or `await Promise.all(event.Records.map(async …))`. */
export function recordLoop(module: EditedModule, statement: TSESTree.Statement): RecordLoop | undefined {
  if (statement.type === AST_NODE_TYPES.ForOfStatement) return forLoop(module, statement);
  if (statement.type === AST_NODE_TYPES.ForStatement) return countingLoop(module, statement);
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type === AST_NODE_TYPES.CallExpression) {
    const callback = callbackOf(module, expression, 'forEach');
    return callback && !callback.async ? callbackLoop(statement, callback) : undefined;
  }
  if (expression.type !== AST_NODE_TYPES.AwaitExpression) return undefined;
  const all = expression.argument;
  if (all.type !== AST_NODE_TYPES.CallExpression) return undefined;
  if (!/^Promise\.all(Settled)?$/.test(module.textOf(all.callee))) return undefined;
  const [mapped] = all.arguments;
  const callback = mapped?.type === AST_NODE_TYPES.CallExpression ? callbackOf(module, mapped, 'map') : undefined;
  return callback?.async ? callbackLoop(statement, callback) : undefined;
}

function forLoop(module: EditedModule, statement: TSESTree.ForOfStatement): RecordLoop | undefined {
  const { left, right, body } = statement;
  if (statement.await || left.type !== AST_NODE_TYPES.VariableDeclaration || !isRecords(module, right))
    return undefined;
  const record = left.declarations[0].id;
  return isBinding(record) ? { statement, record, body, callback: undefined } : undefined;
}

/** `for (let i = 0; i < event.Records.length; i++)` */
function countingLoop(module: EditedModule, statement: TSESTree.ForStatement): RecordLoop | undefined {
  const { init, test, update, body } = statement;
  if (init?.type !== AST_NODE_TYPES.VariableDeclaration || test?.type !== AST_NODE_TYPES.BinaryExpression)
    return undefined;
  const counter = init.declarations[0]?.id;
  const { left, operator, right } = test;
  if (counter?.type !== AST_NODE_TYPES.Identifier || module.textOf(left) !== counter.name || operator !== '<')
    return undefined;
  if (right.type !== AST_NODE_TYPES.MemberExpression || module.textOf(right.property) !== 'length') return undefined;
  if (update?.type !== AST_NODE_TYPES.UpdateExpression || !isRecords(module, right.object)) return undefined;
  return { statement, record: `${module.textOf(right.object)}[${counter.name}]`, body, callback: undefined };
}

function callbackLoop(statement: TSESTree.Statement, callback: FunctionNode): RecordLoop | undefined {
  const [record] = callback.params;
  if (!record || !isBinding(record) || callback.generator) return undefined;
  return { statement, record, body: callback.body, callback };
}

function callbackOf(module: EditedModule, call: TSESTree.CallExpression, method: string): FunctionNode | undefined {
  const { callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || module.textOf(callee.property) !== method) return undefined;
  const [callback] = call.arguments;
  return isRecords(module, callee.object) && callback && isFunction(callback) ? callback : undefined;
}

function isBinding(node: Node): node is TSESTree.Identifier | TSESTree.ObjectPattern {
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ObjectPattern;
}

/** Whether an expression is the list of records of an event: `event.Records`, or a name for it (followed `names` times). */
function isRecords(module: EditedModule, list: Node, names = 3): boolean {
  switch (list.type) {
    case AST_NODE_TYPES.MemberExpression:
      return !list.computed && module.textOf(list.property) === 'Records';
    case AST_NODE_TYPES.LogicalExpression:
      return isRecords(module, list.left, names);
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSAsExpression:
      return isRecords(module, list.expression, names);
    case AST_NODE_TYPES.Identifier: {
      const variable = variableOf(module, list);
      const property = variable?.defs[0]?.name.parent;
      if (property?.type === AST_NODE_TYPES.Property) return module.textOf(property.key) === 'Records';
      const value = variable && onlyInitialiser(variable)?.init;
      return value !== null && value !== undefined && names > 0 && isRecords(module, value, names - 1);
    }
    default:
      return false;
  }
}
