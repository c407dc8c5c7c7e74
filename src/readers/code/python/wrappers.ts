import type { Argument, WrapperFact } from '../../../model/code.js';
import { assignmentParts, attributeParts, callParts, definitionOf } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import type { PythonFile } from './python-file.js';

/** The decorators around a function, and the calls at module level that wrap it, outermost first. */
export function wrappersOf(definition: SyntaxNode, file: PythonFile): readonly WrapperFact[] {
  const decorators = definitionOf(definition).decorators.map((decorator) => wrapperFact(decorator, file));
  return [...wrappingCalls(definition, file), ...decorators];
}

function wrapperFact(expression: SyntaxNode, file: PythonFile): WrapperFact {
  const callee = expression.type === 'call' ? (parts(expression)[0] ?? expression) : expression;
  const path = pathOf(callee, file);
  const dot = path.lastIndexOf('.');
  return {
    module: moduleOf(path, file),
    name: path.slice(dot + 1),
    range: file.places.range(expression),
    options: expression.type === 'call' ? literalOptions(expression, file) : {},
  };
}

/** `aws_lambda_powertools.Logger.inject_lambda_context` for a decorator of an object made from an import. */
function pathOf(callee: SyntaxNode, file: PythonFile): string {
  const symbol = file.meanings.symbolOf(callee);
  if (symbol !== undefined) return symbol;
  const { object, name } = (callee.type === 'attribute' && attributeParts(callee)) || {};
  if (!object || !name) return file.places.text(callee);
  return `${madeBy(object, file) ?? ''}.${file.places.text(name)}`;
}

/** The dotted name of what made an object: `aws_lambda_powertools.Logger`. */
function madeBy(object: SyntaxNode, file: PythonFile): string | undefined {
  const bindings = object.type === 'identifier' ? file.scopes.lookUp(file.places.text(object), object) : [];
  for (const { kind, value, declaration } of bindings) {
    if (kind === 'import' && declaration) return file.imports.pathOf(declaration);
    const callee = value?.type === 'call' ? parts(value)[0] : undefined;
    const symbol = file.meanings.symbolOf(callee);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

/** The module a dotted name is imported from, as the import writes it; empty for names of this file and builtins. */
function moduleOf(path: string, file: PythonFile): string {
  const imported = file.imports.importOf(path);
  return imported ? (file.imports.facts[imported.import]?.module ?? '') : '';
}

function literalOptions(call: SyntaxNode, file: PythonFile): Readonly<Record<string, Argument>> {
  const options = new Map<string, Argument>();
  for (const [name, value] of callParts(call, file.places.source).keywords) {
    const constant = file.constants.valueOf(value);
    options.set(name, constant === undefined ? { kind: 'other' } : { kind: 'literal', value: constant });
  }
  return Object.fromEntries(options);
}

/** `handler = with_tracing(process)` at module level wraps `process`. */
function wrappingCalls(definition: SyntaxNode, file: PythonFile): readonly WrapperFact[] {
  return wrappedAssignments(file).flatMap(({ call, wrapped }) =>
    wrapped === definition ? [wrapperFact(call, file)] : [],
  );
}

export interface WrappedAssignment {
  readonly name: SyntaxNode;
  readonly call: SyntaxNode;
  /** The function of this file that the call is given. */
  readonly wrapped: SyntaxNode;
}

const known = new WeakMap<PythonFile, readonly WrappedAssignment[]>();

/** Assignments at module level of a call that is given a function of this file first. */
export function wrappedAssignments(file: PythonFile): readonly WrappedAssignment[] {
  let found = known.get(file);
  if (!found) {
    found = file.tree.root.children.flatMap((statement) => wrappedAssignment(statement, file));
    known.set(file, found);
  }
  return found;
}

function wrappedAssignment(statement: SyntaxNode, file: PythonFile): readonly WrappedAssignment[] {
  const [assignment] = statement.type === 'expression_statement' ? parts(statement) : [];
  const { left, right } = (assignment?.type === 'assignment' && assignmentParts(assignment)) || {};
  if (left?.type !== 'identifier' || right?.type !== 'call') return [];
  const [given] = callParts(right, file.places.source).positional;
  const meaning = given?.type === 'identifier' ? file.meanings.of(given) : undefined;
  const wrapped = meaning?.kind === 'function' ? file.functions.nodes[meaning.index] : undefined;
  return wrapped?.type === 'function_definition' ? [{ name: left, call: right, wrapped }] : [];
}
