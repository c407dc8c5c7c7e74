import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { Changes } from './changes.js';
import type { EditedModule, Node } from './edited-module.js';
import { freeName, namesInUse } from './names.js';
import type { RecordLoop } from './record-loop.js';
import { startsItsLine } from './statements.js';

/** What a batch response calls a record by. */
export interface RecordIdentifier {
  /** `messageId`, `sequenceNumber`. */
  readonly name: string;
  /** An expression for it that is a string: `record.messageId`. */
  readonly text: string;
}

/**
 * How a loop's record is identified; what it is taken apart into is extended where that is needed. Undefined when the code
 * does not show which kind of stream its records come from.
 */
export function recordIdentifier(
  module: EditedModule,
  handler: Node,
  { record }: RecordLoop,
  identifier: 'message-id' | 'sequence-number',
  changes: Changes,
): RecordIdentifier | undefined {
  const path = identifier === 'message-id' ? ['messageId'] : sequenceNumberPath(module, handler);
  if (!path) return undefined;
  const text = identifierOf(module, record, path, changes);
  if (!text) return undefined;
  // The type of a change record has its sequence number as optional. An empty identifier makes the whole batch fail.
  const optional = module.isTypeScript && path[0] === 'dynamodb';
  return {
    name: identifier === 'message-id' ? 'messageId' : 'sequenceNumber',
    text: optional ? `${text} ?? ''` : text,
  };
}

function identifierOf(
  module: EditedModule,
  record: RecordLoop['record'],
  path: readonly string[],
  changes: Changes,
): string | undefined {
  if (typeof record === 'string') return member(module, record, path);
  return record.type === AST_NODE_TYPES.Identifier
    ? member(module, record.name, path)
    : taken(module, record, path, changes);
}

function sequenceNumberPath(module: EditedModule, handler: Node): readonly string[] | undefined {
  return (
    streamOf(module.nodesWithin(...withDeclaration(handler).range)) ??
    streamOf(module.nodesWithin(...module.program.range))
  );
}

/** The handler with the type that may be written on the variable it is bound to. */
function withDeclaration(handler: Node): Node {
  return handler.parent?.type === AST_NODE_TYPES.VariableDeclarator ? handler.parent : handler;
}

/** The stream that types (`KinesisStreamEvent`) and properties (`record.kinesis`) speak of, when they speak of one. */
function streamOf(nodes: readonly Node[]): readonly string[] | undefined {
  const names = nodes.map((node) => (node.type === AST_NODE_TYPES.Identifier && isSpoken(node) ? node.name : ''));
  const kinesis = names.some((name) => name === 'kinesis' || /^Kinesis(Stream\w+|Record)$/.test(name));
  const dynamodb = names.some((name) => name === 'dynamodb' || /^DynamoDB(Stream\w+|Record|Batch\w+)$/.test(name));
  if (kinesis === dynamodb) return undefined;
  return kinesis ? ['kinesis', 'sequenceNumber'] : ['dynamodb', 'SequenceNumber'];
}

/** Whether an identifier is a type or a property that is read. Variables may be called anything. */
function isSpoken(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return !parent.computed && parent.property === node;
    case AST_NODE_TYPES.Property:
      return parent.parent.type === AST_NODE_TYPES.ObjectPattern && parent.key === node;
    default:
      return parent.type === AST_NODE_TYPES.TSTypeReference || parent.type === AST_NODE_TYPES.ImportSpecifier;
  }
}

function member(module: EditedModule, base: string, path: readonly string[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return base;
  const separator = module.isTypeScript && /(^|\.)dynamodb$/.test(base) ? '?.' : '.';
  return member(module, base + separator + first, rest);
}

/** The identifier as a pattern has it, or as it is added to the pattern. */
function taken(
  module: EditedModule,
  pattern: TSESTree.ObjectPattern,
  path: readonly string[],
  changes: Changes,
): string | undefined {
  const [first = '', ...rest] = path;
  for (const property of pattern.properties) {
    if (property.type === AST_NODE_TYPES.RestElement) {
      return property.argument.type === AST_NODE_TYPES.Identifier
        ? member(module, property.argument.name, path)
        : undefined;
    }
    if (property.computed || module.textOf(property.key) !== first) continue;
    const value = property.value.type === AST_NODE_TYPES.AssignmentPattern ? property.value.left : property.value;
    if (value.type === AST_NODE_TYPES.Identifier) return member(module, value.name, rest);
    return value.type === AST_NODE_TYPES.ObjectPattern ? taken(module, value, rest, changes) : undefined;
  }
  const local = namesInUse(module).has(first) ? freeName(module, `${first}OfRecord`) : first;
  const added = local === first ? first : `${first}: ${local}`;
  const last = pattern.properties.at(-1);
  if (!last) changes.insert(pattern.range[0] + 1, ` ${added} `);
  else if (!startsItsLine(module, last)) changes.insert(last.range[1], `, ${added}`);
  else changes.insert(last.range[1], `,${module.layout.newline}${module.indentationAt(last.range[0])}${added}`);
  return member(module, local, rest);
}
