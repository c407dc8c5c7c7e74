import type { TypeNode } from '../program.js';
import type { PythonText } from './conversion.js';
import { stringValue } from './literals.js';
import { parts, type SyntaxNode } from './tree.js';

/** A type as it is written behind `:` or `->`, or as a base of a class. `Optional[T]`, `T | None` and `"T"` are `T`. */
export function convertType(node: SyntaxNode, source: PythonText): TypeNode {
  const { start, end } = node;
  const [first, ...others] = parts(node);
  switch (node.type) {
    case 'type':
    case 'type_parameter':
    case 'parenthesized_expression':
      return first && others.length === 0 ? convertType(first, source) : plainType(node, source);
    case 'generic_type':
    case 'subscript': {
      if (!first) return plainType(node, source);
      const written = others.flatMap((part) => (part.type === 'type_parameter' ? parts(part) : [part]));
      const inner = written.map((part) => convertType(part, source));
      const name = dottedName(first, source);
      const [only] = inner;
      if (only && /(?:^|\.)Optional$/.test(name)) return { ...only, start, end };
      return { name, arguments: inner, start, end };
    }
    case 'union_type':
    case 'binary_operator': {
      const present = [first, ...others].filter((part) => part && source.text(part) !== 'None');
      const [only] = present;
      return only && present.length === 1 ? { ...convertType(only, source), start, end } : plainType(node, source);
    }
    case 'string':
      return { name: stringValue(node, source.whole) ?? '', arguments: [], start, end };
    default:
      return plainType(node, source);
  }
}

/** A name with its dots, without what may stand between them. */
export function dottedName(node: SyntaxNode, source: PythonText): string {
  return source.text(node).replace(/\s+/g, '');
}

function plainType(node: SyntaxNode, source: PythonText): TypeNode {
  return { name: dottedName(node, source), arguments: [], start: node.start, end: node.end };
}
