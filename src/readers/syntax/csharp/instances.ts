import type {
  Expression,
  ListExpression,
  MapEntryNode,
  MapExpression,
  Placed,
  SpreadNode,
  TypeNode,
} from '../program.js';
import { argumentsOf } from './arguments.js';
import { type Conversion, nameAt, placeOf, textAt } from './conversion.js';
import { childOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

/** Whether a node makes an instance with `new`. */
export function isInstance({ type }: SyntaxNode): boolean {
  return (
    type === 'object_creation_expression' ||
    type === 'implicit_object_creation_expression' ||
    type === 'array_creation_expression'
  );
}

/** What `new` makes. An array with its values is the list of them; `new()` is of the type its place expects. */
export function newOf(node: SyntaxNode, conversion: Conversion, expected: TypeNode | undefined): Expression {
  const initialiser = childOf(node, 'initializer_expression');
  if (node.type === 'array_creation_expression' && initialiser) return listOf(initialiser, conversion);
  const typeNode = node.type === 'implicit_object_creation_expression' ? undefined : node.children.find(isType);
  const type = typeNode ? typeOf(typeNode, conversion.text) : expected;
  return {
    kind: 'new',
    ...placeOf(node),
    type: type ?? { start: node.start, end: node.start, name: '', arguments: [] },
    arguments: argumentsOf(childOf(node, 'argument_list'), conversion),
    ...contentOf(initialiser, conversion),
  };
}

/** What braces or brackets list. Braces that set properties or keys are a map. */
export function listOf(node: SyntaxNode, conversion: Conversion): ListExpression | MapExpression {
  const place = placeOf(node);
  if (node.type === 'collection_expression') {
    const elements = node.children.flatMap(({ type, children }) => (type === 'collection_element' ? children : []));
    return { kind: 'list', ...place, items: elements.map((element) => elementOf(element, conversion)) };
  }
  const initialiser = node.type === 'initializer_expression' ? node : childOf(node, 'initializer_expression');
  const { entries, items } = contentOf(initialiser, conversion);
  return entries.length > 0 ? { kind: 'map', ...place, entries } : { kind: 'list', ...place, items };
}

function elementOf(element: SyntaxNode, conversion: Conversion): Expression | SpreadNode {
  const [spread] = element.type === 'spread_element' ? element.children : [];
  if (!spread) return conversion.expression(element);
  return { kind: 'spread', ...placeOf(element), value: conversion.expression(spread) };
}

/** `new { id = 1, order.Name }`: a value without a name goes by the last name written in it. */
export function anonymousObjectOf({ children, ...place }: SyntaxNode, conversion: Conversion): MapExpression {
  const isNamed = (at: number) => {
    const [before, child] = [children[at - 1], children[at]];
    return before && child && textAt(conversion, { start: before.end, end: child.start }).trim() === '=';
  };
  const entries = children.flatMap((child, at): readonly MapEntryNode[] => {
    if (isNamed(at + 1)) return [];
    const before = isNamed(at) ? children[at - 1] : undefined;
    const key = before ? nameAt(conversion, before) : /([\w@]+)\W*$/.exec(textAt(conversion, child))?.[1];
    return [entryOf(placesFrom(before ?? child, child), key ?? '', before ?? child, child, conversion)];
  });
  return { kind: 'map', ...placeOf(place), entries };
}

/** `order with { Paid = true }`. */
export function changedCopyOf(node: SyntaxNode, conversion: Conversion): MapExpression {
  const entries = node.children.map((child): MapEntryNode | SpreadNode => {
    const [key, value] = child.type === 'with_initializer' ? child.children : [];
    if (key && value) return entryOf(child, nameAt(conversion, key), key, value, conversion);
    return { kind: 'spread', ...placeOf(child), value: conversion.expression(child) };
  });
  return { kind: 'map', ...placeOf(node), entries };
}

function placesFrom({ start }: Placed, { end }: Placed): Placed {
  return { start, end };
}

function entryOf(
  place: Placed,
  key: string,
  keyPlace: Placed,
  value: SyntaxNode,
  conversion: Conversion,
): MapEntryNode {
  return {
    kind: 'entry',
    ...placeOf(place),
    key,
    keyPlace: placeOf(keyPlace),
    value: conversion.expression(value),
  };
}

interface Content {
  readonly entries: readonly MapEntryNode[];
  readonly items: readonly Expression[];
}

function contentOf(initialiser: SyntaxNode | undefined, conversion: Conversion): Content {
  const entries: MapEntryNode[] = [];
  const items: Expression[] = [];
  for (const child of initialiser?.children ?? []) {
    const entry = initialiserEntry(child, conversion);
    if (entry) entries.push(entry);
    else items.push(conversion.expression(child));
  }
  return { entries, items };
}

/** `Name = "x"`, `["key"] = 1` and `{ "key", 1 }`. */
function initialiserEntry(child: SyntaxNode, conversion: Conversion): MapEntryNode | undefined {
  const [left, right, ...more] = child.children;
  if (!left || !right || more.length > 0) return undefined;
  if (child.type === 'assignment_expression') {
    if (left.type === 'identifier') return entryOf(child, nameAt(conversion, left), left, right, conversion);
    const [key] = left.type === 'element_binding_expression' ? argumentsOf(left, conversion) : [];
    return key && keyed(child, key.value, right, conversion);
  }
  const isPair = child.type === 'initializer_expression' && left.type !== 'assignment_expression';
  return isPair ? keyed(child, conversion.expression(left), right, conversion) : undefined;
}

function keyed(place: Placed, key: Expression, value: SyntaxNode, conversion: Conversion): MapEntryNode {
  if (key.kind === 'literal') return entryOf(place, String(key.value), key, value, conversion);
  return {
    kind: 'entry',
    ...placeOf(place),
    keyExpression: key,
    keyPlace: placeOf(key),
    value: conversion.expression(value),
  };
}
