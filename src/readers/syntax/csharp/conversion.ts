import type { Expression, FunctionNode, Placed, Statement, TypeNode } from '../program.js';
import type { SyntaxNode } from './tree.js';

/** What the parts of the conversion ask of each other: declarations hold statements, these hold expressions, and back. */
export interface Conversion {
  /** The whole file. */
  readonly text: string;
  /** `expected` is the type of the place it is written at, which says what `new()` makes. */
  expression(node: SyntaxNode, expected?: TypeNode): Expression;
  /** One node may be several statements: `int a = 1, b = 2`. */
  statement(node: SyntaxNode): readonly Statement[];
  /** A lambda or an anonymous method. */
  lambda(node: SyntaxNode): FunctionNode;
}

/** A node's own place. */
export function placeOf({ start, end }: Placed): Placed {
  return { start, end };
}

/** What is written at a place. */
export function textAt({ text }: Conversion, { start, end }: Placed): string {
  return text.slice(start, end);
}

/** A name as it is meant: `@event` is `event`. */
export function nameAt(conversion: Conversion, place: Placed): string {
  const written = textAt(conversion, place);
  return written.startsWith('@') ? written.slice(1) : written;
}
