import type { Declaration } from '../../analysis/scopes.js';
import { isClass } from '../../analysis/tree.js';
import type { Expression } from '../../syntax/program.js';
import type { Draft } from './draft.js';

const deepest = 8;

/**
 * Where a value comes from, through names that have one value, as a dotted path from the module: `pg.Pool()`,
 * `psycopg2.connect().cursor()`. A declared type stands for what is made of it. Undefined where that cannot be told.
 */
export function originOf(expression: Expression, draft: Draft, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const inner = (each: Expression) => originOf(each, draft, depth + 1);
  switch (expression.kind) {
    case 'name': {
      const declaration = draft.file.declarationOf(expression.name, expression);
      return declaration ? originOfDeclared(declaration, draft, depth) : draft.file.callees.path(expression);
    }
    case 'member': {
      const field = fieldOf(expression, draft);
      if (field) return originOfDeclared(field, draft, depth);
      const object = inner(expression.object);
      return object === undefined ? undefined : `${object}.${expression.name}`;
    }
    case 'call': {
      const { callee } = expression;
      const local = callee.kind === 'name' ? draft.file.declarationOf(callee.name, callee) : undefined;
      if (local?.function && local.kind === 'function') return agreed(draft.file.returnedBy(local.function), inner);
      const path = inner(callee);
      return path === undefined ? undefined : `${path}()`;
    }
    case 'new': {
      const made = draft.file.callees.of(expression);
      return made === undefined ? undefined : `${made}()`;
    }
    case 'await':
      return inner(expression.operand);
    case 'unary':
      return expression.operator === '&' ? inner(expression.operand) : undefined;
    default:
      return undefined;
  }
}

function originOfDeclared(declaration: Declaration, draft: Draft, depth: number): string | undefined {
  const { type, keys, position, elementOf } = declaration;
  if (type && type.name !== 'var') return `${imported(type.name, draft)}()`;
  if (keys || elementOf || (position !== undefined && position > 0) || declaration.kind === 'parameter')
    return undefined;
  const values = [...draft.file.valuesOf(declaration)].filter((each) => each.kind !== 'literal' || each.value !== null);
  return agreed(values, (each) => originOf(each, draft, depth + 1));
}

/** What all of several values come from. */
function agreed(values: readonly Expression[], origin: (value: Expression) => string | undefined): string | undefined {
  const [first, ...others] = values.map(origin);
  return others.every((each) => each === first) ? first : undefined;
}

/** A type by its module where an import gives its name. */
function imported(written: string, { file }: Draft): string {
  const [head = written, ...rest] = written.split('.');
  for (const { module, names } of file.program.imports) {
    const found = names.find(({ local }) => local === head);
    if (found)
      return [
        module,
        ...(found.imported === '*' || found.imported === 'default' ? [] : [found.imported]),
        ...rest,
      ].join('.');
  }
  return written;
}

/** The field of the class around that `this.name` is. */
function fieldOf({ object, name }: Extract<Expression, { kind: 'member' }>, draft: Draft): Declaration | undefined {
  if (object.kind !== 'name' || object.name !== 'this') return undefined;
  for (const around of draft.file.tree.ancestorsOf(object))
    if (isClass(around)) return draft.file.scopes.member(around, name);
  return undefined;
}
