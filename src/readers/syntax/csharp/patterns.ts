import type { Expression, Pattern, Statement } from '../program.js';
import { type Conversion, nameAt, placeOf } from './conversion.js';
import { partOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** What an assignment, a loop, a declaration or `out` gives its value to. */
export function patternOf(node: SyntaxNode, conversion: Conversion): Pattern {
  const place = placeOf(node);
  switch (node.type) {
    case 'identifier':
    case 'discard':
      return { kind: 'name-pattern', ...place, name: nameAt(conversion, node) };
    case 'tuple_pattern':
    case 'parenthesized_variable_designation':
      return { kind: 'list-pattern', ...place, items: node.children.map((child) => patternOf(child, conversion)) };
    case 'tuple_expression': {
      const values = node.children.flatMap(({ children }) => children.at(-1) ?? []);
      return { kind: 'list-pattern', ...place, items: values.map((value) => patternOf(value, conversion)) };
    }
    case 'declaration_expression': {
      const designation = node.children.at(-1);
      return designation ? patternOf(designation, conversion) : { kind: 'name-pattern', ...place, name: '_' };
    }
    default:
      return { kind: 'place-pattern', ...place, place: conversion.expression(node) };
  }
}

/**
 * The test that `subject is pattern` makes. Without a subject, the pattern of a further case: the test that is left to
 * make, so that what works out the subject stands in the tree once.
 */
export function testOf(pattern: SyntaxNode, subject: Expression | undefined, conversion: Conversion): Expression {
  const place = subject ? { start: subject.start, end: pattern.end } : placeOf(pattern);
  const against = (operator: string, right: Expression): Expression =>
    subject ? { kind: 'binary', ...place, operator, left: subject, right } : right;
  switch (pattern.type) {
    case 'constant_pattern': {
      const [value] = pattern.children;
      if (value) return against(isTypeName(value, conversion) ? 'instanceof' : '===', conversion.expression(value));
      break;
    }
    case 'negated_pattern': {
      const [inner] = pattern.children;
      if (inner?.type === 'constant_pattern' && inner.children[0]) {
        return against('!==', conversion.expression(inner.children[0]));
      }
      if (inner) return { kind: 'unary', ...place, operator: '!', operand: testOf(inner, subject, conversion) };
      break;
    }
    case 'parenthesized_pattern': {
      const [inner] = pattern.children;
      if (inner) return testOf(inner, subject, conversion);
      break;
    }
    case 'and_pattern':
    case 'or_pattern': {
      const [left, right] = pattern.children;
      if (!left || !right) break;
      return {
        kind: 'binary',
        ...place,
        operator: pattern.type === 'and_pattern' ? '&&' : '||',
        left: testOf(left, subject, conversion),
        right: testOf(right, undefined, conversion),
      };
    }
    case 'declaration_pattern':
    case 'recursive_pattern':
    case 'type_pattern':
    case 'var_pattern':
      return typeTest(pattern, subject, conversion);
    default:
      break;
  }
  return { kind: 'other', ...place, parts: [...(subject ? [subject] : []), ...partsOf(pattern, conversion)] };
}

/** To the grammar, the type in `order is Paid` could be a constant too. */
function isTypeName(node: SyntaxNode, conversion: Conversion): boolean {
  return node.type === 'identifier' && /^\p{Lu}/u.test(nameAt(conversion, node));
}

/** `order is Paid { Total: > 0 } paid`: the name it introduces is assigned what is tested. */
function typeTest(pattern: SyntaxNode, subject: Expression | undefined, conversion: Conversion): Expression {
  const name = partOf(pattern, 'name');
  const typeNode = pattern.children.find((child) => child !== name && isType(child));
  const type = typeNode && typeOf(typeNode, conversion.text);
  const place = subject ? { start: subject.start, end: pattern.end } : placeOf(pattern);
  const tested: Expression = subject ?? { kind: 'other', ...placeOf(pattern), parts: [] };
  const bound: Expression = name
    ? { kind: 'assign', ...place, target: patternOf(name, conversion), operator: ':=', value: tested }
    : tested;
  if (!type) return { kind: 'other', ...place, parts: [bound, ...partsOf(pattern, conversion)] };
  const right: Expression = { kind: 'name', start: type.start, end: type.end, name: type.name };
  return { kind: 'binary', ...place, operator: 'instanceof', left: bound, right };
}

/** What runs inside a pattern: the constants of its own parts. */
function partsOf(pattern: SyntaxNode, conversion: Conversion): readonly (Expression | Statement)[] {
  return pattern.children.flatMap((child): readonly (Expression | Statement)[] => {
    if (child.type.endsWith('_pattern')) return [testOf(child, undefined, conversion)];
    if (child.type.endsWith('pattern_clause') || child.type === 'subpattern') return partsOf(child, conversion);
    return child.type.endsWith('_expression') ? [conversion.expression(child)] : [];
  });
}
