import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { EditedModule, Node } from './edited-module.js';
import { ancestors } from './names.js';
import { siblingsOf } from './statements.js';

/** The first record of a batch being taken out of its list. */
export interface FirstRecordUse {
  /** `event.Records[0]`; the whole declarator where the list is taken apart by a pattern. */
  readonly node: Node;
  /** `record` in `[record]`, when the list is taken apart. */
  readonly element?: TSESTree.Identifier | TSESTree.ObjectPattern;
  /** What a loop goes through: `event.Records`, with a default when the list may be missing. */
  readonly list: string;
}

/** The use at a place, or the one that the place is the list of. */
export function firstRecordUse(module: EditedModule, at: SourceRange): FirstRecordUse | undefined {
  const inner = module.nodeAround(at);
  for (const node of [inner, ...ancestors(inner)]) {
    const use = useIn(module, node);
    if (use) return use;
    if (siblingsOf(node)) return undefined;
  }
  return undefined;
}

/** All uses of the same list's first record in a block. */
export function usesOfSameRecord(
  module: EditedModule,
  block: TSESTree.BlockStatement,
  { list }: FirstRecordUse,
): readonly FirstRecordUse[] {
  return module.nodesWithin(...block.range).flatMap((node) => {
    const use = useIn(module, node);
    return use && sameList(use.list, list) ? [use] : [];
  });
}

function useIn(module: EditedModule, node: Node): FirstRecordUse | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.MemberExpression: {
      const isFirst = node.computed && node.property.type === AST_NODE_TYPES.Literal && node.property.value === 0;
      return isFirst ? useOf(module, node, node.object, node.optional) : undefined;
    }
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = node;
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      const [position] = node.arguments;
      const method = module.textOf(callee.property);
      const isZero = position?.type === AST_NODE_TYPES.Literal && position.value === 0;
      const isFirst = method === 'at' ? isZero : method === 'shift' && !position;
      return isFirst ? useOf(module, node, callee.object, callee.optional) : undefined;
    }
    case AST_NODE_TYPES.VariableDeclarator:
      return node.init ? useOfPattern(module, node, node.id, node.init) : undefined;
    default:
      return undefined;
  }
}

/** `[record] = event.Records` and `{ Records: [record] } = event`, when nothing else is taken. */
function useOfPattern(module: EditedModule, node: Node, pattern: Node, value: Node): FirstRecordUse | undefined {
  if (pattern.type === AST_NODE_TYPES.ObjectPattern) {
    const [property, ...others] = pattern.properties;
    if (property?.type !== AST_NODE_TYPES.Property || others.length > 0 || !isPath(value)) return undefined;
    if (module.textOf(property.key) !== 'Records') return undefined;
    const use = useOfPattern(module, node, property.value, value);
    return use && { ...use, list: `${module.textOf(value)}.Records` };
  }
  if (pattern.type !== AST_NODE_TYPES.ArrayPattern || pattern.elements.length !== 1) return undefined;
  const [element] = pattern.elements;
  const use = useOf(module, node, value, false);
  const isBound = element?.type === AST_NODE_TYPES.Identifier || element?.type === AST_NODE_TYPES.ObjectPattern;
  return use && isBound ? { ...use, element } : undefined;
}

function useOf(module: EditedModule, node: Node, list: Node, optional: boolean): FirstRecordUse | undefined {
  if (!isPath(list)) return undefined;
  const text = module.textOf(list);
  return { node, list: optional || text.includes('?.') ? `${text} ?? []` : text };
}

/** `event.Records`, `records`: something that is the same each time it is asked for. */
function isPath(node: Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return !node.computed && isPath(node.object);
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return isPath(node.expression);
    default:
      return false;
  }
}

function sameList(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/\?|!| \?\? \[\]$|\s/g, '');
  return plain(a) === plain(b);
}
