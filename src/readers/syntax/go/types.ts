import type { TypeNode } from '../program.js';
import { childIn, childrenIn, type GoNode } from './tree.js';

/** What the parts of the front end share: the text, and how a node of one kind becomes a node of the common tree. */
export interface GoText {
  text(node: { readonly start: number; readonly end: number }): string;
}

/** A type: `*T` is `T`, `[]T` has the name `[]`, maps, channels and functions go by their keyword. */
export function convertType(node: GoNode, source: GoText): TypeNode {
  const { start, end } = node;
  const of = (name: string, parts: readonly GoNode[] = []): TypeNode => ({
    name,
    arguments: parts.map((part) => convertType(part, source)),
    start,
    end,
  });
  switch (node.type) {
    case 'pointer_type':
    case 'parenthesized_type':
    case 'negated_type':
    case 'type_elem':
    case 'type_constraint': {
      const [inner] = node.children;
      return inner ? { ...convertType(inner, source), start, end } : of('');
    }
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return of('[]', childrenIn(node, 'element'));
    case 'map_type':
      return of('map', [...childrenIn(node, 'key'), ...childrenIn(node, 'value')]);
    case 'channel_type':
      return of('chan', childrenIn(node, 'value'));
    case 'function_type':
      return { name: 'func', arguments: parameterTypes(childIn(node, 'parameters'), source), start, end };
    case 'struct_type':
      return of('struct');
    case 'interface_type':
      return of('interface');
    case 'generic_type': {
      const type = childIn(node, 'type');
      const parts = childIn(node, 'type_arguments')?.children ?? [];
      return of(type ? source.text(type) : '', parts);
    }
    case 'parameter_list':
      return { name: '()', arguments: parameterTypes(node, source), start, end };
    default:
      return of(source.text(node));
  }
}

/** The types of a parameter list, one for each parameter. */
function parameterTypes(list: GoNode | undefined, source: GoText): readonly TypeNode[] {
  return (list?.children ?? []).flatMap((parameter) => {
    const type = childIn(parameter, 'type');
    if (!type) return [];
    const converted = convertType(type, source);
    return Array.from({ length: Math.max(childrenIn(parameter, 'name').length, 1) }, () => converted);
  });
}

/** What a function gives back: nothing, one type, or several as the arguments of a type named `()`. */
export function resultType(result: GoNode | undefined, source: GoText): TypeNode | undefined {
  if (!result) return undefined;
  const type = convertType(result, source);
  const [only, ...others] = type.name === '()' ? type.arguments : [];
  return only && others.length === 0 ? only : type;
}
