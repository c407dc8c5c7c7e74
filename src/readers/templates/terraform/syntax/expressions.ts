import type { Node } from 'web-tree-sitter';
import {
  type CallExpression,
  type ConditionalExpression,
  type Expression,
  type ForExpression,
  itemName,
  type ObjectEntry,
} from './nodes.js';
import { quotedTemplate, templateOf } from './templates.js';
import { placeOf, textOf, unreadable } from './tree.js';

/** Deeper expressions than anybody writes would exhaust the stack. */
const maximumDepth = 150;

/** An expression of the grammar's tree as plain data. What is broken becomes `unreadable`. */
export function toExpression(node: Node, text: string, depth = 0): Expression {
  if (depth > maximumDepth || node.isMissing || node.type === 'ERROR') return unreadable(node);
  switch (node.type) {
    case 'expression':
      return sequence(node.children, text, depth);
    case 'literal_value':
      return literal(node, text, depth);
    case 'numeric_lit':
    case 'bool_lit':
      return { kind: 'literal', value: textOf(node, text), ...placeOf(node) };
    case 'null_lit':
      return { kind: 'literal', value: null, ...placeOf(node) };
    case 'string_lit':
    case 'quoted_template':
      return quotedTemplate(node, { text, depth, toExpression });
    case 'template_expr':
      return templateOf(node, { text, depth, toExpression });
    case 'collection_value':
    case 'for_expr':
    case 'operation':
      return only(node, text, depth);
    case 'tuple':
      return {
        kind: 'list',
        items: ofType(node, 'expression').map((item) => toExpression(item, text, depth + 1)),
        ...placeOf(node),
      };
    case 'object':
      return {
        kind: 'object',
        entries: ofType(node, 'object_elem').flatMap((element) => entry(element, text, depth)),
        ...placeOf(node),
      };
    case 'variable_expr':
    case 'identifier':
      return { kind: 'name', name: textOf(node, text), ...placeOf(node) };
    case 'function_call':
      return call(node, text, depth);
    case 'conditional':
      return conditional(node, text, depth);
    case 'for_tuple_expr':
    case 'for_object_expr':
      return loop(node, text, depth);
    case 'unary_operation':
    case 'binary_operation':
      return operation(node, text, depth);
    default:
      return unreadable(node);
  }
}

function literal(node: Node, text: string, depth: number): Expression {
  const [child] = node.namedChildren;
  return child ? toExpression(child, text, depth) : unreadable(node);
}

function only(node: Node, text: string, depth: number): Expression {
  const [child, ...others] = node.namedChildren;
  return child && others.length === 0 ? toExpression(child, text, depth + 1) : unreadable(node);
}

function ofType(node: Node, type: string): readonly Node[] {
  return node.namedChildren.filter((child) => child.type === type);
}

/** A value with what follows it: attributes, indexes, splats. */
function sequence(nodes: readonly Node[], text: string, depth: number): Expression {
  const written = nodes.filter(({ type }) => type !== '(' && type !== ')' && type !== 'comment');
  const [first, ...steps] = written;
  const outer = nodes[0];
  if (!first || !outer) return { kind: 'unreadable', start: 0, end: 0 };
  let value = toExpression(first, text, depth + 1);
  for (const [at, step] of steps.entries()) {
    if (step.type === 'splat') return splat(value, [step, ...steps.slice(at + 1)], text, depth);
    value = access(value, step, text, depth);
    if (value.kind === 'unreadable') return value;
  }
  // The parentheses belong to it, so that an edit replaces all of it.
  return outer.type === '(' && steps.length === 0
    ? { ...value, start: outer.startIndex, end: nodes.at(-1)?.endIndex ?? value.end }
    : value;
}

function access(of: Expression, step: Node, text: string, depth: number): Expression {
  const place = { start: of.start, end: step.endIndex };
  if (step.type === 'get_attr') {
    const name = step.namedChildren.at(-1);
    return name ? { kind: 'attribute', of, name: textOf(name, text), ...place } : { kind: 'unreadable', ...place };
  }
  if (step.type !== 'index') return { kind: 'unreadable', ...place };
  const [index] = step.namedChildren;
  if (index?.type === 'legacy_index') {
    const key = textOf(index, text).replace(/^\./, '');
    return { kind: 'index', of, key: { kind: 'literal', value: key, ...placeOf(index) }, ...place };
  }
  const [key] = index?.namedChildren ?? [];
  return key
    ? { kind: 'index', of, key: toExpression(key, text, depth + 1), ...place }
    : { kind: 'unreadable', ...place };
}

function splat(of: Expression, [node, ...rest]: readonly Node[], text: string, depth: number): Expression {
  const steps = [...(node?.firstNamedChild?.namedChildren ?? []), ...rest];
  const at = node?.startIndex ?? of.end;
  let each: Expression = { kind: 'name', name: itemName, start: at, end: at };
  for (const step of steps) each = access(each, step, text, depth);
  return { kind: 'splat', of, each, start: of.start, end: steps.at(-1)?.endIndex ?? node?.endIndex ?? of.end };
}

function entry(node: Node, text: string, depth: number): readonly ObjectEntry[] {
  const [key, value] = ofType(node, 'expression');
  if (!key || !value) return [];
  const written = toExpression(key, text, depth + 1);
  const isBareWord = written.kind === 'name' && text[written.start] !== '(';
  return [
    {
      key: isBareWord ? { kind: 'literal', value: written.name, start: written.start, end: written.end } : written,
      value: toExpression(value, text, depth + 1),
    },
  ];
}

function call(node: Node, text: string, depth: number): CallExpression {
  const [name] = node.namedChildren;
  const given = node.namedChildren.find(({ type }) => type === 'function_arguments');
  return {
    kind: 'call',
    name: name ? textOf(name, text) : '',
    arguments: given ? ofType(given, 'expression').map((item) => toExpression(item, text, depth + 1)) : [],
    spreads: given?.namedChildren.some(({ type }) => type === 'ellipsis') ?? false,
    ...placeOf(node),
  };
}

function conditional(node: Node, text: string, depth: number): Expression {
  const [condition, whenTrue, whenFalse] = ofType(node, 'expression').map((part) =>
    toExpression(part, text, depth + 1),
  );
  if (!condition || !whenTrue || !whenFalse) return unreadable(node);
  return { ...grouped(condition, whenTrue, whenFalse, text), ...placeOf(node) };
}

/** The grammar groups `a ? b : c ? d : e` from the left, and the language from the right. */
function grouped(
  condition: Expression,
  whenTrue: Expression,
  whenFalse: Expression,
  text: string,
): ConditionalExpression {
  const { start } = condition;
  if (condition.kind !== 'conditional' || text[start] === '(') {
    return { kind: 'conditional', condition, whenTrue, whenFalse, start, end: whenFalse.end };
  }
  const last = grouped(condition.whenFalse, whenTrue, whenFalse, text);
  return { ...condition, whenFalse: last, end: last.end };
}

function loop(node: Node, text: string, depth: number): Expression {
  const intro = ofType(node, 'for_intro')[0];
  const [collection] = intro ? ofType(intro, 'expression') : [];
  const results = ofType(node, 'expression').map((part) => toExpression(part, text, depth + 1));
  const [condition] = ofType(node, 'for_cond').flatMap((part) => ofType(part, 'expression'));
  const isObject = node.type === 'for_object_expr';
  const [first, second] = results;
  const value = isObject ? second : first;
  if (!intro || !collection || !value) return unreadable(node);
  const result: ForExpression = {
    kind: 'for',
    names: ofType(intro, 'identifier').map((name) => textOf(name, text)),
    collection: toExpression(collection, text, depth + 1),
    ...(isObject && first && { key: first }),
    value,
    ...(condition && { condition: toExpression(condition, text, depth + 1) }),
    grouped: ofType(node, 'ellipsis').length > 0,
    ...placeOf(node),
  };
  return result;
}

const operators: ReadonlySet<string> = new Set('! - + * / % == != < > <= >= && ||'.split(' '));

function operation(node: Node, text: string, depth: number): Expression {
  const { children } = node;
  const at = children.findIndex(
    ({ type, isNamed }, index) => !isNamed && operators.has(type) && (index > 0 || node.type === 'unary_operation'),
  );
  const operator = children[at];
  if (!operator) return unreadable(node);
  const operands = [children.slice(0, at), children.slice(at + 1)]
    .filter((part) => part.length > 0)
    .map((part) => sequence(part, text, depth + 1));
  return { kind: 'operation', operator: operator.type, operands, ...placeOf(node) };
}
