import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import { type FunctionNode, isInside, referencesWithin, variableOf } from './names.js';
import { type RecordLoop, recordLoop } from './record-loop.js';

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

function waitedForIn(module: EditedModule, loop: RecordLoop): PerRecordFunction | undefined {
  const found = module.nodesWithin(...loop.body.range).flatMap((node) => {
    if (node.type !== AST_NODE_TYPES.CallExpression || !isWaitedFor(node, loop)) return [];
    const declaration = declarationOf(module, node.callee);
    const argument = node.arguments.findIndex((each) => comesFrom(module, loop, each));
    const given = node.arguments[argument];
    if (!declaration || !given || isInside(loop.statement, declaration)) return [];
    const isRecord =
      given.type === AST_NODE_TYPES.Identifier && variableOf(module, given)?.defs[0]?.name === loop.binding;
    return [{ declaration, argument, isRecord }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function declarationOf(module: EditedModule, name: Node): PerRecordFunction['declaration'] | undefined {
  const definition = variableOf(module, name)?.defs[0]?.node;
  const isDeclared =
    definition?.type === AST_NODE_TYPES.FunctionDeclaration || definition?.type === AST_NODE_TYPES.VariableDeclarator;
  return isDeclared ? definition : undefined;
}

function isWaitedFor(call: Node, { body }: RecordLoop): boolean {
  return call.parent?.type === AST_NODE_TYPES.AwaitExpression || call === body;
}

/** Whether an argument mentions the record or something declared in the loop. */
function comesFrom(module: EditedModule, { statement }: RecordLoop, argument: Node): boolean {
  return referencesWithin(module, argument).some(({ resolved }) => {
    return resolved?.defs.some(({ name }) => isInside(statement, name)) ?? false;
  });
}
