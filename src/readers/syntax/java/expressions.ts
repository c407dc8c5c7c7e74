import { type CopiedNode, childIn, childOf, childrenIn } from '../copied-tree.js';
import type { ArgumentNode, Expression, NewExpression, Pattern, Statement, TypeNode } from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { numberOf, textOfLiteral } from './literals.js';
import { isStatement } from './node-types.js';
import { isType, typeIn, typeOf } from './types.js';

/** An expression of the common tree. What has no like in it stands as `other` with what of it runs. */
export function expressionOf(node: CopiedNode, conversion: Conversion): Expression {
  const place = placeOf(node);
  const part = (field: string) => partIn(node, field, conversion);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
      return { kind: 'name', name: conversion.text(node), ...place };
    case 'string_literal':
    case 'text_block':
    case 'character_literal':
      return { kind: 'literal', value: textOfLiteral(conversion.text(node)), ...place };
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_floating_point_literal':
      return { kind: 'literal', value: numberOf(conversion.text(node)), ...place };
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true', ...place };
    case 'null_literal':
      return { kind: 'literal', value: null, ...place };
    case 'parenthesized_expression':
      return onlyPart(node, conversion);
    case 'field_access':
    case 'scoped_identifier':
    case 'scoped_type_identifier':
      return memberOf(node, conversion);
    case 'array_access':
      return { kind: 'index', object: part('array'), index: part('index'), ...place };
    case 'method_invocation':
      return callOf(node, conversion);
    case 'explicit_constructor_invocation':
      return {
        kind: 'call',
        callee: part('constructor'),
        arguments: argumentsOf(childIn(node, 'arguments'), conversion),
        typeArguments: [],
        ...place,
      };
    case 'object_creation_expression':
      return newOf(node, conversion);
    case 'array_creation_expression':
      return arrayOf(node, conversion);
    case 'array_initializer':
    case 'element_value_array_initializer':
      return { kind: 'list', items: node.children.map((child) => conversion.expression(child)), ...place };
    case 'assignment_expression':
      return {
        kind: 'assign',
        target: targetIn(node, conversion),
        operator: operatorOf(node, conversion),
        value: part('right'),
        ...place,
      };
    case 'binary_expression':
      return {
        kind: 'binary',
        operator: operatorOf(node, conversion),
        left: part('left'),
        right: part('right'),
        ...place,
      };
    case 'unary_expression':
      return { kind: 'unary', operator: operatorOf(node, conversion), operand: part('operand'), ...place };
    case 'update_expression':
      return updateOf(node, conversion);
    case 'ternary_expression':
      return {
        kind: 'conditional',
        test: part('condition'),
        // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits an expression.
        then: part('consequence'),
        otherwise: part('alternative'),
        ...place,
      };
    case 'cast_expression':
      return { kind: 'cast', type: typeIn(node, conversion) ?? nameless(node), operand: part('value'), ...place };
    case 'instanceof_expression':
      return instanceOf(node, conversion);
    case 'lambda_expression':
      return { kind: 'function-expression', function: conversion.lambda(node), ...place };
    case 'method_reference':
      return referenceOf(node, conversion);
    case 'class_literal':
    case 'template_expression':
      return { kind: 'other', parts: [], ...place };
    default:
      return { kind: 'other', parts: partsOf(node, conversion), ...place };
  }
}

/** What of broken or unusual code runs: the expressions and statements in it, in order. */
export function partsOf(node: CopiedNode, conversion: Conversion): readonly (Expression | Statement)[] {
  return node.children.flatMap((child): readonly (Expression | Statement)[] => {
    if (isType(child.type) || silent.has(child.type)) return [];
    return isStatement(child) ? conversion.statements(child) : [conversion.expression(child)];
  });
}

/** What stands among expressions and does nothing. */
const silent: ReadonlySet<string> = new Set([
  ...['modifiers', 'type_arguments', 'dimensions', 'type_parameters', 'throws', 'superclass', 'super_interfaces'],
  ...['marker_annotation', 'annotation', 'underscore_pattern', 'asterisk', 'package_declaration', 'import_declaration'],
]);

/** Arguments between parentheses; of an annotation with their names. */
export function argumentsOf(list: CopiedNode | undefined, conversion: Conversion): readonly ArgumentNode[] {
  return (list?.children ?? []).map((child): ArgumentNode => {
    const key = child.type === 'element_value_pair' ? childIn(child, 'key') : undefined;
    const value = childIn(child, 'value');
    if (!key || !value) return { value: conversion.expression(child), ...placeOf(child) };
    return { name: conversion.text(key), value: conversion.expression(value), ...placeOf(child) };
  });
}

function partIn(node: CopiedNode, field: string, conversion: Conversion): Expression {
  const child = childIn(node, field);
  return child ? conversion.expression(child) : nothing(node.start);
}

function nothing(at: number): Expression {
  return { kind: 'other', parts: [], start: at, end: at };
}

function nameless({ start }: CopiedNode): TypeNode {
  return { name: '', arguments: [], start, end: start };
}

function onlyPart(node: CopiedNode, conversion: Conversion): Expression {
  const [only] = node.children;
  return only ? conversion.expression(only) : nothing(node.start);
}

function memberOf(node: CopiedNode, conversion: Conversion): Expression {
  const object = childIn(node, 'object') ?? childIn(node, 'scope') ?? node.children[0];
  const name = childIn(node, 'field') ?? childIn(node, 'name') ?? node.children.at(-1);
  if (!object || !name || object === name) return { kind: 'other', parts: partsOf(node, conversion), ...placeOf(node) };
  // `Outer.this` is the instance around, as far as anybody asks.
  if (name.type === 'this') return { kind: 'name', name: 'this', ...placeOf(node) };
  return {
    kind: 'member',
    object: conversion.expression(object),
    name: conversion.text(name),
    namePlace: placeOf(name),
    ...placeOf(node),
  };
}

function callOf(node: CopiedNode, conversion: Conversion): Expression {
  const object = childIn(node, 'object');
  const name = childIn(node, 'name');
  if (!name) return { kind: 'other', parts: partsOf(node, conversion), ...placeOf(node) };
  const typeList = childIn(node, 'type_arguments');
  const common = { name: conversion.text(name), start: object?.start ?? name.start, end: name.end };
  return {
    kind: 'call',
    callee: object
      ? { kind: 'member', object: conversion.expression(object), namePlace: placeOf(name), ...common }
      : { kind: 'name', ...common },
    arguments: argumentsOf(childIn(node, 'arguments'), conversion),
    typeArguments: (typeList?.children ?? []).map((child) => typeOf(child, conversion)),
    ...placeOf(node),
  };
}

function newOf(node: CopiedNode, conversion: Conversion): NewExpression {
  const body = childOf(node, 'class_body');
  return {
    kind: 'new',
    type: typeIn(node, conversion) ?? nameless(node),
    arguments: argumentsOf(childIn(node, 'arguments'), conversion),
    entries: [],
    items: [],
    ...(body && { class: { ...conversion.class(body), bases: [typeIn(node, conversion) ?? nameless(node)] } }),
    ...placeOf(node),
  };
}

function arrayOf(node: CopiedNode, conversion: Conversion): Expression {
  const value = childIn(node, 'value');
  const items = value?.children ?? [];
  if (value) return { kind: 'list', items: items.map((child) => conversion.expression(child)), ...placeOf(node) };
  const sizes = childrenIn(node, 'dimensions').flatMap((child) => partsOf(child, conversion));
  return { kind: 'other', parts: sizes, ...placeOf(node) };
}

/** Where a value goes: a name, or a field or element that is there already. */
function targetIn(node: CopiedNode, conversion: Conversion): Pattern {
  const left = childIn(node, 'left') ?? node.children[0];
  if (!left) return { kind: 'place-pattern', place: nothing(node.start), start: node.start, end: node.start };
  return targetOf(left, conversion);
}

function targetOf(node: CopiedNode, conversion: Conversion): Pattern {
  if (node.type === 'identifier') return { kind: 'name-pattern', name: conversion.text(node), ...placeOf(node) };
  return { kind: 'place-pattern', place: conversion.expression(node), ...placeOf(node) };
}

/** As in TypeScript: `==` is `===`. */
function operatorOf(node: CopiedNode, conversion: Conversion): string {
  const operator = childIn(node, 'operator');
  const written = operator ? conversion.text(operator) : '';
  return written === '==' || written === '!=' ? `${written}=` : written;
}

/** `x++` gives `x` another value. */
function updateOf(node: CopiedNode, conversion: Conversion): Expression {
  const [operand] = node.children;
  if (!operand) return nothing(node.start);
  return {
    kind: 'assign',
    target: targetOf(operand, conversion),
    operator: '+=',
    value: { kind: 'literal', value: 1, start: node.end, end: node.end },
    ...placeOf(node),
  };
}

function instanceOf(node: CopiedNode, conversion: Conversion): Expression {
  const right = childIn(node, 'right') ?? childIn(node, 'pattern') ?? node.children.at(-1);
  const left = partIn(node, 'left', conversion);
  const name = right ? conversion.text(right) : '';
  const type: Expression = { kind: 'name', name, ...placeOf(right ?? node) };
  return { kind: 'binary', operator: 'instanceof', left, right: type, ...placeOf(node) };
}

/** `this::save` is written as a member; `Orders::new` makes one, and is its class. */
function referenceOf(node: CopiedNode, conversion: Conversion): Expression {
  const [object] = node.children;
  const name = node.children.length > 1 ? node.children.at(-1) : undefined;
  if (!object) return nothing(node.start);
  const owner = isType(object.type)
    ? ({ kind: 'name', name: typeOf(object, conversion).name, ...placeOf(object) } as const)
    : conversion.expression(object);
  if (name?.type !== 'identifier') return { kind: 'other', parts: [owner], ...placeOf(node) };
  return { kind: 'member', object: owner, name: conversion.text(name), namePlace: placeOf(name), ...placeOf(node) };
}
