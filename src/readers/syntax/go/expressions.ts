import type {
  ArgumentNode,
  Expression,
  FunctionNode,
  MapEntryNode,
  NewExpression,
  Placed,
  Statement,
  TypeNode,
} from '../program.js';
import { numberValue, textValue } from './literals.js';
import { childIn, type GoNode } from './tree.js';
import { convertType, type GoText } from './types.js';

/** What expressions need of the rest of the front end. */
export interface ExpressionContext extends GoText {
  convertFunction(node: GoNode): FunctionNode;
  /** The statements a node that is no expression stands for. */
  convertStatement(node: GoNode): readonly Statement[];
}

/** An expression of the common tree. What has no like in it stands as `other` with what of it runs. */
export function convertExpression(node: GoNode, context: ExpressionContext): Expression {
  const { start, end } = node;
  const within = (field: string): Expression => part(node, field, context);
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: context.text(node), start, end };
    case 'parenthesized_expression':
    case 'literal_element':
    case 'expression_statement':
      return convertOnly(node, context);
    case 'interpreted_string_literal':
    case 'raw_string_literal':
    case 'rune_literal':
      return { kind: 'literal', value: textValue(context.text(node)), start, end };
    case 'int_literal':
    case 'float_literal':
      return { kind: 'literal', value: numberValue(context.text(node)), start, end };
    case 'true':
    case 'false':
      return { kind: 'literal', value: node.type === 'true', start, end };
    case 'nil':
      return { kind: 'literal', value: null, start, end };
    case 'selector_expression':
      return convertMember(node, context);
    case 'index_expression':
      return { kind: 'index', object: within('operand'), index: within('index'), start, end };
    case 'call_expression':
      return convertCall(node, context);
    case 'type_assertion_expression':
    case 'type_conversion_expression':
      return { kind: 'cast', type: typeIn(node, context), operand: within('operand'), start, end };
    case 'composite_literal':
      return convertComposite(node, context);
    case 'func_literal':
      return { kind: 'function-expression', function: context.convertFunction(node), start, end };
    case 'unary_expression':
      return convertUnary(node, context);
    case 'binary_expression':
      return convertBinary(node, context);
    default:
      return { kind: 'other', parts: convertParts(node, context), start, end };
  }
}

/** Several expressions as the grammar lists them. */
export function convertList(list: GoNode | undefined, context: ExpressionContext): readonly Expression[] {
  if (!list) return [];
  return list.type === 'expression_list'
    ? list.children.map((child) => convertExpression(child, context))
    : [convertExpression(list, context)];
}

/** The type in the place `type` of a node; nameless where it is missing. */
export function typeIn(node: GoNode, source: GoText): TypeNode {
  const type = childIn(node, 'type');
  return type ? convertType(type, source) : { name: '', arguments: [], start: node.start, end: node.start };
}

/** What is left of broken or unusual code: the expressions and statements in it, in order. */
export function convertParts(node: GoNode, context: ExpressionContext): readonly (Expression | Statement)[] {
  return node.children.flatMap((child): readonly (Expression | Statement)[] =>
    isExpression(child) ? [convertExpression(child, context)] : context.convertStatement(child),
  );
}

function part(node: GoNode, field: string, context: ExpressionContext): Expression {
  const child = childIn(node, field);
  return child ? convertExpression(child, context) : nothing(node.start);
}

function nothing(at: number): Expression {
  return { kind: 'other', parts: [], start: at, end: at };
}

function convertOnly(node: GoNode, context: ExpressionContext): Expression {
  const [only] = node.children;
  return only ? convertExpression(only, context) : nothing(node.start);
}

function convertMember(node: GoNode, context: ExpressionContext): Expression {
  const { start, end } = node;
  const object = part(node, 'operand', context);
  const field = childIn(node, 'field');
  if (!field) return { kind: 'other', parts: [object], start, end };
  return { kind: 'member', object, name: context.text(field), namePlace: placeOf(field), start, end };
}

/** A call; `new(T)` and `make(T, n)` make an instance. */
function convertCall(node: GoNode, context: ExpressionContext): Expression {
  const { start, end } = node;
  const callee = childIn(node, 'function');
  const list = childIn(node, 'arguments')?.children ?? [];
  const [first, ...others] = list;
  if (callee && first && isMaker(context.text(callee)) && !isExpression(first)) {
    const type = convertType(first, context);
    return { kind: 'new', type, arguments: convertArguments(others, context), entries: [], items: [], start, end };
  }
  const written = (childIn(node, 'type_arguments')?.children ?? []).map((type) => convertType(type, context));
  const parts = convertArguments(list, context);
  const called = part(node, 'function', context);
  const instantiated = instantiation(called, context);
  return {
    kind: 'call',
    callee: instantiated?.called ?? called,
    arguments: parts,
    typeArguments: instantiated ? [instantiated.type] : written,
    start,
    end,
  };
}

/** `decode[Order]`: to the grammar an element of a list, told apart by the look of a type's name. */
function instantiation(
  called: Expression,
  context: ExpressionContext,
): { readonly called: Expression; readonly type: TypeNode } | undefined {
  if (called.kind !== 'index') return undefined;
  const { start, end } = called.index;
  const name = context.text(called.index);
  if (!/^(?:\w+\.)?\p{Lu}\w*$|^(?:string|bool|any|u?int\d*|float\d+|byte)$/u.test(name)) return undefined;
  return { called: called.object, type: { name, arguments: [], start, end } };
}

function isMaker(name: string): boolean {
  return name === 'new' || name === 'make';
}

function convertArguments(list: readonly GoNode[], context: ExpressionContext): readonly ArgumentNode[] {
  return list.map((node): ArgumentNode => {
    const { start, end } = node;
    if (node.type !== 'variadic_argument') return { value: convertExpression(node, context), start, end };
    return { value: convertOnly(node, context), spread: 'items', start, end };
  });
}

/** `&T{…}` is the same as `T{…}`, as nobody else has the address. */
function convertUnary(node: GoNode, context: ExpressionContext): Expression {
  const { start, end } = node;
  const operand = part(node, 'operand', context);
  const operator = withoutComments(context.text({ start, end: childIn(node, 'operand')?.start ?? start })).trim();
  if (operator === '&' && operand.kind === 'new') return { ...operand, start, end };
  return { kind: 'unary', operator, operand, start, end };
}

function convertBinary(node: GoNode, context: ExpressionContext): Expression {
  const { start, end } = node;
  const [leftNode, rightNode] = [childIn(node, 'left'), childIn(node, 'right')];
  if (!leftNode || !rightNode) return { kind: 'other', parts: convertParts(node, context), start, end };
  const written = withoutComments(context.text({ start: leftNode.end, end: rightNode.start })).trim();
  return {
    kind: 'binary',
    operator: written === '==' || written === '!=' ? `${written}=` : written,
    left: convertExpression(leftNode, context),
    right: convertExpression(rightNode, context),
    start,
    end,
  };
}

function withoutComments(text: string): string {
  return text.includes('/') ? text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '') : text;
}

/** Slices, arrays and maps are lists and maps; everything else is an instance of a type. */
function convertComposite(node: GoNode, context: ExpressionContext): Expression {
  const body = childIn(node, 'body');
  return convertElements(typeIn(node, context), body?.children ?? [], placeOf(node), context);
}

function convertElements(
  type: TypeNode,
  elements: readonly GoNode[],
  place: Placed,
  context: ExpressionContext,
): Expression {
  if (type.name === '[]') {
    const items = elements.map((element) => convertElement(elementValue(element), type.arguments[0], context));
    return { kind: 'list', items, ...place };
  }
  const entries = elements.flatMap((element) =>
    element.type === 'keyed_element' ? [convertEntry(element, type, context)] : [],
  );
  if (type.name === 'map') return { kind: 'map', entries, ...place };
  const items = elements
    .filter((element) => element.type !== 'keyed_element')
    .map((element) => convertElement(element, undefined, context));
  const made: NewExpression = { kind: 'new', type, arguments: [], entries, items, ...place };
  return made;
}

function elementValue(element: GoNode): GoNode {
  return (element.type === 'keyed_element' && childIn(element, 'value')) || element;
}

/** An element; one in braces alone is of the type that the list or map around it is of. */
function convertElement(element: GoNode, type: TypeNode | undefined, context: ExpressionContext): Expression {
  const [inner] = element.children;
  if (element.type === 'literal_element' && inner) return convertElement(inner, type, context);
  if (element.type !== 'literal_value') return convertExpression(element, context);
  const place = placeOf(element);
  const of = type ?? { name: '', arguments: [], start: place.start, end: place.start };
  return convertElements(of, element.children, place, context);
}

function convertEntry(element: GoNode, type: TypeNode, context: ExpressionContext): MapEntryNode {
  const { start, end } = element;
  const key = childIn(element, 'key');
  const value = childIn(element, 'value');
  const keyPlace = placeOf(key ?? { start, end: start });
  const elementType = type.name === 'map' ? type.arguments[1] : undefined;
  const converted = value ? convertElement(value, elementType, context) : nothing(end);
  const keyNode = key?.type === 'literal_element' ? key.children[0] : key;
  const entry = { kind: 'entry' as const, keyPlace, value: converted, start, end };
  if (keyNode?.type === 'identifier' && type.name !== 'map') return { ...entry, key: context.text(keyNode) };
  const keyExpression = key ? convertElement(key, undefined, context) : nothing(start);
  if (keyExpression.kind === 'literal' && typeof keyExpression.value === 'string') {
    return { ...entry, key: keyExpression.value };
  }
  return { ...entry, keyExpression };
}

/** Where a node stands. */
export function placeOf({ start, end }: Placed): Placed {
  return { start, end };
}

/** Whether a node is an expression of Go. */
export function isExpression({ type }: GoNode): boolean {
  return expressions.has(type);
}

const expressions: ReadonlySet<string> = new Set([
  ...['unary_expression', 'binary_expression', 'selector_expression', 'index_expression', 'slice_expression'],
  ...['call_expression', 'type_assertion_expression', 'type_conversion_expression', 'type_instantiation_expression'],
  ...['identifier', 'composite_literal', 'func_literal', 'interpreted_string_literal', 'raw_string_literal'],
  ...['int_literal', 'float_literal', 'imaginary_literal', 'rune_literal', 'nil', 'true', 'false', 'iota'],
  ...['parenthesized_expression', 'literal_element', 'literal_value'],
]);
