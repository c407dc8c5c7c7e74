import type { Expression, FunctionNode, IfStatement, Placed, Statement } from '../program.js';
import type { NamePlan } from './names.js';
import type { SyntaxNode } from './tree.js';

/** The text of a file under conversion. */
export interface PythonText {
  readonly whole: string;
  text(node: Placed): string;
}

/** What the parts of the front end need of each other, and where they are in the file. */
export interface Conversion extends PythonText {
  /** The first parameter of the method around: it is `this` in the common tree. */
  readonly self: string | undefined;
  /** The bases of the class around, as written: `Base.__init__(self)` calls the class above. */
  readonly bases: readonly string[];
  /** Which assignments declare names of the function around. */
  readonly names: NamePlan;
  convertExpression(node: SyntaxNode, around: Conversion): Expression;
  convertFunction(node: SyntaxNode, around: Conversion): FunctionNode;
  convertStatement(node: SyntaxNode, around: Conversion): readonly Statement[];
  convertBlock(block: SyntaxNode | undefined, around: Conversion): readonly Statement[];
}

/** What of a node runs and has no like in the common tree. */
export function other(node: Placed, inside: readonly (Expression | Statement)[]): Expression {
  return { kind: 'other', parts: inside, ...placeOf(node) };
}

/** What runs where a test holds. */
export function ifStatement(
  test: Expression,
  then: readonly Statement[],
  otherwise: readonly Statement[],
  place: Placed,
): IfStatement {
  return { kind: 'if', test, then, otherwise, ...placeOf(place) };
}

/** Where a node stands. */
export function placeOf({ start, end }: Placed): Placed {
  return { start, end };
}
