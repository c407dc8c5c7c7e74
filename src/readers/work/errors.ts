import type { ErrorClassFact, ThrownErrorFact } from '../../model/work.js';
import { isClass } from '../analysis/tree.js';
import type { FlowFile } from '../flow/index.js';
import type { ClassNode, Expression, Placed, Statement } from '../syntax/program.js';

/** Errors that are thrown, or given back where the language does that instead, by the names of their classes. */
export function findThrownErrors(file: FlowFile): readonly ThrownErrorFact[] {
  const thrown = file.tree.of('throw').flatMap(({ value }) => (value ? [value] : []));
  const given = file.program.language === 'go' ? file.tree.of('return').flatMap(({ value }) => givenBack(value)) : [];
  return [...thrown, ...given].flatMap((value): readonly ThrownErrorFact[] => {
    const made = madeError(value, file);
    return made ? [{ range: file.range(value), scope: file.scopeOf(value), ...made }] : [];
  });
}

/** Classes that a name of the error they are is known of: all that may be thrown by their names or by what they extend. */
export function findErrorClasses(file: FlowFile): readonly ErrorClassFact[] {
  return file.tree.classes.flatMap((node): readonly ErrorClassFact[] => {
    const { name, bases, namePlace } = node;
    if (name === undefined || !(looksLikeError(name) || bases.some((base) => looksLikeError(base.name)))) return [];
    const [base] = bases;
    const givenName = nameGivenBy(node, name, file);
    return [
      {
        range: file.range(namePlace ?? node),
        name,
        qualifiedName: qualified(node, name, file),
        ...(base && { base: lastPart(base.name) }),
        ...(givenName !== undefined && { givenName }),
      },
    ];
  });
}

function looksLikeError(name: string): boolean {
  return /(?:Error|Exception|Failure|Fault)$/.test(name);
}

/** The last of several results. */
function givenBack(value: Expression | undefined): readonly Expression[] {
  if (value?.kind !== 'other') return value ? [value] : [];
  const last = value.parts.at(-1);
  return last && isExpression(last) ? [last] : [];
}

function isExpression(part: Expression | Statement): part is Expression {
  return part.kind === 'call' || part.kind === 'new' || part.kind === 'unary' || part.kind === 'name';
}

type MadeError = Pick<ThrownErrorFact, 'className' | 'givenName' | 'text'>;

function madeError(value: Expression, file: FlowFile, depth = 0): MadeError | undefined {
  if (depth > 2) return undefined;
  switch (value.kind) {
    case 'new':
      return { className: lastPart(value.type.name) };
    case 'unary':
      return value.operator === '&' ? madeError(value.operand, file, depth + 1) : undefined;
    case 'call':
      return madeByCall(value, file);
    case 'name': {
      const declaration = file.declarationOf(value.name, value);
      const [made, ...others] = declaration && declaration.kind === 'variable' ? file.valuesOf(declaration) : [];
      if (made && others.length === 0) {
        const error = madeError(made, file, depth + 1);
        const givenName = nameSetOn(value.name, file);
        return error && (givenName === undefined ? error : { ...error, givenName });
      }
      return file.program.language === 'python' && /^[A-Z]/.test(value.name) ? { className: value.name } : undefined;
    }
    default:
      return undefined;
  }
}

/** Python calls its classes; Go makes errors of texts. */
function madeByCall(call: Extract<Expression, { kind: 'call' }>, file: FlowFile): MadeError | undefined {
  const { language } = file.program;
  const name = file.callees.of(call) ?? '';
  const [first] = call.arguments;
  const text = first?.value.kind === 'literal' && typeof first.value.value === 'string' ? first.value.value : undefined;
  if (language === 'go' && /^(?:errors\.New|fmt\.Errorf)$/.test(name)) {
    return { className: name, ...(text !== undefined && { text }) };
  }
  const last = file.callees.lastOf(call);
  return language === 'python' && /^[A-Z]/.test(last) ? { className: last } : undefined;
}

/** `error.name = 'OrderNotFound'` */
function nameSetOn(variable: string, file: FlowFile): string | undefined {
  for (const { target, value } of file.tree.of('assign')) {
    if (target.kind !== 'place-pattern' || target.place.kind !== 'member' || target.place.name !== 'name') continue;
    const { object } = target.place;
    if (object.kind === 'name' && object.name === variable) return textOf(value);
  }
  return undefined;
}

/** The name a class gives its errors: in a field, or in its constructor. `name` where it takes that of the class. */
function nameGivenBy(node: ClassNode, name: string, file: FlowFile): string | undefined {
  const field = node.fields.find((each) => each.name === 'name' && each.value);
  if (field?.value) return textOf(field.value);
  for (const { target, value, start } of file.tree.of('assign')) {
    if (target.kind !== 'place-pattern' || target.place.kind !== 'member' || target.place.name !== 'name') continue;
    const { object } = target.place;
    const isOwn = object.kind === 'name' && object.name === 'this';
    if (!isOwn || !isWithin(start, node) || classAround(target, file) !== node) continue;
    if (/^(?:this\.constructor|new\.target|\w+)\.name$/.test(file.written(value))) return name;
    return textOf(value);
  }
  return undefined;
}

function classAround(node: Placed, file: FlowFile): ClassNode | undefined {
  for (const around of file.tree.ancestorsOf(node)) if (isClass(around)) return around;
  return undefined;
}

function isWithin(offset: number, { start, end }: Placed): boolean {
  return start <= offset && offset < end;
}

function textOf(value: Expression): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** With its package, and the classes around it: `example.Orders$NotFound`. */
function qualified(node: ClassNode, name: string, file: FlowFile): string {
  const outer: string[] = [];
  for (const around of file.tree.ancestorsOf(node)) if (isClass(around) && around.name) outer.unshift(around.name);
  const own = [...outer, name].join('$');
  return file.program.package === undefined ? own : `${file.program.package}.${own}`;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
