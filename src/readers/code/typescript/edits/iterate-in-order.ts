import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import { mayAwait } from './await-expression.js';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors, enclosingFunction, type FunctionNode, isFunction } from './names.js';
import { textEnd } from './statements.js';

/**
 * Turns `list.forEach(async (item) => { … })` into `for (const item of list) { … }`: one element after the other, each
 * waited for. Only where it is a statement of an async function, and the callback leaves its element by plain `return`s that
 * `continue` can stand for.
 */
export function iterateInOrder(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const iteration = iterationAt(module, at);
  if (!iteration || !mayAwait(iteration.call)) return false;
  const { statement, call, list, callback, optional } = iteration;
  const returns = returnsOf(module, callback);
  if (!returns.every((node) => canContinue(node, callback)) || usesThis(module, callback)) return false;
  const head = headOf(module, callback, module.textOf(list) + (optional ? ' ?? []' : ''));
  if (head === undefined) return false;
  changes.replace(statement.range[0], callback.body.range[0], `${head} `);
  if (callback.body.type !== AST_NODE_TYPES.BlockStatement) {
    changes.insert(callback.body.range[0], '{ ');
    changes.insert(callback.body.range[1], '; }');
  }
  for (const node of returns) changes.replace(node.range[0], node.range[0] + 'return'.length, 'continue');
  const isBare = textEnd(module, statement) === call.range[1];
  changes.remove(callback.body.range[1], isBare ? call.range[1] : textEnd(module, statement));
  return true;
}

interface Iteration {
  readonly statement: TSESTree.ExpressionStatement;
  readonly call: TSESTree.CallExpression;
  readonly list: TSESTree.Expression;
  readonly callback: FunctionNode;
  readonly optional: boolean;
}

function iterationAt(module: EditedModule, at: SourceRange): Iteration | undefined {
  for (const node of module.nodesAt(at)) {
    const call = node.type === AST_NODE_TYPES.ChainExpression ? node.expression : node;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression) continue;
    const optional = call.parent.type === AST_NODE_TYPES.ChainExpression;
    const statement = optional ? call.parent.parent : call.parent;
    const [callback, ...others] = call.arguments;
    if (statement?.type !== AST_NODE_TYPES.ExpressionStatement || !callback || others.length > 0) continue;
    if (!isFunction(callback) || !callback.async) continue;
    return { statement, call, list: call.callee.object, callback, optional };
  }
  return undefined;
}

/** `for (const item of list)`, with the entries of the list where the callback takes the position too. */
function headOf(module: EditedModule, { params }: FunctionNode, list: string): string | undefined {
  const [item, index, ...others] = params.map((parameter) => nameOf(module, parameter));
  if (item === undefined || others.length > 0) return undefined;
  if (params.length === 1) return `for (const ${item} of ${list})`;
  if (index === undefined) return undefined;
  const entries = /\?\?/.test(list) ? `(${list}).entries()` : `${list}.entries()`;
  return `for (const [${index}, ${item}] of ${entries})`;
}

/** Without its type, which a loop takes no declaration of. */
function nameOf(module: EditedModule, parameter: TSESTree.Parameter): string | undefined {
  switch (parameter.type) {
    case AST_NODE_TYPES.Identifier:
      return parameter.name;
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.ArrayPattern: {
      const end = parameter.typeAnnotation?.range[0] ?? parameter.range[1];
      return module.text.slice(parameter.range[0], end);
    }
    default:
      return undefined;
  }
}

function returnsOf(module: EditedModule, callback: FunctionNode): readonly TSESTree.ReturnStatement[] {
  return module
    .nodesWithin(...callback.body.range)
    .filter((node): node is TSESTree.ReturnStatement => node.type === AST_NODE_TYPES.ReturnStatement)
    .filter((node) => enclosingFunction(node) === callback);
}

/** A bare `return` that stands in no loop of its own. */
function canContinue(node: TSESTree.ReturnStatement, callback: FunctionNode): boolean {
  if (node.argument) return false;
  for (const around of ancestors(node)) {
    if (around === callback) return true;
    if (/^(?:For|While|DoWhile)/.test(around.type)) return false;
  }
  return false;
}

function usesThis(module: EditedModule, callback: FunctionNode): boolean {
  if (callback.type === AST_NODE_TYPES.ArrowFunctionExpression) return false;
  return module.nodesWithin(...callback.range).some((node: Node) => {
    return (
      node.type === AST_NODE_TYPES.ThisExpression ||
      (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments')
    );
  });
}
