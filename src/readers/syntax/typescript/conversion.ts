import ts from 'typescript';
import type { ClassNode, Expression, FunctionNode, Pattern, Placed, Statement } from '../program.js';

/** What the parts of the front end need of each other. */
export interface Conversion {
  readonly file: ts.SourceFile;
  expression(node: ts.Expression): Expression;
  /** The statements one statement stands for: none for what does not run, such as a type. */
  statement(node: ts.Statement): readonly Statement[];
  function(node: ts.SignatureDeclaration): FunctionNode;
  class(node: ts.ClassLikeDeclaration): ClassNode;
  pattern(node: ts.BindingName | ts.Expression): Pattern;
}

/** Where a node is written, without the comments before it. Never outside the text. */
export function placeOf(node: ts.Node, { file }: Pick<Conversion, 'file'>): Placed {
  const start = Math.min(node.getStart(file), node.end);
  return { start, end: node.end };
}

/** The text of a node as written. */
export function textOf(node: ts.Node, { file }: Pick<Conversion, 'file'>): string {
  return file.text.slice(Math.min(node.getStart(file), node.end), node.end);
}

/** The name a property has when it is written down; undefined when it is worked out. */
export function nameOfProperty(node: ts.PropertyName | ts.BindingName): string | undefined {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return node.text;
  if (ts.isComputedPropertyName(node) && ts.isStringLiteralLike(node.expression)) return node.expression.text;
  return undefined;
}

/** `a.b.c` as a text; undefined for anything else than names and members. */
export function dottedName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isPropertyAccessExpression(node)) {
    const object = dottedName(node.expression);
    return object && `${object}.${node.name.text}`;
  }
  if (ts.isQualifiedName(node)) return `${dottedName(node.left)}.${node.right.text}`;
  return undefined;
}

/** Whether a node has a modifier such as `static`. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) === true;
}
