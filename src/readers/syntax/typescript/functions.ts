import ts from 'typescript';
import type { Annotation, FunctionNode, ParameterNode, Statement } from '../program.js';
import { type Conversion, hasModifier, nameOfProperty, placeOf, textOf } from './conversion.js';
import { convertType } from './types.js';

/** A function, method, constructor, accessor or arrow. */
export function convertFunction(node: ts.SignatureDeclaration, context: Conversion): FunctionNode {
  const name = nameOf(node);
  const accessor = ts.isGetAccessor(node) ? 'get' : ts.isSetAccessor(node) ? 'set' : undefined;
  return {
    ...(name && { name: name.text, namePlace: placeOf(name.node, context) }),
    ...(accessor && { accessor }),
    parameters: node.parameters
      .filter((parameter) => !isThis(parameter))
      .map((each) => convertParameter(each, context)),
    ...(node.type && { returns: convertType(node.type, context) }),
    isAsync: hasModifier(node, ts.SyntaxKind.AsyncKeyword),
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    isPublic: true,
    annotations: convertDecorators(node, context),
    ...bodyOf(node, context),
    ...placeOf(node, context),
  };
}

/** The decorators of a class, a member or a parameter. */
export function convertDecorators(node: ts.Node, context: Conversion): readonly Annotation[] {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.map((decorator) => {
    const converted = context.expression(decorator.expression);
    const callee = ts.isCallExpression(decorator.expression) ? decorator.expression.expression : decorator.expression;
    return {
      name: textOf(callee, context),
      arguments: converted.kind === 'call' ? converted.arguments : [],
      ...placeOf(decorator, context),
    };
  });
}

function nameOf(node: ts.SignatureDeclaration): { readonly text: string; readonly node: ts.Node } | undefined {
  if (ts.isConstructorDeclaration(node)) return { text: 'constructor', node: node.getFirstToken() ?? node };
  const text = node.name && nameOfProperty(node.name);
  return text && node.name ? { text, node: node.name } : undefined;
}

function isThis({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && name.text === 'this';
}

function convertParameter(node: ts.ParameterDeclaration, context: Conversion): ParameterNode {
  return {
    pattern: context.pattern(node.name),
    ...(node.type && { type: convertType(node.type, context) }),
    ...(node.initializer && { default: context.expression(node.initializer) }),
    ...(node.dotDotDotToken && { rest: 'items' as const }),
    annotations: convertDecorators(node, context),
    isField: ts.isParameterPropertyDeclaration(node, node.parent),
    ...placeOf(node, context),
  };
}

function bodyOf(node: ts.SignatureDeclaration, context: Conversion): Pick<FunctionNode, 'body' | 'bodyPlace'> {
  const body = 'body' in node ? (node.body as ts.ConciseBody | undefined) : undefined;
  if (!body) return { body: [] };
  if (ts.isBlock(body)) return { body: statementsIn(body.statements, context), bodyPlace: placeOf(body, context) };
  return { body: [{ kind: 'return', value: context.expression(body), ...placeOf(body, context) }] };
}

function statementsIn(statements: readonly ts.Statement[], context: Conversion): readonly Statement[] {
  return statements.flatMap((statement) => context.statement(statement));
}
