import type { Expression, Statement, TypeNode } from '../program.js';
import { argumentsOf } from './arguments.js';
import { type Conversion, nameAt, placeOf, textAt } from './conversion.js';
import { anonymousObjectOf, changedCopyOf, isInstance, listOf, newOf } from './instances.js';
import { numberOf, textOfLiteral, unescaped } from './literals.js';
import {
  assign,
  binary,
  type Converter,
  cast,
  choice,
  conditional,
  instanceTest,
  parts,
  patternTest,
  unary,
} from './operators.js';
import { patternOf } from './patterns.js';
import { childOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** The expression a node is. What is not known gives its parts. */
export function expressionOf(node: SyntaxNode, conversion: Conversion, expected?: TypeNode): Expression {
  if (isInstance(node)) return newOf(node, conversion, expected);
  const convert = converters.get(node.type);
  return convert?.(node, conversion, expected) ?? other(node, conversion);
}

const literal: Converter = (node, conversion) => {
  const written = textAt(conversion, node);
  const literalOf = (value: string | number | boolean | null): Expression => ({
    kind: 'literal',
    ...placeOf(node),
    value,
  });
  switch (node.type) {
    case 'integer_literal':
    case 'real_literal':
      return literalOf(numberOf(written));
    case 'boolean_literal':
      return literalOf(written === 'true');
    case 'null_literal':
    case 'default_expression':
      return literalOf(null);
    default:
      return literalOf(textOfLiteral(written));
  }
};

const name: Converter = (node, conversion) => ({ kind: 'name', ...placeOf(node), name: nameAt(conversion, node) });

const self: Converter = (node) => ({ kind: 'name', ...placeOf(node), name: node.type === 'base' ? 'super' : 'this' });

/** A type where an expression stands: `string.Join`, `global::System.Console`, `typeof(Order)`, `Parse<Order>`. */
const typeName: Converter = (node, conversion) => {
  const written = node.type === 'typeof_expression' ? node.children.find(isType) : node;
  const type = written && typeOf(written, conversion.text);
  if (!type) return undefined;
  const { start, end } = type;
  const [first = '', ...members] = type.name.split('.');
  return members.reduce<Expression>(
    (object, member) => ({ kind: 'member', start, end, object, name: member, namePlace: { start, end } }),
    { kind: 'name', start, end, name: first },
  );
};

const inner: Converter = (node, conversion, expected) => {
  const [first] = parts(node);
  return first && conversion.expression(first, expected);
};

const member: Converter = (node, conversion) => {
  const [object, last] = parts(node);
  const bound = last?.type === 'member_binding_expression' ? last.children[0] : last;
  const named = bound?.type === 'generic_name' ? bound.children[0] : bound;
  if (!object || !named) return undefined;
  return {
    kind: 'member',
    ...placeOf(node),
    object: conversion.expression(object),
    name: nameAt(conversion, named),
    namePlace: placeOf(named),
  };
};

const index: Converter = (node, conversion) => {
  const [object, list] = parts(node);
  const indexes = argumentsOf(list, conversion).map(({ value }) => value);
  const [first, ...more] = indexes;
  if (!object || !list || !first) return undefined;
  return {
    kind: 'index',
    ...placeOf(node),
    object: conversion.expression(object),
    index: more.length === 0 ? first : { kind: 'list', ...placeOf(list), items: indexes },
  };
};

const conditionalAccess: Converter = (node, conversion, expected) => {
  const access = (childOf(node, 'element_binding_expression') ? index : member)(node, conversion, expected);
  return access?.kind === 'index' || access?.kind === 'member' ? { ...access, optional: true } : access;
};

const call: Converter = (node, conversion) => {
  const [callee] = parts(node);
  const list = childOf(node, 'argument_list');
  if (!callee || callee === list) return undefined;
  if (textAt(conversion, callee) === 'nameof' && list) {
    const last = /([\w@]+)\s*\)?$/.exec(textAt(conversion, list))?.[1] ?? '';
    return { kind: 'literal', ...placeOf(node), value: last };
  }
  return {
    kind: 'call',
    ...placeOf(node),
    callee: conversion.expression(callee),
    arguments: argumentsOf(list, conversion),
    typeArguments: typeArgumentsOf(callee, conversion),
  };
};

/** `GetService<IStore>()`, also as a member and behind `?.`. */
function typeArgumentsOf(callee: SyntaxNode, { text }: Conversion): readonly TypeNode[] {
  const last = callee.type === 'generic_name' ? callee : callee.children.at(-1);
  const generic = last?.type === 'member_binding_expression' ? last.children[0] : last;
  return generic?.type === 'generic_name' ? (typeOf(generic, text)?.arguments ?? []) : [];
}

const awaited: Converter = (node, conversion) => {
  const [operand] = parts(node);
  return operand && { kind: 'await', ...placeOf(node), operand: conversion.expression(operand) };
};

/** What is set off for later comes as a value here too: `out var order`. */
const declared: Converter = (node, conversion) => ({
  kind: 'assign',
  ...placeOf(node),
  target: patternOf(node, conversion),
  operator: ':=',
  value: { kind: 'other', ...placeOf(node), parts: [] },
});

const template: Converter = (node, conversion) => ({
  kind: 'template',
  ...placeOf(node),
  parts: node.children.flatMap((part): readonly (string | Expression)[] => {
    if (part.type === 'interpolation') {
      const value = part.children.find(({ type }) => !type.startsWith('interpolation_'));
      return value ? [conversion.expression(value)] : [];
    }
    if (part.type !== 'string_content' && part.type !== 'escape_sequence') return [];
    return [unescaped(textAt(conversion, part)).replaceAll('{{', '{').replaceAll('}}', '}')];
  }),
});

const lambda: Converter = (node, conversion) => ({
  kind: 'function-expression',
  ...placeOf(node),
  function: conversion.lambda(node),
});

/** `x ?? throw new MissingConfiguration()`. */
const thrown: Converter = (node, conversion) => {
  const [value] = parts(node);
  const place = placeOf(node);
  return {
    kind: 'other',
    ...place,
    parts: [{ kind: 'throw', ...place, ...(value ? { value: conversion.expression(value) } : {}) }],
  };
};

const tuple: Converter = (node, conversion) => ({
  kind: 'list',
  ...placeOf(node),
  items: argumentsOf(node, conversion).map(({ value }) => value),
});

const converters: ReadonlyMap<string, Converter> = new Map([
  ...[
    ...['integer_literal', 'real_literal', 'boolean_literal', 'null_literal', 'default_expression', 'string_literal'],
    ...['verbatim_string_literal', 'raw_string_literal', 'character_literal'],
  ].map((type) => [type, literal] as const),
  ...['identifier', 'discard'].map((type) => [type, name] as const),
  ...['this', 'base'].map((type) => [type, self] as const),
  ...['generic_name', 'predefined_type', 'qualified_name', 'alias_qualified_name', 'typeof_expression'].map(
    (type) => [type, typeName] as const,
  ),
  ...['parenthesized_expression', 'checked_expression', 'ref_expression', 'expression_element'].map(
    (type) => [type, inner] as const,
  ),
  ['member_access_expression', member],
  ['element_access_expression', index],
  ['conditional_access_expression', conditionalAccess],
  ['invocation_expression', call],
  ['await_expression', awaited],
  ['binary_expression', binary],
  ['assignment_expression', assign],
  ['declaration_expression', declared],
  ...['prefix_unary_expression', 'postfix_unary_expression', 'unary_expression'].map((type) => [type, unary] as const),
  ['conditional_expression', conditional],
  ...['cast_expression', 'as_expression'].map((type) => [type, cast] as const),
  ['is_expression', instanceTest],
  ['is_pattern_expression', patternTest],
  ['switch_expression', choice],
  ['interpolated_string_expression', template],
  ...['lambda_expression', 'anonymous_method_expression'].map((type) => [type, lambda] as const),
  ['throw_expression', thrown],
  ['tuple_expression', tuple],
  ['anonymous_object_creation_expression', anonymousObjectOf],
  ['with_expression', changedCopyOf],
  ...['collection_expression', 'implicit_array_creation_expression', 'initializer_expression'].map(
    (type) => [type, listOf] as const,
  ),
]);

function other(node: SyntaxNode, conversion: Conversion): Expression {
  return {
    kind: 'other',
    ...placeOf(node),
    parts: node.children.flatMap((child): readonly (Expression | Statement)[] => {
      if (isStatement(child)) return conversion.statement(child);
      return isInert(child) ? [] : [conversion.expression(child)];
    }),
  };
}

/** Statements end up in an expression where code is half typed. */
function isStatement({ type }: SyntaxNode): boolean {
  return type === 'block' || type.endsWith('_statement') || type.endsWith('_declaration');
}

/** What says something about code and runs nothing. */
function isInert({ type }: SyntaxNode): boolean {
  return type === 'modifier' || type.endsWith('_type') || type === 'type_argument_list' || type === 'attribute_list';
}
