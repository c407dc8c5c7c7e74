import type { WrapperFact } from '../../../model/code.js';
import { rangeKey } from '../../../model/source.js';
import { Arguments } from './arguments.js';
import { Bindings } from './bindings.js';
import { Clients } from './clients.js';
import { Events } from './events.js';
import { type FoundExport, findExports } from './exports.js';
import { Functions } from './functions.js';
import { findHandlers, type Handlers } from './handlers.js';
import { Imports } from './imports.js';
import { Instances } from './instances.js';
import { Type } from './node-types.js';
import { Origins } from './origins.js';
import type { ParsedModule } from './parse.js';
import { Provenance } from './provenance.js';
import { Resolution } from './resolution.js';
import { Surroundings } from './surroundings.js';
import { Wrappers } from './wrappers.js';

/** One module with everything that is asked of it more than once. The extractors of facts read nothing else. */
export interface Module {
  readonly parsed: ParsedModule;
  readonly bindings: Bindings;
  readonly functions: Functions;
  readonly imports: Imports;
  readonly origins: Origins;
  readonly instances: Instances;
  readonly resolution: Resolution;
  readonly exports: readonly FoundExport[];
  /** Wrappers and decorators of functions, by index, outermost first. */
  readonly wrappersOf: ReadonlyMap<number, readonly WrapperFact[]>;
  readonly handlers: Handlers;
  readonly events: Events;
  readonly provenance: Provenance;
  readonly arguments: Arguments;
  readonly clients: Clients;
  readonly surroundings: Surroundings;
}

/** Works out who is who in a parsed module, each part from the ones before it. */
export function understand(parsed: ParsedModule): Module {
  const bindings = new Bindings(parsed.scopes);
  const functions = new Functions(parsed);
  const imports = new Imports(parsed, bindings, functions.scopeOf);
  const origins = new Origins(imports, bindings);
  const instances = new Instances(parsed.nodes, bindings, origins);
  const wrappers = new Wrappers(parsed, bindings, origins, instances);
  const resolution = new Resolution(functions, bindings, origins, instances, wrappers);
  const exports = findExports(parsed, imports, origins, resolution);
  const wrappersOf = findWrappers(parsed, exports, resolution, wrappers);
  const handlers = findHandlers(functions, exports, origins, (index) => wrappersOf.get(index) ?? []);
  const events = new Events(parsed.nodes, functions, bindings, resolution, handlers);
  const provenance = new Provenance(bindings, origins, instances, functions);
  return {
    parsed,
    bindings,
    functions,
    imports,
    origins,
    instances,
    resolution,
    exports,
    wrappersOf,
    handlers,
    events,
    provenance,
    arguments: new Arguments(bindings, provenance),
    clients: new Clients(bindings, origins, instances),
    surroundings: new Surroundings(functions),
  };
}

/** Wrappers where a wrapped function is exported or given a name, middleware added later, and decorators of methods. */
function findWrappers(
  parsed: ParsedModule,
  exports: readonly FoundExport[],
  resolution: Resolution,
  wrappers: Wrappers,
): ReadonlyMap<number, readonly WrapperFact[]> {
  const found = new Map<number, readonly WrapperFact[]>();
  const add = (index: number, list: readonly WrapperFact[]) => {
    const known = found.get(index) ?? [];
    const places = new Set(known.map(({ range }) => rangeKey(range)));
    found.set(index, [...known, ...list.filter(({ range }) => !places.has(rangeKey(range)))]);
  };
  const named = [
    ...exports.flatMap(({ value }) => (value ? [value] : [])),
    ...parsed.nodes
      .of(Type.VariableDeclarator)
      .flatMap(({ init }) => (init?.type === Type.CallExpression ? [init] : [])),
  ];
  for (const value of named) {
    const resolved = resolution.function(value);
    if (resolved) add(resolved.function, resolved.wrappers);
  }
  for (const { expression } of parsed.nodes.of(Type.ExpressionStatement)) {
    if (expression?.type !== Type.CallExpression) continue;
    const added = wrappers.used(expression);
    const resolved = added.length === 0 ? undefined : resolution.function(expression);
    if (resolved) add(resolved.function, resolved.wrappers);
  }
  for (const decorator of parsed.nodes.of(Type.Decorator)) {
    const holder = decorator.parent;
    if (holder?.type !== Type.MethodDefinition) continue;
    const index = resolution.functions.indexOf(holder.value);
    if (index !== undefined) add(index, [wrappers.decorator(decorator)]);
  }
  return found;
}
