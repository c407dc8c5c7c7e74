import type { ClassNode, FieldNode, FunctionNode, Statement, TypeNode } from '../program.js';
import { argumentsOf } from './arguments.js';
import { variablesOf } from './bodies.js';
import { nameAt, placeOf, textAt } from './conversion.js';
import { annotationsOf, type FunctionParts, functionOf, modifiersOf, parametersOf } from './functions.js';
import { childOf, childrenOf, partOf, type SyntaxNode } from './tree.js';
import { isType, typeOf } from './types.js';

const forms: ReadonlyMap<string, ClassNode['form']> = new Map([
  ['class_declaration', 'class'],
  ['interface_declaration', 'interface'],
  ['record_declaration', 'record'],
  ['struct_declaration', 'struct'],
  ['enum_declaration', 'enum'],
]);

/** Whether a node declares a type with members. */
export function isClass({ type }: SyntaxNode): boolean {
  return forms.has(type);
}

/** Whether a node is a member of a class, which half-typed code may have left without its class. */
export function isMember({ type }: SyntaxNode): boolean {
  return memberReaders.has(type) && type !== 'ERROR' && !type.startsWith('preproc_');
}

/** A class, record, struct, interface or enum. */
export function classOf(node: SyntaxNode, parts: FunctionParts): ClassNode {
  const name = childOf(node, 'identifier');
  const body = childOf(node, 'declaration_list', 'enum_member_declaration_list');
  const members = new Members(parts);
  const primary = childOf(node, 'parameter_list');
  const bases = childOf(node, 'base_list');
  if (primary) members.methods.push(primaryConstructor(primary, bases, parts));
  members.addAll(body?.children ?? []);
  return {
    ...placeOf(node),
    ...(name ? { name: nameAt(parts, name), namePlace: placeOf(name) } : {}),
    form: forms.get(node.type) ?? 'class',
    bases: bases ? basesOf(bases, parts) : [],
    annotations: annotationsOf(node, parts),
    ...members.all(),
  };
}

/** What is left of a class whose head is not understood: its members stand under the name in front of them. */
export function brokenClassOf(node: SyntaxNode, parts: FunctionParts): ClassNode | undefined {
  const first = node.children.findIndex(isMember);
  if (first === -1) return undefined;
  const name = node.children.slice(0, first).findLast(({ type }) => type === 'identifier');
  const members = new Members(parts);
  members.addAll(node.children.slice(first));
  return {
    ...placeOf(node),
    ...(name ? { name: nameAt(parts, name), namePlace: placeOf(name) } : {}),
    form: 'class',
    bases: [],
    annotations: [],
    ...members.all(),
  };
}

function basesOf(list: SyntaxNode, parts: FunctionParts): readonly TypeNode[] {
  return list.children.flatMap((base) => {
    const node = isType(base) ? base : base.children.find(isType);
    return (node && typeOf(node, parts.text)) ?? [];
  });
}

/** `class Orders(IAmazonS3 s3) : Base(s3)`: its arguments are given to the base at once. */
function primaryConstructor(list: SyntaxNode, bases: SyntaxNode | undefined, parts: FunctionParts): FunctionNode {
  const place = placeOf(list);
  const [base] = bases?.children ?? [];
  const given = bases && (childOf(bases, 'argument_list') ?? (base && childOf(base, 'argument_list')));
  return {
    ...place,
    name: 'constructor',
    namePlace: place,
    parameters: parametersOf(list, parts, true),
    isAsync: false,
    isStatic: false,
    isPublic: true,
    annotations: [],
    body: given ? [constructorCall('super', given, parts)] : [],
  };
}

function constructorCall(callee: 'this' | 'super', list: SyntaxNode, parts: FunctionParts): Statement {
  const place = placeOf(list);
  return {
    kind: 'expression',
    ...place,
    expression: {
      kind: 'call',
      ...place,
      callee: { kind: 'name', ...place, name: callee },
      arguments: argumentsOf(list, parts),
      typeArguments: [],
    },
  };
}

/** The members of one class by what they are. */
class Members {
  readonly fields: FieldNode[] = [];
  readonly methods: FunctionNode[] = [];
  readonly classes: ClassNode[] = [];
  readonly initialisers: { readonly isStatic: boolean; readonly body: readonly Statement[] }[] = [];

  constructor(readonly parts: FunctionParts) {}

  addAll(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) this.add(node);
  }

  add(node: SyntaxNode): void {
    if (isClass(node)) this.classes.push(classOf(node, this.parts));
    else memberReaders.get(node.type)?.(node, this);
  }

  all(): Pick<ClassNode, 'fields' | 'methods' | 'classes' | 'initialisers'> {
    const { fields, methods, classes, initialisers } = this;
    return { fields, methods, classes, initialisers };
  }
}

type MemberReader = (node: SyntaxNode, members: Members) => void;

const field: MemberReader = (node, { parts, fields }) => {
  const declaration = childOf(node, 'variable_declaration');
  if (!declaration) return;
  const modifiers = modifiersOf(node, parts);
  const isConstant = modifiers.has('const');
  for (const { target, type, value, ...place } of variablesOf(declaration, isConstant, parts, node)) {
    if (target.kind !== 'name-pattern') continue;
    fields.push({
      ...placeOf(place),
      name: target.name,
      ...(type ? { type } : {}),
      ...(value ? { value } : {}),
      isStatic: modifiers.has('static') || isConstant,
      constant: modifiers.has('readonly') || isConstant,
      annotations: annotationsOf(node, parts),
    });
  }
};

/** A property that keeps a value is a field; one that works its value out is a function without parameters. */
const property: MemberReader = (node, { parts, fields, methods }) => {
  const name = partOf(node, 'name');
  const typeNode = partOf(node, 'type');
  if (!name) return;
  const type = typeNode && typeOf(typeNode, parts.text);
  const value = partOf(node, 'value');
  const accessors = childrenOf(childOf(node, 'accessor_list') ?? node, 'accessor_declaration');
  const worked = accessors.filter((accessor) => childOf(accessor, 'block', 'arrow_expression_clause'));
  if (value?.type === 'arrow_expression_clause') {
    methods.push({
      ...functionOf(node, parts, { name: nameAt(parts, name), namePlace: name, returns: type }),
      isAccessor: true,
    });
    return;
  }
  const modifiers = modifiersOf(node, parts);
  const [isStatic, isPublic] = [modifiers.has('static'), modifiers.has('public')];
  for (const accessor of worked) {
    const isGetter = textAt(parts, accessor).includes('get');
    const label = isGetter ? nameAt(parts, name) : `set ${nameAt(parts, name)}`;
    const accessed = functionOf(accessor, parts, {
      name: label,
      namePlace: name,
      returns: isGetter ? type : undefined,
    });
    methods.push({ ...accessed, isStatic, isPublic, isAccessor: true });
  }
  if (worked.length > 0) return;
  fields.push({
    ...placeOf(node),
    name: nameAt(parts, name),
    ...(type ? { type } : {}),
    ...(value ? { value: parts.expression(value, type) } : {}),
    isStatic,
    constant: !accessors.some((accessor) => /\b(?:set|init)\b/.test(textAt(parts, accessor))),
    annotations: annotationsOf(node, parts),
  });
};

const method: MemberReader = (node, { parts, methods }) => {
  const name = partOf(node, 'name');
  const returned = partOf(node, 'returns');
  if (!name) return;
  const returns = returned && typeOf(returned, parts.text);
  methods.push(functionOf(node, parts, { name: nameAt(parts, name), namePlace: name, returns }));
};

/** A static constructor runs when the class is loaded. */
const constructing: MemberReader = (node, { parts, methods, initialisers }) => {
  const name = childOf(node, 'identifier') ?? node;
  const made = functionOf(node, parts, { name: 'constructor', namePlace: name });
  if (made.isStatic) {
    initialisers.push({ isStatic: true, body: made.body });
    return;
  }
  const initialiser = childOf(node, 'constructor_initializer');
  const given = initialiser && childOf(initialiser, 'argument_list');
  const callee = initialiser && childOf(initialiser, 'base') ? 'super' : 'this';
  const first = given ? [constructorCall(callee, given, parts)] : [];
  methods.push({ ...made, body: [...first, ...made.body] });
};

const unnamed: MemberReader = (node, { parts, methods }) => {
  const typeNode = partOf(node, 'type');
  const name = unnamedMembers[node.type] ?? '';
  const place = { start: node.start, end: node.start };
  methods.push(functionOf(node, parts, { name, namePlace: place, returns: typeNode && typeOf(typeNode, parts.text) }));
};

const unnamedMembers: Readonly<Record<string, string>> = {
  indexer_declaration: 'this[]',
  operator_declaration: 'operator',
  conversion_operator_declaration: 'operator',
  destructor_declaration: 'finalizer',
};

const enumMember: MemberReader = (node, { parts, fields }) => {
  const [name, value] = node.children.filter(({ type }) => type !== 'attribute_list');
  if (!name) return;
  fields.push({
    ...placeOf(node),
    name: nameAt(parts, name),
    ...(value ? { value: parts.expression(value) } : {}),
    isStatic: true,
    constant: true,
    annotations: [],
  });
};

/** Members that only some builds have count as members. */
const inside: MemberReader = ({ children }, members) => members.addAll(children);

const memberReaders: ReadonlyMap<string, MemberReader> = new Map([
  ['field_declaration', field],
  ['property_declaration', property],
  ['method_declaration', method],
  ['constructor_declaration', constructing],
  ...Object.keys(unnamedMembers).map((type) => [type, unnamed] as const),
  ['enum_member_declaration', enumMember],
  ...['preproc_if', 'preproc_elif', 'preproc_else', 'declaration_list', 'ERROR'].map((type) => [type, inside] as const),
]);
