import type { FunctionFact } from '../../../model/code.js';
import {
  assignmentParts,
  attributeParts,
  callParts,
  functionParts,
  parametersOf,
} from '../../syntax/python/node-parts.js';
import { descendants, enclosing, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { servingDeployment } from './deployment.js';
import { enclosingFunction } from './functions.js';
import { handlerShapeOf, handlerShapeOfObject } from './handler-shapes.js';
import type { PythonFile } from './python-file.js';
import { isAsync } from './surroundings.js';
import { wrappersOf } from './wrappers.js';

/** The facts of every function, by index of the function table. */
export function readFunctions(file: PythonFile): readonly FunctionFact[] {
  const serving = servingDeployment(file);
  return file.functions.nodes.map((node, index) => ({
    ...(node.type === 'call' ? dispatcherFact(node, file) : functionFact(node, file)),
    ...(serving.has(index) ? { servesDeployment: true } : {}),
  }));
}

function functionFact(node: SyntaxNode, file: PythonFile): FunctionFact {
  const { places } = file;
  const { name } = functionParts(node);
  const wrappers = wrappersOf(node, file);
  const handlerShape = handlerShapeOf(node, wrappers, file);
  return {
    name: nameOf(node, file),
    range: places.range(node),
    nameRange: places.range(name ?? headOfLambda(node)),
    parent: file.functions.scopeOf(node),
    isAsync: isAsync(node, file),
    parameters: parametersOf(node).map((parameter) => places.text(parameter.name)),
    runsWithParent: runsWithParent(node, file),
    ...(handlerShape ? { handlerShape } : {}),
    wrappers,
  };
}

/** An object that stands for a function: what it is called with goes on to its routes. */
function dispatcherFact(call: SyntaxNode, file: PythonFile): FunctionFact {
  const { places } = file;
  const dispatcher = file.dispatchers.find((candidate) => candidate.call === call);
  const handlerShape = handlerShapeOfObject(call, file);
  return {
    name: dispatcher ? places.text(dispatcher.name) : anonymous,
    range: places.range(call),
    nameRange: places.range(dispatcher?.name ?? call),
    parent: file.functions.scopeOf(call),
    isAsync: false,
    parameters: [],
    runsWithParent: false,
    ...(handlerShape ? { handlerShape } : {}),
    wrappers: [],
  };
}

const anonymous = '<anonymous>';

function nameOf(node: SyntaxNode, file: PythonFile): string {
  const { name } = functionParts(node);
  if (!name) return assignedName(node, file) ?? anonymous;
  const scope = file.scopes.around(node);
  const owner = scope.kind === 'class' ? parts(scope.node).find((child) => child.type === 'identifier') : undefined;
  return owner ? `${file.places.text(owner)}.${file.places.text(name)}` : file.places.text(name);
}

function assignedName(lambda: SyntaxNode, file: PythonFile): string | undefined {
  const { left, right } = (lambda.parent?.type === 'assignment' && assignmentParts(lambda.parent)) || {};
  return left?.type === 'identifier' && right === lambda ? file.places.text(left) : undefined;
}

function headOfLambda(node: SyntaxNode): { start: number; end: number } {
  const { parameters, body } = functionParts(node);
  return { start: node.start, end: parameters?.end ?? Math.min(node.start + 'lambda'.length, body?.start ?? node.end) };
}

/**
 * A lambda given to a call runs with its function, as far as anybody can tell; so does a function that a decorator of this
 * file gives back around the one it was given.
 */
function runsWithParent(node: SyntaxNode, file: PythonFile): boolean {
  if (node.type === 'lambda') {
    const call = enclosing(node, 'call', 'function_definition', 'lambda');
    return call?.type === 'call' && parts(call)[1] !== undefined && !isKept(node);
  }
  const outer = enclosingFunction(node);
  const { name } = functionParts(node);
  if (!outer || !name || outer.type !== 'function_definition') return false;
  const given = new Set(parametersOf(outer).map((parameter) => file.places.text(parameter.name)));
  const isReturned = file.meanings
    .resultsOf(outer)
    .some((result) => result.type === 'identifier' && file.places.text(result) === file.places.text(name));
  return isReturned && callsOneOf(node, given, file);
}

function isKept(lambda: SyntaxNode): boolean {
  return lambda.parent?.type === 'assignment';
}

function callsOneOf(definition: SyntaxNode, names: ReadonlySet<string>, file: PythonFile): boolean {
  for (const node of descendants(definition)) {
    if (node.type !== 'call') continue;
    const { callee, positional } = callParts(node, file.places.source);
    const called = callee?.type === 'attribute' ? attributeParts(callee)?.object : callee;
    for (const used of [called, ...positional]) {
      if (used?.type === 'identifier' && names.has(file.places.text(used))) return true;
    }
  }
  return false;
}
