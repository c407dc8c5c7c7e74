import type { Annotation, FunctionNode, ParameterNode, Placed, Statement, TypeNode } from '../program.js';
import { argumentsOf } from './arguments.js';
import { type Conversion, nameAt, placeOf, textAt } from './conversion.js';
import { patternOf } from './patterns.js';
import { childOf, childrenOf, partOf, type SyntaxNode } from './tree.js';
import { dottedName, isType, typeOf } from './types.js';

/** What functions ask of the statements inside them. */
export interface FunctionParts extends Conversion {
  /** The statements of a body. A body that is an expression gives it back, unless the function gives nothing. */
  body(node: SyntaxNode | undefined, gives: Gives): readonly Statement[];
}

/** What a function gives: the type of `return new()`, or nothing at all. */
export interface Gives {
  readonly type: TypeNode | undefined;
  readonly nothing: boolean;
}

/** A method, constructor, local function, operator or accessor that goes by `name`. */
export function functionOf(
  node: SyntaxNode,
  parts: FunctionParts,
  { name, namePlace, returns }: { name: string; namePlace: Placed; returns?: TypeNode | undefined },
): FunctionNode {
  const modifiers = modifiersOf(node, parts);
  const body = childOf(node, 'block', 'arrow_expression_clause');
  const list = childOf(node, 'parameter_list', 'bracketed_parameter_list');
  return {
    ...placeOf(node),
    name,
    namePlace: placeOf(namePlace),
    parameters: parametersOf(list, parts),
    ...(returns ? { returns } : {}),
    isAsync: modifiers.has('async'),
    isStatic: modifiers.has('static'),
    isPublic: modifiers.has('public'),
    annotations: annotationsOf(node, parts),
    body: parts.body(body, givesOf(returns, name, modifiers)),
    ...(body?.type === 'block' ? { bodyPlace: placeOf(body) } : {}),
  };
}

function givesOf(returns: TypeNode | undefined, name: string, modifiers: ReadonlySet<string>): Gives {
  const type = withoutTask(returns);
  const nothing = name === 'constructor' || returns?.name === 'void' || name.startsWith('set ');
  return { type, nothing: nothing || (modifiers.has('async') && returns !== undefined && type === undefined) };
}

/** What awaiting gives; undefined for a bare task. */
function withoutTask(type: TypeNode | undefined): TypeNode | undefined {
  return type?.name === 'Task' || type?.name === 'ValueTask' ? type.arguments[0] : type;
}

/** A lambda or an anonymous method. */
export function lambdaOf(node: SyntaxNode, parts: FunctionParts): FunctionNode {
  const list = childOf(node, 'parameter_list');
  const bare = childOf(node, 'implicit_parameter');
  const typeNode = partOf(node, 'type');
  const returns = typeNode && typeOf(typeNode, parts.text);
  const body = node.children.findLast(({ type }) => type !== 'ERROR');
  const modifiers = modifiersOf(node, parts);
  return {
    ...placeOf(node),
    parameters: bare ? [nameOnly(bare, parts)] : parametersOf(list, parts),
    ...(returns ? { returns } : {}),
    isAsync: modifiers.has('async'),
    isStatic: modifiers.has('static'),
    isPublic: false,
    annotations: annotationsOf(node, parts),
    body: body === bare || body === list ? [] : parts.body(body, { type: withoutTask(returns), nothing: false }),
    ...(body?.type === 'block' ? { bodyPlace: placeOf(body) } : {}),
  };
}

function nameOnly(node: SyntaxNode, parts: Conversion): ParameterNode {
  const place = placeOf(node);
  const pattern = { kind: 'name-pattern', ...place, name: nameAt(parts, node) } as const;
  return { ...place, pattern, annotations: [], isField: false };
}

/** The parameters of a list; those of a primary constructor are fields too. */
export function parametersOf(
  list: SyntaxNode | undefined,
  parts: Conversion,
  isField = false,
): readonly ParameterNode[] {
  if (!list) return [];
  const parameters = childrenOf(list, 'parameter').flatMap((each) => parameterOf(each, parts, isField));
  // `params string[] rest` stands in the list itself.
  const [restType, restName] = [partOf(list, 'type'), partOf(list, 'name')];
  if (!restName) return parameters;
  const type = restType && typeOf(restType, parts.text);
  const rest: ParameterNode = {
    start: restType?.start ?? restName.start,
    end: restName.end,
    pattern: patternOf(restName, parts),
    ...(type ? { type } : {}),
    rest: 'items',
    annotations: [],
    isField,
  };
  return [...parameters, rest];
}

function parameterOf(node: SyntaxNode, parts: Conversion, isField: boolean): readonly ParameterNode[] {
  const name = partOf(node, 'name') ?? node.children.findLast(({ type }) => type === 'identifier');
  if (!name) return [];
  const typeNode = partOf(node, 'type');
  const type = typeNode && typeOf(typeNode, parts.text);
  const value = node.children.findLast((child) => child.start >= name.end && child.type !== 'ERROR');
  return [
    {
      ...placeOf(node),
      pattern: patternOf(name, parts),
      ...(type ? { type } : {}),
      ...(value ? { default: parts.expression(value, type) } : {}),
      annotations: annotationsOf(node, parts),
      isField,
    },
  ];
}

/** `public`, `static`, `async` and the like. */
export function modifiersOf(node: SyntaxNode, parts: Conversion): ReadonlySet<string> {
  return new Set(childrenOf(node, 'modifier').map((modifier) => textAt(parts, modifier)));
}

/** The attributes in front of a declaration, also those only some builds have. */
export function annotationsOf(node: SyntaxNode, parts: Conversion): readonly Annotation[] {
  return childrenOf(node, 'attribute_list', 'preproc_if_in_attribute_list').flatMap((list): readonly Annotation[] =>
    list.type === 'attribute_list'
      ? childrenOf(list, 'attribute').map((attribute) => annotationOf(attribute, parts))
      : annotationsOf(list, parts),
  );
}

function annotationOf(attribute: SyntaxNode, parts: Conversion): Annotation {
  const name = attribute.children.find(isType);
  return {
    ...placeOf(attribute),
    name: name ? dottedName(name, parts.text) : '',
    arguments: argumentsOf(childOf(attribute, 'attribute_argument_list'), parts),
  };
}
