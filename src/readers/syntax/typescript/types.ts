import ts from 'typescript';
import type { TypeNode } from '../program.js';
import { type Conversion, dottedName, placeOf, textOf } from './conversion.js';

/** Longer types are written by generators. */
const longestName = 200;

/** A type as written; of a union with null or undefined, what is left. */
export function convertType(node: ts.TypeNode, context: Pick<Conversion, 'file'>): TypeNode {
  const place = placeOf(node, context);
  if (ts.isParenthesizedTypeNode(node)) return convertType(node.type, context);
  if (ts.isArrayTypeNode(node)) return { name: '[]', arguments: [convertType(node.elementType, context)], ...place };
  if (ts.isTypeReferenceNode(node)) {
    return {
      name: dottedName(node.typeName) ?? textOf(node.typeName, context),
      arguments: (node.typeArguments ?? []).map((argument) => convertType(argument, context)),
      ...place,
    };
  }
  if (ts.isUnionTypeNode(node)) {
    const [only, ...others] = node.types.filter((type) => !isNothing(type));
    if (only && others.length === 0) return convertType(only, context);
  }
  return { name: textOf(node, context).slice(0, longestName), arguments: [], ...place };
}

/** What a class extends or implements, or a call's class: `cdk.Stack`. */
export function convertNamedType(
  node: ts.Expression,
  typeArguments: readonly ts.TypeNode[] | undefined,
  context: Pick<Conversion, 'file'>,
): TypeNode {
  return {
    name: dottedName(node) ?? textOf(node, context).slice(0, longestName),
    arguments: (typeArguments ?? []).map((argument) => convertType(argument, context)),
    ...placeOf(node, context),
  };
}

function isNothing(node: ts.TypeNode): boolean {
  return (
    node.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}
