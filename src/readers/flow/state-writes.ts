import type { StateWriteFact } from '../../model/flow.js';
import { isClass } from '../analysis/tree.js';
import type { AssignExpression, CallExpression, Expression, Pattern } from '../syntax/program.js';
import type { Derivation } from './derivation.js';
import type { FlowFile } from './flow-file.js';

/** What functions change that is still there at the next invocation. */
export function findStateWrites(file: FlowFile, derivation: Derivation): readonly StateWriteFact[] {
  const writes = [
    ...file.tree.of('assign').flatMap((node) => assignment(node, file, derivation)),
    ...file.tree.of('call').flatMap((node) => alteration(node, file, derivation)),
  ];
  return writes.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function assignment(node: AssignExpression, file: FlowFile, derivation: Derivation): readonly StateWriteFact[] {
  const written = targetOf(node.target);
  const state = written && stateAt(written.expression, file, node);
  if (!state) return [];
  const change = written.isWhole || state.isField ? 'assigned' : 'altered';
  return fact(node, { ...state, change }, [node.value], file, derivation);
}

/** `cache.push(item)`, `orders.put(id, order)`. */
function alteration(node: CallExpression, file: FlowFile, derivation: Derivation): readonly StateWriteFact[] {
  if (node.callee.kind !== 'member' || !altering.has(node.callee.name)) return [];
  const state = stateAt(node.callee.object, file, node);
  const given = node.arguments.map(({ value }) => value);
  return state ? fact(node, { ...state, change: 'altered' }, given, file, derivation) : [];
}

type State = Pick<StateWriteFact, 'name' | 'owner'> & { readonly isField: boolean };

function fact(
  node: AssignExpression | CallExpression,
  { name, owner, change }: State & Pick<StateWriteFact, 'change'>,
  values: readonly Expression[],
  file: FlowFile,
  derivation: Derivation,
): readonly StateWriteFact[] {
  const from = derivation.ofAll(values);
  return [{ range: file.range(node), scope: file.scopeOf(node), name, owner, change, from }];
}

/** The variable or field that an expression is, or is a part of, when it outlives the function that `at` stands in. */
function stateAt(expression: Expression, file: FlowFile, at: Expression): State | undefined {
  const around = file.functionAround(at);
  if (!around || around.name === 'constructor') return undefined;
  switch (expression.kind) {
    case 'name': {
      const declaration = file.declarationOf(expression.name, at);
      if (declaration?.kind === 'field') return fieldState(expression.name, declaration.field, true);
      const isOutside = declaration?.kind === 'variable' && !file.functionAround(declaration.place);
      return isOutside ? { name: expression.name, owner: 'module', isField: false } : undefined;
    }
    case 'member': {
      if (expression.object.kind !== 'name') return stateAt(expression.object, file, at);
      if (expression.object.name !== 'this') return memberState(expression.object.name, expression.name, file, at);
      const owner = [...file.tree.ancestorsOf(at)].find(isClass);
      const field = owner && file.scopes.member(owner, expression.name);
      return owner ? fieldState(expression.name, field?.field, true) : undefined;
    }
    case 'index':
      return stateAt(expression.object, file, at);
    default:
      return undefined;
  }
}

function memberState(object: string, member: string, file: FlowFile, at: Expression): State | undefined {
  const declaration = file.declarationOf(object, at);
  if (declaration?.kind === 'class') return { name: `${object}.${member}`, owner: 'class', isField: true };
  if (declaration?.kind === 'field') return fieldState(object, declaration.field, false);
  const isOutside = declaration?.kind === 'variable' && !file.functionAround(declaration.place);
  return isOutside ? { name: object, owner: 'module', isField: false } : undefined;
}

function fieldState(name: string, field: object | undefined, isField: boolean): State {
  const isStatic = field !== undefined && 'isStatic' in field && field.isStatic === true;
  return { name, owner: isStatic ? 'class' : 'instance', isField };
}

function targetOf(pattern: Pattern): { readonly expression: Expression; readonly isWhole: boolean } | undefined {
  if (pattern.kind === 'name-pattern') {
    const { name, start, end } = pattern;
    return { expression: { kind: 'name', name, start, end }, isWhole: true };
  }
  return pattern.kind === 'place-pattern' ? { expression: pattern.place, isWhole: false } : undefined;
}

/** Methods of lists, sets and maps that change them, in all languages. */
const altering: ReadonlySet<string> = new Set([
  ...['push', 'unshift', 'splice', 'set', 'add', 'append', 'extend', 'insert', 'update', 'setdefault', 'appendleft'],
  ...[
    'put',
    'putAll',
    'putIfAbsent',
    'computeIfAbsent',
    'addAll',
    'Add',
    'AddRange',
    'TryAdd',
    'AddOrUpdate',
    'GetOrAdd',
  ],
  ...['Store', 'Enqueue', 'Push', 'Insert', 'addFirst', 'addLast', 'offer'],
]);
