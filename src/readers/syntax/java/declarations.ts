import { type CopiedNode, childIn, childOf } from '../copied-tree.js';
import type {
  Annotation,
  ClassNode,
  FieldNode,
  FunctionNode,
  ParameterNode,
  Placed,
  Statement,
  TypeNode,
} from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { argumentsOf } from './expressions.js';
import { isClassType } from './node-types.js';
import { bodyOf, isFinal, withDimensions } from './statements.js';
import { isType, typeIn, typeOf } from './types.js';

/** A class, interface, record, enum or annotation; or the body of an anonymous class. */
export function classOf(node: CopiedNode, conversion: Conversion): ClassNode {
  const name = childIn(node, 'name');
  const members = membersOf(node);
  const components = childIn(node, 'parameters');
  const compact = members.find(({ type }) => type === 'compact_constructor_declaration');
  const methods = members
    .filter(({ type }) => methodTypes.has(type))
    .map((child) => methodOf(child, conversion, node.type === 'interface_declaration'));
  return {
    ...(name && { name: conversion.text(name), namePlace: placeOf(name) }),
    form: formOf(node),
    bases: basesOf(node, conversion),
    annotations: annotationsOf(node, conversion),
    fields: [
      ...members.filter(({ type }) => type === 'enum_constant').map((child) => constantOf(child, name, conversion)),
      ...members.flatMap((child) => fieldsOf(child, conversion, node.type === 'interface_declaration')),
    ],
    methods: components ? [recordConstructor(components, compact, conversion), ...methods] : methods,
    classes: members.filter(({ type }) => isClassType(type)).map((child) => conversion.class(child)),
    initialisers: members.flatMap((child) => initialiserOf(child, conversion)),
    ...placeOf(node),
  };
}

/** What is left of a class whose text is broken: a stretch with members in it. */
export function brokenClassOf(node: CopiedNode, conversion: Conversion): ClassNode | undefined {
  if (!node.children.some(({ type }) => methodTypes.has(type) || type === 'field_declaration')) return undefined;
  const name = node.children.find(({ type }) => type === 'identifier');
  const whole = classOf({ ...node, type: 'class_declaration', children: [{ ...node, field: 'body' }] }, conversion);
  return {
    ...whole,
    ...(name && { name: conversion.text(name), namePlace: placeOf(name) }),
    bases: basesOf(node, conversion),
  };
}

const methodTypes: ReadonlySet<string> = new Set([
  ...['method_declaration', 'constructor_declaration', 'annotation_type_element_declaration'],
]);

function formOf({ type }: CopiedNode): ClassNode['form'] {
  switch (type) {
    case 'interface_declaration':
    case 'annotation_type_declaration':
      return 'interface';
    case 'record_declaration':
      return 'record';
    case 'enum_declaration':
      return 'enum';
    default:
      return 'class';
  }
}

/** Members, those of an enum that stand behind its constants too, and what is left of broken ones. */
function membersOf(node: CopiedNode): readonly CopiedNode[] {
  const body = childIn(node, 'body') ?? (node.type === 'class_body' ? node : undefined);
  return (body?.children ?? []).flatMap((child) =>
    child.type === 'enum_body_declarations' || child.type === 'ERROR' ? child.children : [child],
  );
}

function basesOf(node: CopiedNode, conversion: Conversion): readonly TypeNode[] {
  const heads = node.children.filter(({ type }) => /^(?:superclass|super_interfaces|extends_interfaces)$/.test(type));
  return heads
    .flatMap(({ children }) => children.flatMap((child) => (child.type === 'type_list' ? child.children : [child])))
    .filter(({ type }) => isType(type))
    .map((child) => typeOf(child, conversion));
}

/** Annotations in front of a declaration. */
export function annotationsOf(node: CopiedNode, conversion: Conversion): readonly Annotation[] {
  return (childOf(node, 'modifiers')?.children ?? [])
    .filter(({ type }) => type === 'marker_annotation' || type === 'annotation')
    .map((child) => {
      const name = childIn(child, 'name');
      return {
        name: name ? conversion.text(name).replace(/\s+/g, '') : '',
        arguments: argumentsOf(childIn(child, 'arguments'), conversion),
        ...placeOf(child),
      };
    });
}

function hasModifier(node: CopiedNode, word: string, conversion: Conversion): boolean {
  const modifiers = childOf(node, 'modifiers');
  return modifiers !== undefined && new RegExp(`\\b${word}\\b`).test(withoutAnnotations(modifiers, conversion));
}

function withoutAnnotations(modifiers: CopiedNode, conversion: Conversion): string {
  let from = modifiers.start;
  let words = '';
  for (const child of modifiers.children) {
    words += ` ${conversion.text({ start: from, end: child.start })}`;
    from = child.end;
  }
  return `${words} ${conversion.text({ start: from, end: modifiers.end })}`;
}

function methodOf(node: CopiedNode, conversion: Conversion, isOfInterface: boolean): FunctionNode {
  const name = childIn(node, 'name');
  const body = childIn(node, 'body');
  const isConstructor = node.type === 'constructor_declaration';
  const returns = isConstructor ? undefined : typeIn(node, conversion);
  return {
    ...(name && { name: isConstructor ? 'constructor' : conversion.text(name), namePlace: placeOf(name) }),
    parameters: parametersOf(childIn(node, 'parameters'), conversion),
    ...(returns && { returns }),
    isAsync: false,
    isStatic: hasModifier(node, 'static', conversion),
    isPublic: isOfInterface || hasModifier(node, 'public', conversion),
    annotations: annotationsOf(node, conversion),
    body: bodyOf(body, conversion),
    ...(body && { bodyPlace: placeOf(body) }),
    ...placeOf(node),
  };
}

/** A lambda; one with an expression returns it. */
export function lambdaOf(node: CopiedNode, conversion: Conversion): FunctionNode {
  const body = childIn(node, 'body');
  const place = placeOf(body ?? node);
  const isBlock = body?.type === 'block';
  const result: readonly Statement[] =
    body && !isBlock ? [{ kind: 'return', value: conversion.expression(body), ...place }] : [];
  return {
    parameters: parametersOf(childIn(node, 'parameters'), conversion),
    isAsync: false,
    isStatic: false,
    isPublic: false,
    annotations: [],
    body: isBlock ? bodyOf(body, conversion) : result,
    ...(isBlock && { bodyPlace: place }),
    ...placeOf(node),
  };
}

function parametersOf(list: CopiedNode | undefined, conversion: Conversion, isField = false): readonly ParameterNode[] {
  if (!list) return [];
  if (list.type === 'identifier') return [parameterOf(list, list, undefined, conversion)];
  return list.children.flatMap((child): readonly ParameterNode[] => {
    if (child.type === 'identifier') return [parameterOf(child, child, undefined, conversion)];
    const declarator = childOf(child, 'variable_declarator') ?? child;
    const name = childIn(declarator, 'name');
    if (!name) return [];
    const type = typeIn(child, conversion);
    const parameter = parameterOf(child, name, type && withDimensions(type, child), conversion);
    const rest = child.type === 'spread_parameter' ? ({ rest: 'items' } as const) : {};
    return [{ ...parameter, ...rest, isField }];
  });
}

function parameterOf(
  node: CopiedNode,
  name: CopiedNode,
  type: TypeNode | undefined,
  conversion: Conversion,
): ParameterNode {
  return {
    pattern: { kind: 'name-pattern', name: conversion.text(name), ...placeOf(name) },
    ...(type && { type }),
    annotations: annotationsOf(node, conversion),
    isField: false,
    ...placeOf(node),
  };
}

/** Fields of one declaration. One that declares a single field has the place of the whole declaration. */
function fieldsOf(node: CopiedNode, conversion: Conversion, isOfInterface: boolean): readonly FieldNode[] {
  if (node.type !== 'field_declaration' && node.type !== 'constant_declaration') return [];
  const type = typeIn(node, conversion);
  const declarators = node.children.filter(({ field }) => field === 'declarator');
  return declarators.flatMap((declarator): readonly FieldNode[] => {
    const name = childIn(declarator, 'name');
    const value = childIn(declarator, 'value');
    if (!name) return [];
    return [
      {
        name: conversion.text(name),
        ...(type && { type: withDimensions(type, declarator) }),
        ...(value && { value: conversion.expression(value) }),
        isStatic: isOfInterface || hasModifier(node, 'static', conversion),
        constant: isOfInterface || isFinal(node, conversion),
        annotations: annotationsOf(node, conversion),
        ...placeOf(declarators.length === 1 ? node : declarator),
      },
    ];
  });
}

/** A constant of an enum is an instance that the class makes for itself. */
function constantOf(node: CopiedNode, owner: CopiedNode | undefined, conversion: Conversion): FieldNode {
  const name = childIn(node, 'name');
  const body = childOf(node, 'class_body');
  const place = placeOf(node);
  const type: TypeNode = { name: owner ? conversion.text(owner) : '', arguments: [], ...placeOf(name ?? node) };
  return {
    name: name ? conversion.text(name) : '',
    type,
    value: {
      kind: 'new',
      type,
      arguments: argumentsOf(childIn(node, 'arguments'), conversion),
      entries: [],
      items: [],
      ...(body && { class: { ...conversion.class(body), bases: [type] } }),
      ...place,
    },
    isStatic: true,
    constant: true,
    annotations: annotationsOf(node, conversion),
    ...place,
  };
}

/** The components of a record are the parameters of its constructor, and its fields. */
function recordConstructor(
  components: CopiedNode,
  compact: CopiedNode | undefined,
  conversion: Conversion,
): FunctionNode {
  const body = compact && childIn(compact, 'body');
  const place: Placed = placeOf(compact ?? components);
  return {
    name: 'constructor',
    namePlace: placeOf(compact ? (childIn(compact, 'name') ?? compact) : components),
    parameters: parametersOf(components, conversion, true),
    isAsync: false,
    isStatic: false,
    isPublic: true,
    annotations: [],
    body: bodyOf(body, conversion),
    ...(body && { bodyPlace: placeOf(body) }),
    ...place,
  };
}

function initialiserOf(node: CopiedNode, conversion: Conversion): ClassNode['initialisers'] {
  if (node.type === 'static_initializer') return [{ isStatic: true, body: bodyOf(childOf(node, 'block'), conversion) }];
  if (node.type === 'block') return [{ isStatic: false, body: bodyOf(node, conversion) }];
  // Statements outside of every method are what is left of broken code; they are no part of the class's start.
  return [];
}
