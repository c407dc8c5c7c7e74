import type { Placed, TypeNode } from '../program.js';
import { placeOf } from './conversion.js';
import { childOf, partOf, type SyntaxNode } from './tree.js';

/** The node types that stand for a type wherever one can be written. */
const typeNodes: ReadonlySet<string> = new Set([
  ...['alias_qualified_name', 'array_type', 'function_pointer_type', 'generic_name', 'identifier', 'implicit_type'],
  ...['nullable_type', 'pointer_type', 'predefined_type', 'qualified_name', 'ref_type', 'scoped_type', 'tuple_type'],
]);

/** Whether a node can be a type. Names can be an expression too. */
export function isType(node: SyntaxNode): boolean {
  return typeNodes.has(node.type);
}

/** A type as written, without `?`, `ref` and `global::`; undefined for `var`. */
export function typeOf(node: SyntaxNode, text: string): TypeNode | undefined {
  const place = placeOf(node);
  const written = (part: Placed) => text.slice(part.start, part.end);
  const inner = node.children.find(isType);
  const types = (nodes: readonly SyntaxNode[]) => nodes.flatMap((each) => typeOf(each, text) ?? []);
  switch (node.type) {
    case 'implicit_type':
      return undefined;
    case 'nullable_type':
    case 'ref_type':
    case 'scoped_type':
      return inner && typeOf(inner, text);
    case 'array_type':
      return { ...place, name: '[]', arguments: inner ? types([inner]) : [] };
    case 'generic_name': {
      const [name] = node.children;
      const list = childOf(node, 'type_argument_list');
      return { ...place, name: name ? written(name) : '', arguments: list ? types(list.children) : [] };
    }
    case 'qualified_name': {
      const [qualifier, last] = node.children.map((child) => typeOf(child, text));
      if (!qualifier || !last) return { ...place, name: written(node), arguments: [] };
      return { ...place, name: `${qualifier.name}.${last.name}`, arguments: last.arguments };
    }
    case 'alias_qualified_name': {
      const last = node.children.at(-1);
      const named = last && typeOf(last, text);
      return { ...place, name: named?.name ?? written(node), arguments: named?.arguments ?? [] };
    }
    case 'tuple_type': {
      const elements = node.children.flatMap((element) => partOf(element, 'type') ?? []);
      return { ...place, name: '()', arguments: types(elements) };
    }
    default:
      return { ...place, name: written(node).trim(), arguments: [] };
  }
}

/** A dotted name as written, without the types it is applied to. */
export function dottedName(node: SyntaxNode, text: string): string {
  return typeOf(node, text)?.name ?? '';
}
