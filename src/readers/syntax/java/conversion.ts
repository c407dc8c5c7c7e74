import type { CopiedNode } from '../copied-tree.js';
import type { ClassNode, Expression, FunctionNode, Placed, Statement } from '../program.js';

/** What the parts of the conversion ask of each other: declarations hold statements, these hold expressions, and back. */
export interface Conversion {
  /** What is written at a place. */
  text(place: Placed): string;
  expression(node: CopiedNode): Expression;
  /** One node may be several statements: `int a = 1, b = 2`. */
  statements(node: CopiedNode): readonly Statement[];
  lambda(node: CopiedNode): FunctionNode;
  /** A class, or the body of an anonymous one. */
  class(node: CopiedNode): ClassNode;
}

/** A node's own place. */
export function placeOf({ start, end }: Placed): Placed {
  return { start, end };
}
