import type { Handler, LambdaFunction, LinkedCode } from '../../model/application.js';
import { certain } from '../../model/value.js';
import type { Declarations } from '../declarations.js';
import type { FunctionDraft } from '../drafts.js';
import { eventsOf } from '../events.js';
import type { FileLookup } from '../file-lookup.js';
import { Modules } from '../modules.js';
import { joinPaths } from '../paths.js';
import { reachOf } from '../reach.js';
import type { Start } from '../walk.js';
import { type HandlerPlace, locateHandler } from './locate.js';

/**
 * Finds the code of every function and gives each its `code`. A handler that several functions run is one handler; the
 * folders all of them are packaged from are searched for what it imports.
 */
export function linkHandlers(
  functions: readonly FunctionDraft[],
  declarations: Declarations,
  files: FileLookup,
): readonly Handler[] {
  const kept = new Map<string, Modules>();
  const modulesFor = (roots: readonly string[]) => {
    const key = roots.join('\n');
    const modules = kept.get(key) ?? new Modules(files, roots);
    kept.set(key, modules);
    return modules;
  };
  const rootsOf = (each: FunctionDraft, folder: string) => [folder, ...layerFolders(each, declarations)];
  const shared = new Map<string, SharedHandler>();
  for (const each of functions) {
    const location = locateHandler(each, files, (folder) => modulesFor(rootsOf(each, folder)));
    if (location.kind !== 'found') {
      each.code = location;
      continue;
    }
    const key = `${location.file}#${location.index}`;
    const handler = shared.get(key) ?? { location, functions: [], roots: new Set(), entries: new Set() };
    shared.set(key, handler);
    handler.functions.push(each);
    handler.entries.add(location.entry);
    for (const root of rootsOf(each, location.folder)) handler.roots.add(root);
  }
  return [...shared.values()].flatMap(({ location, functions: users, roots, entries }) => {
    const handler = handlerAt({ ...location, entries: [...entries] }, users, declarations, modulesFor([...roots]));
    const code: LinkedCode = handler ? { kind: 'found', handler } : { kind: 'unknown', reason: 'it cannot be read' };
    for (const user of users) user.code = code;
    return handler ? [handler] : [];
  });
}

interface SharedHandler {
  readonly location: HandlerPlace;
  readonly functions: FunctionDraft[];
  readonly roots: Set<string>;
  readonly entries: Set<string>;
}

/** The handler at a place with everything it reaches; undefined when there is no function there. */
export function handlerAt(
  { name, ...start }: Start & { readonly name: string },
  functions: readonly LambdaFunction[],
  declarations: Declarations,
  modules: Modules,
): Handler | undefined {
  const { file, index } = start;
  const facts = modules.facts(file);
  const fact = facts?.functions[index];
  if (!facts || !fact) return undefined;
  const reach = reachOf(start, modules, { functions, declarations });
  return {
    name,
    file,
    language: facts.language,
    fact,
    range: fact.nameRange,
    functions,
    events: eventsOf(functions, fact, reach),
    projects: modules.projectsAround(file, facts.language),
    reach,
  };
}

/** Where the runtimes look into the layers of a function: what a layer holds lies in a folder named for the language. */
function layerFolders({ layers, id }: FunctionDraft, declarations: Declarations): readonly string[] {
  return layers.flatMap((layer) =>
    declarations.all(layer, id, ['layer']).flatMap((found) => {
      const folder = found.kind === 'layer' ? certain(found.folder) : undefined;
      if (folder === undefined) return [];
      return ['python', 'nodejs/node_modules', 'nodejs', ''].flatMap((inside) => joinPaths(folder, inside) ?? []);
    }),
  );
}
