import type { Expression, Placed, TypeNode } from '../program.js';
import { type Conversion, placeOf, textAt } from './conversion.js';
import { patternOf, testOf } from './patterns.js';
import { childOf, type SyntaxNode } from './tree.js';
import { typeOf } from './types.js';

/** Undefined for a node that lacks a part it should have. */
export type Converter = (node: SyntaxNode, conversion: Conversion, expected?: TypeNode) => Expression | undefined;

/** `a + b`; comparisons in the words of TypeScript. */
export const binary: Converter = (node, conversion) => {
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

/** `a = b`, `a ??= b`, `(a, b) = c`. */
export const assign: Converter = (node, conversion) => {
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

/** `!a`, `-a`, `a++`; the `!` behind an expression says nothing. */
export const unary: Converter = (node, conversion) => {
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

/** `a ? b : c`. */
export const conditional: Converter = (node, conversion, expected) => {
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

/** `(Order)a` and `a as Order`. */
export const cast: Converter = (node, conversion) => {
  const [first, second] = parts(node);
  const [typeNode, operand] = node.type === 'as_expression' ? [second, first] : [first, second];
  const type = typeNode && typeOf(typeNode, conversion.text);
  if (!type || !operand) return undefined;
  return { kind: 'cast', ...placeOf(node), type, operand: conversion.expression(operand, type) };
};

/** `a is Order`. */
export const instanceTest: Converter = (node, conversion) => {
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

/** `a is { Length: > 0 } b`. */
export const patternTest: Converter = (node, conversion) => {
  const [subject, pattern] = parts(node);
  return subject && pattern && testOf(pattern, conversion.expression(subject), conversion);
};

/** Each arm is what stands behind `?` where its test is made, and the next arm what stands behind `:`. */
export const choice: Converter = (node, conversion, expected) => {
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

/** The children that were parsed, without the stretches between them that were not. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter(({ type }) => type !== 'ERROR');
}
