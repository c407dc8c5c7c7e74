import type { ArgumentNode, Expression, MapEntryNode, SpreadNode, TemplateExpression } from '../program.js';
import { convertComprehension } from './comprehensions.js';
import { type Conversion, other, placeOf } from './conversion.js';
import { formattedParts, numberValue, stringValue } from './literals.js';
import { assignmentParts } from './node-parts.js';
import { convertTarget } from './patterns.js';
import { parts, type SyntaxNode } from './tree.js';

/** An expression of the common tree. What has no like in it stands as `other` with what of it runs. */
export function convertExpression(node: SyntaxNode, around: Conversion): Expression {
  const { start, end } = node;
  const children = parts(node);
  const [first, second, third] = children;
  const all = () => convertExpressions(children, around);
  switch (node.type) {
    case 'identifier':
      return convertName(node, around);
    case 'dotted_name':
      return convertDottedName(node, around);
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true', start, end };
    case 'none':
      return { kind: 'literal', value: null, start, end };
    case 'integer':
    case 'float': {
      const value = numberValue(node, around.whole);
      return value === undefined ? other(node, []) : { kind: 'literal', value, start, end };
    }
    case 'string':
    case 'concatenated_string':
      return convertText(node, around);
    case 'parenthesized_expression':
    case 'type':
    case 'interpolation':
    case 'expression_statement':
      return first ? convertExpression(first, around) : other(node, []);
    case 'attribute':
      return first && second ? convertMember(node, first, second, around) : other(node, all());
    case 'subscript':
      if (!first || !second || third || second.type === 'slice') return other(node, all());
      return {
        kind: 'index',
        object: convertExpression(first, around),
        index: convertExpression(second, around),
        start,
        end,
      };
    case 'call':
      return convertCall(node, around);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
      return { kind: 'list', items: children.map((child) => convertItem(child, around)), start, end };
    case 'dictionary':
      return { kind: 'map', entries: children.flatMap((child) => convertEntry(child, around)), start, end };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return convertComprehension(node, around);
    case 'lambda':
      return { kind: 'function-expression', function: around.convertFunction(node, around), start, end };
    case 'named_expression': {
      const assignment = assignmentParts(node);
      if (!assignment?.right) return other(node, all());
      const target = convertTarget(assignment.left, around);
      return { kind: 'assign', target, operator: ':=', value: convertExpression(assignment.right, around), start, end };
    }
    case 'boolean_operator':
    case 'binary_operator':
      return first && second && !third ? convertBinary(node, first, second, around) : other(node, all());
    case 'comparison_operator':
      return convertComparison(node, around);
    case 'not_operator':
    case 'unary_operator':
      if (!first) return other(node, []);
      return {
        kind: 'unary',
        operator: node.type === 'not_operator' ? '!' : around.text({ start, end: first.start }).trim(),
        operand: convertExpression(first, around),
        start,
        end,
      };
    case 'conditional_expression':
      if (!first || !second || !third) return other(node, all());
      return {
        kind: 'conditional',
        test: convertExpression(second, around),
        // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits an expression.
        then: convertExpression(first, around),
        otherwise: convertExpression(third, around),
        start,
        end,
      };
    case 'await':
      return first ? { kind: 'await', operand: convertExpression(first, around), start, end } : other(node, []);
    default:
      return other(node, all());
  }
}

/** Some expressions in order. */
export function convertExpressions(nodes: readonly SyntaxNode[], around: Conversion): readonly Expression[] {
  return nodes.map((node) => convertExpression(node, around));
}

/** What stands between the parentheses of a call, or of a class for its bases. */
export function convertArguments(list: SyntaxNode | undefined, around: Conversion): readonly ArgumentNode[] {
  if (list?.type === 'generator_expression') return [{ value: convertExpression(list, around), ...placeOf(list) }];
  return (list ? parts(list) : []).flatMap((node): readonly ArgumentNode[] => {
    const [first, second] = parts(node);
    const place = placeOf(node);
    switch (node.type) {
      case 'keyword_argument':
        return first && second
          ? [{ name: around.text(first), value: convertExpression(second, around), ...place }]
          : [];
      case 'list_splat':
        return first ? [{ value: convertExpression(first, around), spread: 'items', ...place }] : [];
      case 'dictionary_splat':
        return first ? [{ value: convertExpression(first, around), spread: 'named', ...place }] : [];
      default:
        return [{ value: convertExpression(node, around), ...place }];
    }
  });
}

function convertName(node: SyntaxNode, around: Conversion): Expression {
  const name = around.text(node);
  return { kind: 'name', name: name === around.self ? 'this' : name, ...placeOf(node) };
}

function convertDottedName(node: SyntaxNode, around: Conversion): Expression {
  const [first, ...others] = parts(node);
  if (!first) return other(node, []);
  return others.reduce<Expression>(
    (object, name) => ({
      kind: 'member',
      object,
      name: around.text(name),
      namePlace: placeOf(name),
      start: node.start,
      end: name.end,
    }),
    convertName(first, around),
  );
}

function convertMember(node: SyntaxNode, object: SyntaxNode, name: SyntaxNode, around: Conversion): Expression {
  return {
    kind: 'member',
    object: convertExpression(object, around),
    name: around.text(name),
    namePlace: placeOf(name),
    ...placeOf(node),
  };
}

/** A call. Those of the class above are made as TypeScript writes them: `super(…)` and `super.method(…)`. */
function convertCall(node: SyntaxNode, around: Conversion): Expression {
  const [callee, list] = parts(node);
  if (!callee) return other(node, []);
  const place = placeOf(node);
  if (isSuper(callee, around)) return { kind: 'name', name: 'super', ...place };
  const given = convertArguments(list, around);
  const made = (function_: Expression, passed: readonly ArgumentNode[]): Expression => ({
    kind: 'call',
    callee: function_,
    arguments: passed,
    typeArguments: [],
    ...place,
  });
  const [object, name] = callee.type === 'attribute' ? parts(callee) : [];
  if (!object || !name || around.text(name) !== '__init__') return made(convertExpression(callee, around), given);
  const above: Expression = { kind: 'name', name: 'super', ...placeOf(callee) };
  if (object.type === 'call' && isSuper(parts(object)[0], around)) return made(above, given);
  const [self, ...others] = given;
  const isAbove =
    around.bases.includes(around.text(object)) && self?.value.kind === 'name' && self.value.name === 'this';
  return isAbove ? made(above, others) : made(convertExpression(callee, around), given);
}

function isSuper(node: SyntaxNode | undefined, around: Conversion): boolean {
  return node?.type === 'identifier' && around.text(node) === 'super';
}

function convertItem(node: SyntaxNode, around: Conversion): Expression | SpreadNode {
  const [first] = parts(node);
  if (!first || !splats.has(node.type)) return convertExpression(node, around);
  return { kind: 'spread', value: convertExpression(first, around), ...placeOf(node) };
}

const splats: ReadonlySet<string> = new Set(['list_splat', 'list_splat_pattern', 'parenthesized_list_splat']);

function convertEntry(node: SyntaxNode, around: Conversion): readonly (MapEntryNode | SpreadNode)[] {
  const [first, second] = parts(node);
  const place = placeOf(node);
  if (node.type === 'dictionary_splat' && first) {
    return [{ kind: 'spread', value: convertExpression(first, around), ...place }];
  }
  if (node.type !== 'pair' || !first) return [];
  const keyExpression = convertExpression(first, around);
  const key =
    keyExpression.kind === 'literal' && keyExpression.value !== null ? String(keyExpression.value) : undefined;
  return [
    {
      kind: 'entry',
      ...(key === undefined ? { keyExpression } : { key }),
      keyPlace: placeOf(first),
      value: second ? convertExpression(second, around) : other({ start: node.end, end: node.end }, []),
      ...place,
    },
  ];
}

/** Text, and texts that stand beside each other. */
function convertText(node: SyntaxNode, around: Conversion): Expression {
  const place = placeOf(node);
  const strings = node.type === 'string' ? [node] : parts(node);
  const pieces = strings.flatMap((string): TemplateExpression['parts'] => {
    const value = stringValue(string, around.whole);
    if (value !== undefined) return [value];
    return formattedParts(string, around.whole).map((part) =>
      typeof part === 'string' ? part : convertExpression(part, around),
    );
  });
  if (pieces.every((piece) => typeof piece === 'string')) return { kind: 'literal', value: pieces.join(''), ...place };
  return { kind: 'template', parts: pieces, ...place };
}

function convertBinary(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode, around: Conversion): Expression {
  return {
    kind: 'binary',
    operator: operatorBetween(left, right, around),
    left: convertExpression(left, around),
    right: convertExpression(right, around),
    ...placeOf(node),
  };
}

/** `a < b < c` is `a < b` and `b < c`. */
function convertComparison(node: SyntaxNode, around: Conversion): Expression {
  const operands = parts(node);
  const converted = convertExpressions(operands, around);
  const comparisons = operands.slice(1).flatMap((right, index): readonly Expression[] => {
    const left = operands[index];
    const [leftSide, rightSide] = [converted[index], converted[index + 1]];
    if (!left || !leftSide || !rightSide) return [];
    const place = { start: left.start, end: right.end };
    const operator = operatorBetween(left, right, around);
    const isDenied = operator === 'not in';
    const comparison: Expression = {
      kind: 'binary',
      operator: isDenied ? 'in' : operator,
      left: leftSide,
      right: rightSide,
      ...place,
    };
    return [isDenied ? { kind: 'unary', operator: '!', operand: comparison, ...place } : comparison];
  });
  const [first, ...others] = comparisons;
  if (!first) return other(node, converted);
  return others.reduce<Expression>(
    (left, right) => ({ kind: 'binary', operator: '&&', left, right, start: left.start, end: right.end }),
    first,
  );
}

function operatorBetween(left: SyntaxNode, right: SyntaxNode, around: Conversion): string {
  const between = around
    .text({ start: left.end, end: right.start })
    .replace(/#.*/g, '')
    .replace(/[()\\\s]+/g, ' ')
    .trim();
  return operators[between] ?? between;
}

const operators: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  '==': '===',
  is: '===',
  '!=': '!==',
  '<>': '!==',
  'is not': '!==',
};
