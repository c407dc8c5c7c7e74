import type { Annotation, ClassNode, FieldNode, FunctionNode, ParameterNode, Placed, Statement } from '../program.js';
import { type Conversion, placeOf } from './conversion.js';
import { convertArguments, convertExpression } from './expressions.js';
import { planNames } from './names.js';
import { assignmentParts, blockOf, boundNames, type Definition, definitionOf, functionParts } from './node-parts.js';
import { namePattern } from './patterns.js';
import { parts, type SyntaxNode } from './tree.js';
import { convertType, dottedName } from './types.js';

/** A function that is no method, or a lambda. */
export function convertFunction(node: SyntaxNode, around: Conversion): FunctionNode {
  return functionOf(definitionOf(node), around, convertParameters(node, around));
}

/** A class with its members. What runs when it is loaded and makes no field is an initialiser. */
export function convertClass(node: SyntaxNode, around: Conversion): ClassNode {
  const definition = definitionOf(node);
  const children = parts(node);
  const name = children.find(({ type }) => type === 'identifier');
  const list = children.find(({ type }) => type === 'argument_list');
  const written = (list ? parts(list) : []).filter(({ type }) => type !== 'keyword_argument');
  const annotations = convertDecorators(definition, around);
  const bases = written.map((base) => convertType(base, around));
  const form = formOf(annotations, bases);
  const inside: Conversion = { ...around, self: undefined, bases: bases.map((base) => base.name) };
  const members = (blockOf(node)?.children ?? []).map((member) => ({ member, definition: definitionIn(member) }));
  const statements = members.filter((each) => !each.definition).map(({ member }) => member);
  // What makes fields of typed names, as `BaseModel` does, may stand behind any base or decorator.
  const isPlain = annotations.length === 0 && bases.every(({ name }) => name === 'object');
  const fields = statements.flatMap((statement) => fieldsOf(statement, isPlain, inside));
  const initialisers = statements
    .filter((statement) => fieldsOf(statement, isPlain, inside).length === 0)
    .flatMap((statement) => inside.convertStatement(statement, inside));
  return {
    ...(name && { name: around.text(name), namePlace: placeOf(name) }),
    form,
    bases,
    annotations,
    fields,
    methods: members.flatMap(({ definition: each }) =>
      each?.type === 'function_definition' ? [convertMethod(each, inside)] : [],
    ),
    classes: members.flatMap(({ definition: each }) =>
      each?.type === 'class_definition' ? [convertClass(each, around)] : [],
    ),
    initialisers: initialisers.length > 0 ? [{ isStatic: true, body: initialisers }] : [],
    ...placeOf(definition.whole),
  };
}

/** The function or class a statement defines, its decorators left out. */
export function definitionIn(node: SyntaxNode): SyntaxNode | undefined {
  const definition = node.type === 'decorated_definition' ? node.children.at(-1) : node;
  return definition && definitions.has(definition.type) ? definition : undefined;
}

const definitions: ReadonlySet<string> = new Set(['function_definition', 'class_definition']);

/** The instance is not among the parameters: it is `this`, as is the class in a class method. */
function convertMethod(node: SyntaxNode, around: Conversion): FunctionNode {
  const definition = definitionOf(node);
  const isStatic = definition.decorators.some((each) => around.text(each) === 'staticmethod');
  const isOfClass = definition.decorators.some((each) => around.text(each) === 'classmethod');
  const [first, ...others] = convertParameters(node, around);
  if (isStatic || first?.pattern.kind !== 'name-pattern' || first.rest) {
    return { ...functionOf(definition, around, convertParameters(node, around)), isStatic };
  }
  const method = functionOf(definition, { ...around, self: first.pattern.name }, others);
  return { ...method, isStatic: isOfClass, ...(method.name === '__init__' && { name: 'constructor' }) };
}

function functionOf(definition: Definition, around: Conversion, parameters: readonly ParameterNode[]): FunctionNode {
  const node = definition.definition;
  const { name, body } = functionParts(node);
  const result = parts(node).find(({ type }) => type === 'type');
  return {
    ...(name && { name: around.text(name), namePlace: placeOf(name) }),
    parameters,
    ...(result && { returns: convertType(result, around) }),
    isAsync: /^async\b/.test(around.text({ start: node.start, end: node.start + 6 })),
    isStatic: false,
    isPublic: true,
    annotations: convertDecorators(definition, around),
    body: body ? convertBody(body, parameters, around) : [],
    ...(body?.type === 'block' && { bodyPlace: placeOf(body) }),
    ...placeOf(definition.whole),
  };
}

function convertBody(body: SyntaxNode, parameters: readonly ParameterNode[], around: Conversion): readonly Statement[] {
  if (body.type !== 'block') {
    return [{ kind: 'return', value: convertExpression(body, around), ...placeOf(body) }];
  }
  const given = parameters.flatMap(({ pattern }) => (pattern.kind === 'name-pattern' ? [pattern.name] : []));
  const names = planNames(body, new Set(around.self === undefined ? given : [...given, around.self]), around.whole);
  return around.convertBlock(body, { ...around, names });
}

function convertParameters(node: SyntaxNode, around: Conversion): readonly ParameterNode[] {
  const { parameters } = functionParts(node);
  return (parameters ? parts(parameters) : []).flatMap((parameter) => convertParameter(parameter, around));
}

function convertParameter(node: SyntaxNode, around: Conversion): readonly ParameterNode[] {
  const [first, second, third] = parts(node);
  const common = { annotations: [], isField: false, ...placeOf(node) };
  switch (node.type) {
    case 'identifier':
      return [{ pattern: namePattern(node, around), ...common }];
    case 'default_parameter':
      if (first?.type !== 'identifier' || !second) return [];
      return [{ pattern: namePattern(first, around), default: convertExpression(second, around), ...common }];
    case 'typed_default_parameter':
      if (!first || !second || !third) return [];
      return [
        {
          pattern: namePattern(first, around),
          type: convertType(second, around),
          default: convertExpression(third, around),
          ...common,
        },
      ];
    case 'typed_parameter':
      return (first ? convertParameter(first, around) : []).map((inner) => ({
        ...inner,
        ...(second && { type: convertType(second, around) }),
        ...placeOf(node),
      }));
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      if (!first) return [];
      return [
        {
          pattern: namePattern(first, around),
          rest: node.type === 'list_splat_pattern' ? 'items' : 'named',
          ...common,
        },
      ];
    default:
      return [];
  }
}

function convertDecorators({ decorators }: Definition, around: Conversion): readonly Annotation[] {
  return decorators.map((node) => {
    const [callee, list] = node.type === 'call' ? parts(node) : [node];
    return {
      name: callee ? dottedName(callee, around) : '',
      arguments: convertArguments(list, around),
      ...placeOf(node),
    };
  });
}

/** `@dataclass` and `NamedTuple` make records, `Enum` and its kin enums. */
function formOf(annotations: readonly Annotation[], bases: ClassNode['bases']): ClassNode['form'] {
  if (annotations.some(({ name }) => /(?:^|\.)dataclass$/.test(name))) return 'record';
  if (bases.some(({ name }) => /(?:^|\.)(?:NamedTuple|TypedDict|BaseModel)$/.test(name))) return 'record';
  return bases.some(({ name }) => /(?:^|\.)(?:Str|Int)?Enum$/.test(name)) ? 'enum' : 'class';
}

/** The fields a statement of a class body makes. In a class that is not plain a name with a type is one of every instance. */
function fieldsOf(statement: SyntaxNode, isPlain: boolean, around: Conversion): readonly FieldNode[] {
  const [node] = statement.type === 'expression_statement' ? parts(statement) : [];
  const assignment = node?.type === 'assignment' ? assignmentParts(node) : undefined;
  if (!assignment) return [];
  const { left, type, right } = assignment;
  const place: Placed = placeOf(statement);
  const isStatic = isPlain || !type || /^(?:\w+\.)*ClassVar\b/.test(around.text(type));
  return (left.type === 'identifier' ? boundNames(left) : []).map((name) => ({
    name: around.text(name),
    ...(type && { type: convertType(type, around) }),
    ...(right && { value: convertExpression(right, around) }),
    isStatic,
    constant: false,
    annotations: [],
    ...place,
  }));
}
