import ts from 'typescript';
import type { ClassNode, Expression, FieldNode } from '../program.js';
import { type Conversion, hasModifier, nameOfProperty, placeOf } from './conversion.js';
import { convertDecorators } from './functions.js';
import { convertNamedType } from './types.js';

/** A class. Members whose name is worked out are left out; what they run stands nowhere else. */
export function convertClass(node: ts.ClassLikeDeclaration, context: Conversion): ClassNode {
  return {
    ...(node.name && { name: node.name.text, namePlace: placeOf(node.name, context) }),
    form: 'class',
    bases: (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression, typeArguments }) => convertNamedType(expression, typeArguments, context)),
    ),
    annotations: convertDecorators(node, context),
    fields: node.members.flatMap((member) => convertField(member, context)),
    methods: node.members.flatMap((member) => (isMethod(member) ? [context.function(member)] : [])),
    classes: [],
    initialisers: node.members.filter(ts.isClassStaticBlockDeclaration).map(({ body }) => ({
      isStatic: true,
      body: body.statements.flatMap((statement) => context.statement(statement)),
    })),
    ...placeOf(node, context),
  };
}

/** An enum as a class of constants. A member without a value counts on from the one before it. */
export function convertEnum(node: ts.EnumDeclaration, context: Conversion): ClassNode {
  let next: number | undefined = 0;
  const fields: FieldNode[] = [];
  for (const member of node.members) {
    const place = placeOf(member, context);
    const value: Expression | undefined = member.initializer
      ? context.expression(member.initializer)
      : next === undefined
        ? undefined
        : { kind: 'literal', value: next, ...place };
    next = value?.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : undefined;
    const name = nameOfProperty(member.name);
    if (name === undefined) continue;
    fields.push({ name, ...(value && { value }), isStatic: true, constant: true, annotations: [], ...place });
  }
  return {
    name: node.name.text,
    namePlace: placeOf(node.name, context),
    form: 'enum',
    bases: [],
    annotations: [],
    fields,
    methods: [],
    classes: [],
    initialisers: [],
    ...placeOf(node, context),
  };
}

/** Overloads and abstract methods have no body and do not run. */
function isMethod(
  member: ts.ClassElement,
): member is ts.MethodDeclaration | ts.ConstructorDeclaration | ts.AccessorDeclaration {
  const isFunction = ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) || ts.isAccessor(member);
  return isFunction && member.body !== undefined;
}

function convertField(member: ts.ClassElement, context: Conversion): readonly FieldNode[] {
  if (!ts.isPropertyDeclaration(member)) return [];
  const name = nameOfProperty(member.name);
  if (name === undefined) return [];
  return [
    {
      name,
      ...(member.initializer && { value: context.expression(member.initializer) }),
      isStatic: hasModifier(member, ts.SyntaxKind.StaticKeyword),
      constant: hasModifier(member, ts.SyntaxKind.ReadonlyKeyword),
      annotations: convertDecorators(member, context),
      ...placeOf(member, context),
    },
  ];
}
