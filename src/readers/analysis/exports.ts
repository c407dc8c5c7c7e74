import type { ExportFact } from '../../model/code.js';
import type { ClassNode, Expression, FunctionNode, NamePattern } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { className } from './class-names.js';
import { functionName } from './function-facts.js';
import { isConstructor, placeOf } from './functions.js';
import { targetsOf } from './patterns.js';

/**
 * Every named class, function and variable outside of functions, and the methods of the classes by dotted name
 * (`Orders.save`). What the file gives to the runtime is its `default`.
 */
export function readExports(file: AnalysedFile): readonly ExportFact[] {
  const facts = new Map<string, ExportFact>();
  const add = (fact: ExportFact) => {
    const known = facts.get(fact.name);
    if (!known || known.function === undefined) facts.set(fact.name, fact);
  };
  for (const node of file.tree.classes) {
    if (isTopLevel(node, file)) add(exportOfClass(node, file));
  }
  for (const [index, listed] of file.functions.listed.entries()) {
    const { node } = listed;
    if (!node || isConstructor(node) || !isKnownOutside(node, file)) continue;
    add({
      name: functionName(listed, file),
      range: file.places.range(node.namePlace ?? placeOf(listed)),
      function: index,
    });
  }
  for (const statement of file.program.body) {
    if (statement.kind !== 'variable') continue;
    for (const target of targetsOf(statement.target)) {
      if (target.kind === 'name-pattern') add(exportOfVariable(target, statement.value, file));
    }
  }
  const [started] = file.words.handlers.started?.(file) ?? [];
  const handler = started && exportOfStarted(started, file);
  if (handler) add(handler);
  return [...facts.values()].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function exportOfClass(node: ClassNode, file: AnalysedFile): ExportFact {
  const made = file.functions.constructorOf(node);
  const range = file.places.range(node.namePlace ?? node);
  return {
    name: className(node, file),
    range,
    ...(made === undefined ? {} : { function: made }),
    ...(node.bases.length > 0 || node.form === 'interface'
      ? { class: { bases: node.bases.map(({ name }) => name), isInterface: node.form === 'interface' } }
      : {}),
  };
}

/** A variable may hold a function. */
function exportOfVariable(
  { name, ...place }: NamePattern,
  value: Expression | undefined,
  file: AnalysedFile,
): ExportFact {
  const index = value?.kind === 'function-expression' ? file.functions.indexOf(value.function) : undefined;
  return { name, range: file.places.range(place), ...(index === undefined ? {} : { function: index }) };
}

function exportOfStarted(started: Expression, file: AnalysedFile): ExportFact | undefined {
  const isGiven = started.kind === 'call';
  const callee = isGiven ? file.imports.calleeOf(started) : file.imports.calleeOfFunction(started);
  if (!callee || (isGiven && callee.kind === 'local')) return undefined;
  const fact = { name: 'default', range: file.places.range(started) };
  if (callee.kind === 'local') return { ...fact, function: callee.function };
  return { ...fact, from: { import: callee.import, name: callee.name.replace(/^\*\./, '') + (isGiven ? '()' : '') } };
}

function isTopLevel(node: ClassNode, file: AnalysedFile): boolean {
  return node.name !== undefined && file.functions.functionAround(node) === undefined;
}

function isKnownOutside(node: FunctionNode, file: AnalysedFile): boolean {
  if (node.name === undefined) return false;
  const owner = file.functions.ownerOf(node);
  return owner ? isTopLevel(owner, file) : file.functions.functionAround(node) === undefined;
}
