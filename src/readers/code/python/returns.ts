import type { ReturnFact } from '../../../model/code.js';
import { attributeParts, functionParts, withoutParentheses } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { entriesOf } from './arguments.js';
import type { ReadInvocation } from './invocations.js';
import { batchFunctions } from './libraries/powertools.js';
import type { PythonFile } from './python-file.js';

type Shape = ReturnFact['shape'];

/** What every `return`, and every lambda, gives back. A conditional expression gives one fact for each side. */
export function readReturns(file: PythonFile, invocations: readonly ReadInvocation[]): readonly ReturnFact[] {
  const byCall = new Map(invocations.flatMap(({ call }, index) => (call ? [[call, index] as const] : [])));
  const nodes = [...file.tree.nodes.of('return_statement'), ...file.tree.nodes.of('lambda')];
  return nodes
    .sort((a, b) => a.start - b.start)
    .flatMap((node) => {
      const value = node.type === 'lambda' ? functionParts(node).body : parts(node)[0];
      const scope = node.type === 'lambda' ? file.functions.indexOf(node) : file.functions.scopeOf(node);
      const range = file.places.range(node);
      return shapesOf(value, file, byCall).map((shape) => ({ range, scope, shape }));
    });
}

function shapesOf(
  value: SyntaxNode | undefined,
  file: PythonFile,
  invocations: ReadonlyMap<SyntaxNode, number>,
  depth = 0,
): readonly Shape[] {
  const expression = value && withoutParentheses(value);
  if (!expression || expression.type === 'none') return [{ kind: 'nothing' }];
  const [first, , third] = parts(expression);
  if (depth > 8) return [{ kind: 'unknown' }];
  switch (expression.type) {
    case 'conditional_expression':
      return [first, third].flatMap((side) => (side ? shapesOf(side, file, invocations, depth + 1) : []));
    case 'await':
      return shapesOf(first, file, invocations, depth + 1);
    case 'dictionary':
      return [objectShape(expression, file)];
    case 'identifier':
      return [shapeOfName(expression, file, invocations, depth)];
    case 'call':
      return [shapeOfCall(expression, file, invocations)];
    case 'boolean_operator':
    case 'attribute':
    case 'subscript':
    case 'yield':
    case 'ERROR':
      return [{ kind: 'unknown' }];
    default:
      return [{ kind: 'value' }];
  }
}

function objectShape(node: SyntaxNode, file: PythonFile): Shape {
  const entries = entriesOf(node, file);
  const keys: string[] = [];
  for (const entry of entries?.nodes ?? []) {
    if (entry.kind === 'splat' || entry.name === undefined) return { kind: 'unknown' };
    if (!keys.includes(entry.name)) keys.push(entry.name);
  }
  return entries?.complete ? { kind: 'object', keys } : { kind: 'unknown' };
}

function shapeOfName(
  node: SyntaxNode,
  file: PythonFile,
  invocations: ReadonlyMap<SyntaxNode, number>,
  depth: number,
): Shape {
  if (entriesOf(node, file)) return objectShape(node, file);
  if (file.constants.valueOf(node) !== undefined) return { kind: 'value' };
  const [binding, another] = file.scopes.lookUp(file.places.text(node), node);
  if (!binding?.value || another || binding.kind !== 'assignment') return { kind: 'unknown' };
  const value = withoutParentheses(binding.value);
  const isFollowed = value.type === 'call' || value.type === 'await';
  return (isFollowed && shapesOf(value, file, invocations, depth + 1)[0]) || { kind: 'unknown' };
}

function shapeOfCall(call: SyntaxNode, file: PythonFile, invocations: ReadonlyMap<SyntaxNode, number>): Shape {
  const [callee] = parts(call);
  const path = file.meanings.symbolOf(callee);
  const name = path?.split('.').at(-1) ?? '';
  if (batchFunctions.has(name)) return { kind: 'utility' };
  if (path === 'dict') return objectShape(call, file);
  if (path !== undefined && /^(?:str|len|int|float|bool|json\.dumps|list|sorted|sum)$/.test(path))
    return { kind: 'value' };
  const { object, name: member } = (callee?.type === 'attribute' && attributeParts(callee)) || {};
  if (object && member && file.places.text(member) === 'response' && isBatchProcessor(object, file))
    return { kind: 'utility' };
  const invocation = invocations.get(call);
  const isMethodOfDispatcher =
    member !== undefined && object !== undefined && file.meanings.of(object).kind === 'function';
  return invocation === undefined || isMethodOfDispatcher ? { kind: 'unknown' } : { kind: 'invocation', invocation };
}

/** `processor.response()` where `processor` is made of a class of Powertools, or called like one. */
function isBatchProcessor(object: SyntaxNode, file: PythonFile): boolean {
  const meaning = file.meanings.of(object);
  if (meaning.kind === 'made-by-symbol') return /Processor$/.test(meaning.path);
  return /processor|batch/i.test(file.places.text(object));
}
