import type { ExportFact } from '../../../model/code.js';
import { functionParts } from '../../syntax/python/node-parts.js';
import type { Binding, NameScope } from './name-scope.js';
import type { PythonFile } from './python-file.js';
import { wrappedAssignments } from './wrappers.js';

/**
 * Every name at module level, as any of them can be imported or named by a handler string; and the methods of its classes and
 * objects by dotted name (`Orders.save`), so that calls from other files find them.
 */
export function readExports(file: PythonFile): readonly ExportFact[] {
  const facts = new Map<string, ExportFact>();
  for (const bindings of file.scopes.module.bindings.values()) {
    for (const binding of bindings) {
      for (const fact of exportsOf(binding, file)) {
        const known = facts.get(fact.name);
        if (!known || (known.function === undefined && !known.from)) facts.set(fact.name, fact);
      }
    }
  }
  const wildcards = file.imports.facts.flatMap((fact, index): readonly ExportFact[] =>
    fact.scope === undefined && fact.names.some(({ local }) => local === '*')
      ? [{ name: '*', range: fact.range, from: { import: index, name: '*' } }]
      : [],
  );
  return [...facts.values(), ...wildcards].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function exportsOf(binding: Binding, file: PythonFile): readonly ExportFact[] {
  const range = file.places.range(binding.node);
  const { name } = binding;
  if (binding.kind === 'import') {
    const path = binding.declaration && file.imports.pathOf(binding.declaration);
    const from = path === undefined ? undefined : file.imports.importOf(path);
    return [{ name, range, ...(from ? { from } : {}) }];
  }
  const wrapped = wrappedAssignments(file).find((assignment) => assignment.name === binding.node);
  const index = wrapped && file.functions.indexOf(wrapped.wrapped);
  if (index !== undefined) return [{ name, range, function: index }];
  const meaning = file.meanings.ofBinding(binding);
  switch (meaning.kind) {
    case 'function':
      return [{ name, range, function: meaning.index }];
    case 'class': {
      const initializer = methodsOf(meaning.scope, file).find((method) => method.name === '__init__');
      const own: ExportFact = { name, range, ...(initializer ? { function: initializer.function } : {}) };
      return [own, ...methodExports(name, meaning.scope, file)];
    }
    case 'instance': {
      const callable = methodsOf(meaning.scope, file).find((method) => method.name === '__call__');
      const own: ExportFact = { name, range, ...(callable ? { function: callable.function } : {}) };
      return [own, ...methodExports(name, meaning.scope, file)];
    }
    default:
      return [{ name, range }];
  }
}

interface Method {
  readonly name: string;
  readonly function: number;
  readonly binding: Binding;
}

function methodsOf(scope: NameScope, file: PythonFile): readonly Method[] {
  return [...scope.bindings.values()].flatMap((bindings) =>
    bindings.flatMap((binding) => {
      const index =
        binding.kind === 'function' && binding.declaration ? file.functions.indexOf(binding.declaration) : undefined;
      return index === undefined ? [] : [{ name: binding.name, function: index, binding }];
    }),
  );
}

function methodExports(owner: string, scope: NameScope, file: PythonFile): readonly ExportFact[] {
  return methodsOf(scope, file).map(({ name, function: index, binding }) => ({
    name: `${owner}.${name}`,
    range: file.places.range(functionParts(binding.declaration ?? binding.node).name ?? binding.node),
    function: index,
  }));
}
