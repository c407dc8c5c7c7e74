import type { TSESTree } from '@typescript-eslint/types';
import type { RecordUseFact } from '../../../model/code.js';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { bare, memberName, methodCall, widened } from './syntax.js';

/** Every use of the records of the event, aliases followed to where something is done with them. In source order. */
export function findRecordUses(module: Module): readonly RecordUseFact[] {
  const { nodes, lines, source } = module.parsed;
  if (!source.text.includes('Records')) return [];
  const found: { readonly at: TSESTree.Node; readonly use: RecordUseFact['use'] }[] = [];
  for (const node of nodes.of(Type.MemberExpression)) {
    if (memberName(node) !== 'Records' || !isRecords(node, module)) continue;
    const use = useOf(node);
    if (use) found.push(use);
  }
  for (const node of nodes.of(Type.Identifier)) {
    if (!isReadOf(node, module) || !isRecords(node, module)) continue;
    const use = useOf(node);
    if (use) found.push(use);
  }
  for (const { id, init } of nodes.of(Type.VariableDeclarator)) {
    const first = id.type === Type.ObjectPattern && init ? firstOfPattern(id, init, module) : undefined;
    if (first) found.push({ at: first, use: 'first' });
  }
  return found
    .sort((a, b) => a.at.range[0] - b.at.range[0])
    .map(({ at, use }) => ({ range: lines.range(...at.range), scope: module.functions.scopeOf(at), use }));
}

function isRecords(node: TSESTree.Node, module: Module): boolean {
  const path = module.events.pathTo(node);
  return path?.length === 1 && path[0] === 'Records';
}

function isReadOf(node: TSESTree.Identifier, { bindings }: Module): boolean {
  const variable = bindings.variable(node);
  return variable?.references.some((reference) => reference.identifier === node && reference.isRead()) ?? false;
}

const iterations = new Set([
  ...['map', 'forEach', 'filter', 'reduce', 'reduceRight', 'flatMap', 'some', 'every', 'find', 'findIndex', 'entries'],
  ...['values', 'keys', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'concat'],
]);

/** Undefined where the records only get another name. */
function useOf(node: TSESTree.Node): { readonly at: TSESTree.Node; readonly use: RecordUseFact['use'] } | undefined {
  const value = widened(node);
  const { parent } = value;
  switch (parent?.type) {
    case Type.VariableDeclarator:
      if (parent.id.type === Type.Identifier) return undefined;
      return { at: value, use: parent.id.type === Type.ArrayPattern ? useOfPattern(parent.id) : 'other' };
    case Type.LogicalExpression:
      return parent.left === value ? useOf(parent) : { at: value, use: 'other' };
    case Type.ForOfStatement:
    case Type.ForInStatement:
      return { at: value, use: parent.right === value ? 'iterated' : 'other' };
    case Type.SpreadElement:
      return { at: value, use: 'iterated' };
    case Type.MemberExpression:
      return parent.object === value ? useOfMember(parent, value) : { at: value, use: 'other' };
    default:
      return { at: value, use: 'other' };
  }
}

function useOfMember(
  member: TSESTree.MemberExpression,
  records: TSESTree.Node,
): { readonly at: TSESTree.Node; readonly use: RecordUseFact['use'] } {
  const name = memberName(member);
  if (name === '0') return { at: member, use: 'first' };
  if (member.computed) return { at: records, use: name === undefined ? 'iterated' : 'other' };
  const call = widened(member).parent;
  const method = call && methodCall(call);
  if (!method || bare(method.call.callee) !== member) return { at: records, use: 'other' };
  const [first] = method.call.arguments;
  const isZero = first?.type === Type.Literal && first.value === 0;
  if ((name === 'at' && isZero) || name === 'shift') return { at: method.call, use: 'first' };
  return { at: records, use: iterations.has(name ?? '') ? 'iterated' : 'other' };
}

/** `const [record] = event.Records` takes the first; with more names or a rest it takes what is there. */
function useOfPattern(pattern: TSESTree.ArrayPattern): RecordUseFact['use'] {
  return pattern.elements.length === 1 && pattern.elements[0]?.type !== Type.RestElement ? 'first' : 'iterated';
}

/** `const { Records: [record] } = event` */
function firstOfPattern(
  pattern: TSESTree.ObjectPattern,
  init: TSESTree.Node,
  module: Module,
): TSESTree.Node | undefined {
  if (module.events.pathTo(init)?.length !== 0) return undefined;
  const records = pattern.properties.find(
    (property) =>
      property.type === Type.Property && property.key.type === Type.Identifier && property.key.name === 'Records',
  );
  if (records?.type !== Type.Property || records.value.type !== Type.ArrayPattern) return undefined;
  return useOfPattern(records.value) === 'first' ? records : undefined;
}
