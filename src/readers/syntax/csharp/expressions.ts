import type { Expression, Placed, Statement, TypeNode } from '../program.js';
import { argumentsOf } from './arguments.js';
import { type Conversion, nameAt, placeOf, textAt } from './conversion.js';
import { anonymousObjectOf, changedCopyOf, isInstance, listOf, newOf } from './instances.js';
import { numberOf, textOfLiteral, unescaped } from './literals.js';
import { patternOf, testOf } from './patterns.js';
import { childOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** The expression a node is. What is not known gives its parts. */
export function expressionOf(node: SyntaxNode, conversion: Conversion, expected?: TypeNode): Expression {
  if (isInstance(node)) return newOf(node, conversion, expected);
  const convert = converters.get(node.type);
  return convert?.(node, conversion, expected) ?? other(node, conversion);
}

/** Undefined for a node that lacks a part it should have. */
type Converter = (node: SyntaxNode, conversion: Conversion, expected?: TypeNode) => Expression | undefined;

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

const binary: Converter = (node, conversion) => {
  const [left, right] = parts(node);
  if (!left || !right) return undefined;
  const written = operatorBetween(left, right, conversion);
  return {
    kind: 'binary',
    ...placeOf(node),
    operator: written === '==' || written === '!=' ? `${written}=` : written,
    left: conversion.expression(left),
    right: conversion.expression(right),
  };
};

const assign: Converter = (node, conversion) => {
  const [target, value] = parts(node);
  if (!target || !value) return undefined;
  return {
    kind: 'assign',
    ...placeOf(node),
    target: patternOf(target, conversion),
    operator: operatorBetween(target, value, conversion),
    value: conversion.expression(value),
  };
};

/** The operator without the comments around it. */
function operatorBetween(left: Placed, right: Placed, conversion: Conversion): string {
  const between = textAt(conversion, { start: left.end, end: right.start });
  return between.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '').trim();
}

/** What is set off for later comes as a value here too: `out var order`. */
const declared: Converter = (node, conversion) => ({
  kind: 'assign',
  ...placeOf(node),
  target: patternOf(node, conversion),
  operator: ':=',
  value: { kind: 'other', ...placeOf(node), parts: [] },
});

const unary: Converter = (node, conversion) => {
  const [operand] = parts(node);
  if (!operand) return undefined;
  const before = textAt(conversion, { start: node.start, end: operand.start }).trim();
  const operator = before || textAt(conversion, { start: operand.end, end: node.end }).trim();
  if (operator === '!' && before === '') return conversion.expression(operand);
  if (operator === '++' || operator === '--') {
    const value: Expression = { kind: 'literal', ...placeOf(node), value: 1 };
    const target = patternOf(operand, conversion);
    return { kind: 'assign', ...placeOf(node), target, operator: operator === '++' ? '+=' : '-=', value };
  }
  const converted = conversion.expression(operand);
  if (operator === '-' && converted.kind === 'literal' && typeof converted.value === 'number') {
    return { kind: 'literal', ...placeOf(node), value: -converted.value };
  }
  return { kind: 'unary', ...placeOf(node), operator, operand: converted };
};

const conditional: Converter = (node, conversion, expected) => {
  const [test, then, otherwise] = parts(node);
  if (!test || !then || !otherwise) return undefined;
  return {
    kind: 'conditional',
    ...placeOf(node),
    test: conversion.expression(test),
    // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits an expression.
    then: conversion.expression(then, expected),
    otherwise: conversion.expression(otherwise, expected),
  };
};

const cast: Converter = (node, conversion) => {
  const [first, second] = parts(node);
  const [typeNode, operand] = node.type === 'as_expression' ? [second, first] : [first, second];
  const type = typeNode && typeOf(typeNode, conversion.text);
  if (!type || !operand) return undefined;
  return { kind: 'cast', ...placeOf(node), type, operand: conversion.expression(operand, type) };
};

const instanceTest: Converter = (node, conversion) => {
  const [subject, typeNode] = parts(node);
  const type = typeNode && typeOf(typeNode, conversion.text);
  if (!subject || !type) return undefined;
  return {
    kind: 'binary',
    ...placeOf(node),
    operator: 'instanceof',
    left: conversion.expression(subject),
    right: { kind: 'name', ...placeOf(type), name: type.name },
  };
};

const patternTest: Converter = (node, conversion) => {
  const [subject, pattern] = parts(node);
  return subject && pattern && testOf(pattern, conversion.expression(subject), conversion);
};

/** Each arm is what stands behind `?` where its test is made, and the next arm what stands behind `:`. */
const choice: Converter = (node, conversion, expected) => {
  const [subject, ...arms] = parts(node);
  if (!subject) return undefined;
  const last: Expression = { kind: 'other', start: node.end, end: node.end, parts: [] };
  return arms.reduceRight<Expression>((otherwise, arm, at) => {
    const when = childOf(arm, 'when_clause')?.children[0];
    const [pattern] = arm.children;
    const value = arm.children.at(-1);
    if (!pattern || !value || pattern === value) return otherwise;
    if (pattern.type === 'discard' && !when) return conversion.expression(value, expected);
    const matches = testOf(pattern, at === 0 ? conversion.expression(subject) : undefined, conversion);
    const place = { start: at === 0 ? node.start : arm.start, end: node.end };
    const test: Expression = when
      ? { kind: 'binary', ...placeOf(matches), operator: '&&', left: matches, right: conversion.expression(when) }
      : matches;
    const chosen = conversion.expression(value, expected);
    // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits an expression.
    return { kind: 'conditional', ...place, test, then: chosen, otherwise };
  }, last);
};

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

/** The children that were parsed, without the stretches between them that were not. */
function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => type !== 'ERROR');
}

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
