import { type CopiedNode, childOf } from '../copied-tree.js';
import type { TypeNode } from '../program.js';
import { type Conversion, placeOf } from './conversion.js';

/** A type as written; of a bounded wildcard the bound. */
export function typeOf(node: CopiedNode, conversion: Pick<Conversion, 'text'>): TypeNode {
  switch (node.type) {
    case 'generic_type': {
      const [name, ...others] = node.children;
      const list = others.find(({ type }) => type === 'type_arguments');
      const types = (list?.children ?? []).map((child) => typeOf(child, conversion));
      return { name: name ? nameOf(name, conversion) : '', arguments: types, ...placeOf(node) };
    }
    case 'array_type': {
      const element = node.children.find(({ field }) => field === 'element') ?? node.children[0];
      return { name: '[]', arguments: element ? [typeOf(element, conversion)] : [], ...placeOf(node) };
    }
    case 'wildcard':
    case 'annotated_type':
    case 'catch_type': {
      const inner = node.children.findLast(({ type }) => isType(type));
      return inner
        ? { ...typeOf(inner, conversion), ...placeOf(node) }
        : { name: 'Object', arguments: [], ...placeOf(node) };
    }
    default:
      return { name: nameOf(node, conversion), arguments: [], ...placeOf(node) };
  }
}

/** Whether a node of the grammar is a type. */
export function isType(type: string): boolean {
  return /_type$|^type_identifier$|^scoped_type_identifier$|^wildcard$/.test(type);
}

/** The type in the place `type` of a node, or its first type. */
export function typeIn(node: CopiedNode, conversion: Pick<Conversion, 'text'>): TypeNode | undefined {
  const type = node.children.find(({ field }) => field === 'type') ?? node.children.find((child) => isType(child.type));
  return type && typeOf(type, conversion);
}

/** Dotted, without type arguments and annotations between the dots. */
function nameOf(node: CopiedNode, conversion: Pick<Conversion, 'text'>): string {
  if (node.type === 'generic_type') return nameOf(node.children[0] ?? node, conversion);
  if (node.type === 'scoped_type_identifier' && childOf(node, 'generic_type', 'marker_annotation', 'annotation')) {
    return node.children
      .filter(({ type }) => isType(type))
      .map((child) => nameOf(child, conversion))
      .join('.');
  }
  return conversion.text(node).replace(/\s+/g, '');
}
