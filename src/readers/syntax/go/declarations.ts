import type {
  Annotation,
  ClassNode,
  FieldNode,
  FunctionNode,
  ParameterNode,
  Pattern,
  Statement,
  TypeNode,
  VariableStatement,
} from '../program.js';
import { convertExpression, convertList, type ExpressionContext, placeOf, typeIn } from './expressions.js';
import { textValue } from './literals.js';
import { childIn, childrenIn, type GoNode } from './tree.js';
import { convertType, type GoText, resultType } from './types.js';

/** A function, a method or a function literal. Named results are variables that its body begins with. */
export function convertFunction(node: GoNode, context: ExpressionContext): FunctionNode {
  const { start, end } = node;
  const name = childIn(node, 'name');
  const receiver = childIn(node, 'receiver')?.children[0];
  const result = childIn(node, 'result');
  const returns = resultType(result, context);
  const body = childIn(node, 'body');
  return {
    ...(name && { name: context.text(name), namePlace: placeOf(name) }),
    ...(receiver && { receiver: convertReceiver(receiver, context) }),
    parameters: convertParameters(childIn(node, 'parameters'), context),
    ...(returns && { returns }),
    isAsync: false,
    isStatic: false,
    isPublic: name !== undefined && isCapital(context.text(name)),
    annotations: [],
    body: body ? [...namedResults(result, context), ...context.convertStatement(body).flatMap(insideOf)] : [],
    ...(body && { bodyPlace: placeOf(body) }),
    start,
    end,
  };
}

/** Structs, interfaces and names for other types, which have those as their base. */
export function convertTypes(declaration: GoNode, context: ExpressionContext): readonly Statement[] {
  return declaration.children.flatMap((spec): readonly Statement[] => {
    const name = childIn(spec, 'name');
    const type = childIn(spec, 'type');
    if (!name || !type) return [];
    const { start, end } = spec;
    return [{ kind: 'class', class: convertClass(spec, name, type, context), start, end }];
  });
}

/** `var` and `const`: a statement for each name that has a value of its own. */
export function convertVariables(declaration: GoNode, context: ExpressionContext): readonly Statement[] {
  const constant = declaration.type === 'const_declaration';
  return declaration.children
    .flatMap((child) => (child.type === 'var_spec_list' ? child.children : [child]))
    .filter(({ type }) => type === 'var_spec' || type === 'const_spec')
    .flatMap((spec) => {
      const type = childIn(spec, 'type');
      const names = childrenIn(spec, 'name').filter((child) => child.type === 'identifier');
      const place = declaration.children.length === 1 && spec === declaration.children[0] ? declaration : spec;
      return declare(
        names.map((name) => namePattern(name, context)),
        convertList(childIn(spec, 'value'), context),
        { constant, ...(type && { type: convertType(type, context) }), ...placeOf(place) },
      );
    });
}

/** The statements that give values to names: one for each where there are as many values, otherwise one for all. */
export function declare(
  targets: readonly Pattern[],
  values: readonly Expression[],
  rest: Omit<VariableStatement, 'kind' | 'target' | 'value'>,
): readonly VariableStatement[] {
  const [value, ...otherValues] = values;
  if (value && otherValues.length === 0 && targets.length > 1) {
    return [{ kind: 'variable', target: listPattern(targets), value, ...rest }];
  }
  return targets.map((target, index) => {
    const own = values[index];
    return { kind: 'variable', target, ...(own && { value: own }), ...rest };
  });
}

/** Several targets as one pattern, without those that are thrown away. */
export function listPattern(targets: readonly Pattern[]): Pattern {
  const items = targets.map((target) => (isBlank(target) ? undefined : target));
  return { kind: 'list-pattern', items, start: targets[0]?.start ?? 0, end: targets.at(-1)?.end ?? 0 };
}

/** Where a value goes: a name, or a field or element that is there already. */
export function convertTarget(node: GoNode, context: ExpressionContext): Pattern {
  if (node.type === 'identifier') return namePattern(node, context);
  return { kind: 'place-pattern', place: convertExpression(node, context), ...placeOf(node) };
}

type Expression = ReturnType<typeof convertExpression>;

function isBlank(pattern: Pattern): boolean {
  return pattern.kind === 'name-pattern' && pattern.name === '_';
}

function namePattern(node: GoNode, source: GoText): Pattern {
  return { kind: 'name-pattern', name: source.text(node), ...placeOf(node) };
}

function insideOf(statement: Statement): readonly Statement[] {
  return statement.kind === 'block' ? statement.body : [statement];
}

function isCapital(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function convertReceiver(node: GoNode, source: GoText): NonNullable<FunctionNode['receiver']> {
  const name = childIn(node, 'name');
  return { ...(name && { name: source.text(name) }), type: withoutArguments(typeIn(node, source)) };
}

/** The receiver of a generic type names its parameters, which says nothing. */
function withoutArguments(type: TypeNode): TypeNode {
  return { ...type, arguments: [] };
}

function convertParameters(list: GoNode | undefined, source: GoText): readonly ParameterNode[] {
  return (list?.children ?? []).flatMap((node): readonly ParameterNode[] => {
    const { start, end } = node;
    const type = typeIn(node, source);
    const rest = node.type === 'variadic_parameter_declaration' ? ({ rest: 'items' } as const) : {};
    const common = { type, ...rest, annotations: [], isField: false };
    const names = childrenIn(node, 'name').filter((child) => child.type === 'identifier');
    if (names.length === 0) {
      return [{ pattern: { kind: 'name-pattern', name: '_', start, end: start }, ...common, start, end }];
    }
    return names.map((name, index) => ({
      pattern: namePattern(name, source),
      ...common,
      start: index === 0 ? start : name.start,
      end: index === names.length - 1 ? end : name.end,
    }));
  });
}

function namedResults(result: GoNode | undefined, source: GoText): readonly Statement[] {
  if (result?.type !== 'parameter_list') return [];
  return convertParameters(result, source).flatMap(({ pattern, type, start, end }): readonly Statement[] =>
    pattern.start === pattern.end
      ? []
      : [{ kind: 'variable', target: pattern, ...(type && { type }), constant: false, start, end }],
  );
}

function convertClass(spec: GoNode, name: GoNode, type: GoNode, context: ExpressionContext): ClassNode {
  const common = {
    name: context.text(name),
    namePlace: placeOf(name),
    annotations: [],
    fields: [],
    methods: [],
    classes: [],
    initialisers: [],
    ...placeOf(spec),
  };
  switch (type.type) {
    case 'struct_type':
      return { ...common, form: 'struct', ...structMembers(type, context) };
    case 'interface_type':
      return { ...common, form: 'interface', ...interfaceMembers(type, context) };
    default:
      return { ...common, form: 'class', bases: [convertType(type, context)] };
  }
}

/** Fields, and what is embedded: a base that is a field of its type's name too. */
function structMembers(type: GoNode, context: ExpressionContext): Pick<ClassNode, 'bases' | 'fields'> {
  const declarations = type.children
    .flatMap(({ children }) => children)
    .filter((child) => child.type === 'field_declaration');
  const bases: TypeNode[] = [];
  const fields = declarations.flatMap((declaration): readonly FieldNode[] => {
    const fieldType = typeIn(declaration, context);
    const tag = childIn(declaration, 'tag');
    const common = {
      type: fieldType,
      isStatic: false,
      constant: false,
      annotations: tag ? tagsOf(tag, context) : [],
      ...placeOf(declaration),
    };
    const names = childrenIn(declaration, 'name').filter((child) => child.type === 'field_identifier');
    if (names.length > 0) return names.map((name) => ({ name: context.text(name), ...common }));
    bases.push(fieldType);
    return [{ name: fieldType.name.slice(fieldType.name.lastIndexOf('.') + 1), ...common }];
  });
  return { bases, fields };
}

function interfaceMembers(type: GoNode, context: ExpressionContext): Pick<ClassNode, 'bases' | 'methods'> {
  const methods = type.children.filter((child) => child.type === 'method_elem');
  const embedded = type.children.filter((child) => child.type === 'type_elem');
  return {
    bases: embedded.map((child) => convertType(child, context)),
    methods: methods.map((method) => convertFunction(method, context)),
  };
}

/** The tags of a field, `env:"TABLE" required:"true"`, as annotations with one argument. */
function tagsOf(tag: GoNode, source: GoText): readonly Annotation[] {
  const place = placeOf(tag);
  return [...textValue(source.text(tag)).matchAll(/([^\s:"]+):"((?:[^"\\]|\\.)*)"/g)].map(
    ([, name = '', value = '']) => ({
      name,
      arguments: [{ value: { kind: 'literal', value: textValue(`"${value}"`), ...place }, ...place }],
      ...place,
    }),
  );
}
