import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { reindented } from './lines.js';
import { allReferences, ancestors, enclosingFunction, type FunctionNode, freeName, isInside } from './names.js';
import type { RecordLoop } from './record-loop.js';
import { statementEnd, stringLiteral } from './style.js';

/** What a loop does for one record, when it needs nothing else of the handler. */
export interface RecordWork {
  readonly block: TSESTree.BlockStatement;
  readonly record: TSESTree.Identifier;
  /** The type of a record, as far as the handler's types tell. */
  readonly type: string | undefined;
}

/** The block of a loop's work: that of its `try` where the loop is nothing but one. */
export function workBlock({ body }: RecordLoop): TSESTree.BlockStatement | undefined {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const [only, ...others] = body.body;
  return only?.type === AST_NODE_TYPES.TryStatement && !only.finalizer && others.length === 0 ? only.block : body;
}

/** Undefined when the work uses variables of the handler, leaves the loop, or waits for nothing. */
export function recordWork(module: EditedModule, handler: FunctionNode, loop: RecordLoop): RecordWork | undefined {
  const block = workBlock(loop);
  const { record } = loop;
  if (!block || typeof record === 'string' || record.type !== AST_NODE_TYPES.Identifier) return undefined;
  const nodes = module.nodesWithin(...block.range);
  if (!nodes.some(({ type }) => type === AST_NODE_TYPES.AwaitExpression)) return undefined;
  if (nodes.some((node) => leaves(block, node)) || !standsAlone(module, block, record)) return undefined;
  return { block, record, type: recordType(module, handler, record) };
}

/** Puts the work into a function of its own in front of the handler; `wrap` is given the function's text. */
export function extractWork(
  module: EditedModule,
  { block, record, type }: RecordWork,
  target: number,
  changes: Changes,
  wrap: (written: string) => string,
): void {
  const { newline, indent } = module.layout;
  const end = statementEnd(module);
  const name = freeName(module, 'processRecord');
  const close = block.range[1] - 1;
  const body = reindented(module, block.range[0], block.range[1], module.indentationAt(close), '');
  const written = `async (${record.name}${type ? `: ${type}` : ''}) => ${body}`;
  changes.insert(target, `const ${name} = ${wrap(written)}${end}${newline}${newline}`);
  const call = `await ${name}(${record.name})${end}`;
  const outer = module.indentationAt(close);
  const isOneLine = !module.textOf(block).includes('\n');
  changes.replace(
    block.range[0] + 1,
    close,
    isOneLine ? ` ${call} ` : `${newline}${outer}${indent}${call}${newline}${outer}`,
  );
}

/** Whether a statement ends more than the block, or an expression means something else in a function of its own. */
function leaves(block: Node, node: Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return enclosingFunction(node) === enclosingFunction(block);
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return node.label !== null || !endsInside(block, node);
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.YieldExpression:
      return true;
    default:
      return false;
  }
}

function endsInside(block: Node, node: Node): boolean {
  for (const ancestor of ancestors(node)) {
    if (ancestor === block) return false;
    if (/^(For|While|DoWhile)/.test(ancestor.type)) return true;
    if (node.type === AST_NODE_TYPES.BreakStatement && ancestor.type === AST_NODE_TYPES.SwitchStatement) return true;
  }
  return false;
}

/** Whether the block and the rest of the handler share no variable but the record. */
function standsAlone(module: EditedModule, block: Node, record: Node): boolean {
  return allReferences(module).every(({ identifier, resolved }) => {
    if (!resolved || resolved.scope === module.moduleScope || resolved.scope === module.scopes.globalScope) return true;
    const isUsedInside = isInside(block, identifier);
    const isDeclaredInside = resolved.defs.length > 0 && resolved.defs.every(({ name }) => isInside(block, name));
    return isUsedInside === isDeclaredInside || (isUsedInside && resolved.defs[0]?.name === record);
  });
}

function recordType(module: EditedModule, handler: FunctionNode, record: TSESTree.Identifier): string | undefined {
  const { parent } = handler;
  const [event] = handler.params;
  const bound = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.id.typeAnnotation : undefined;
  const given = event && 'typeAnnotation' in event ? event.typeAnnotation : undefined;
  const element = `[${stringLiteral(module, 'Records')}][number]`;
  if (record.typeAnnotation) return module.textOf(record.typeAnnotation.typeAnnotation);
  if (given) return operand(module, given.typeAnnotation) + element;
  return bound && `Parameters<${module.textOf(bound.typeAnnotation)}>[0]${element}`;
}

/** A type as it can stand before `[…]`. */
function operand(module: EditedModule, type: TSESTree.TypeNode): string {
  const isWhole =
    type.type === AST_NODE_TYPES.TSTypeReference ||
    type.type === AST_NODE_TYPES.TSTypeLiteral ||
    type.type === AST_NODE_TYPES.TSAnyKeyword;
  return isWhole ? module.textOf(type) : `(${module.textOf(type)})`;
}
