import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import { type FunctionNode, isInside, referencesWithin, variableOf } from './names.js';
import { type RecordLoop, recordLoop } from './record-loop.js';
import { workBlock } from './record-work.js';

/** A function of this file that a handler has run once for each record. */
export interface PerRecordFunction {
  /** What its name is declared as. */
  readonly declaration: TSESTree.FunctionDeclaration | TSESTree.VariableDeclarator;
  /** Which argument comes from the record. */
  readonly argument: number;
  /** Whether that argument is the record itself, and not something taken from it. */
  readonly isRecord: boolean;
}

/** The loops over records at the top level of a function. */
export function recordLoops(module: EditedModule, handler: FunctionNode): readonly RecordLoop[] {
  if (handler.body?.type !== AST_NODE_TYPES.BlockStatement) return [];
  return handler.body.body
    .flatMap((statement) => (statement.type === AST_NODE_TYPES.TryStatement ? statement.block.body : [statement]))
    .flatMap((statement) => recordLoop(module, statement) ?? []);
}

/** What a handler's loop, or the batch utility of Powertools, calls for each record. Undefined when that is not one function. */
export function perRecordFunction(module: EditedModule, handler: FunctionNode): PerRecordFunction | undefined {
  const [loop, ...others] = recordLoops(module, handler);
  if (!loop) return handedToProcessor(module, handler);
  return others.length === 0 ? waitedForIn(module, loop) : undefined;
}

/** `processPartialResponse(event, recordHandler, …)`. */
function handedToProcessor(module: EditedModule, handler: FunctionNode): PerRecordFunction | undefined {
  for (const node of module.nodesWithin(...handler.range)) {
    if (node.type !== AST_NODE_TYPES.CallExpression || !/^processPartialResponse/.test(module.textOf(node.callee)))
      continue;
    const declaration = node.arguments[1] && declarationOf(module, node.arguments[1]);
    return declaration && { declaration, argument: 0, isRecord: true };
  }
  return undefined;
}

/** Undefined when the loop waits for other work too: guarding a part of it would not make the whole safe to repeat. */
function waitedForIn(module: EditedModule, loop: RecordLoop): PerRecordFunction | undefined {
  const block = workBlock(loop) ?? loop.body;
  const work = module.nodesWithin(...block.range).filter((node) => isWorkOf(loop, node));
  const [call, ...others] = work;
  if (call?.type !== AST_NODE_TYPES.CallExpression || others.length > 0) return undefined;
  const declaration = declarationOf(module, call.callee);
  const argument = call.arguments.findIndex((each) => comesFrom(module, loop, each));
  const given = call.arguments[argument];
  if (!declaration || !given || isInside(loop.statement, declaration)) return undefined;
  return { declaration, argument, isRecord: isRecord(module, loop, given) };
}

function isRecord(module: EditedModule, { record }: RecordLoop, argument: Node): boolean {
  return typeof record === 'string'
    ? module.textOf(argument) === record
    : variableOf(module, argument)?.defs[0]?.name === record;
}

/** Something a loop waits for without taking a result from it. */
function isWorkOf({ body }: RecordLoop, node: Node): boolean {
  if (node === body) return node.type === AST_NODE_TYPES.CallExpression;
  const { parent } = node;
  if (parent?.type !== AST_NODE_TYPES.AwaitExpression) return false;
  return parent === body || parent.parent.type === AST_NODE_TYPES.ExpressionStatement;
}

function declarationOf(module: EditedModule, name: Node): PerRecordFunction['declaration'] | undefined {
  const definition = variableOf(module, name)?.defs[0]?.node;
  const isDeclared =
    definition?.type === AST_NODE_TYPES.FunctionDeclaration || definition?.type === AST_NODE_TYPES.VariableDeclarator;
  return isDeclared ? definition : undefined;
}

/** Whether an argument mentions the record or something declared in the loop. */
function comesFrom(module: EditedModule, { statement }: RecordLoop, argument: Node): boolean {
  return referencesWithin(module, argument).some(({ resolved }) => {
    return resolved?.defs.some(({ name }) => isInside(statement, name)) ?? false;
  });
}
