import type { Application, Handler } from '../model/application.js';
import type { CodeFacts } from '../model/code.js';
import { Declarations } from './declarations.js';
import type { FileLookup } from './file-lookup.js';
import { handlerAt } from './handlers/link.js';
import { Modules } from './modules.js';

/**
 * The application of all handlers that no template names: those functions of the files that look like handlers. Nothing
 * is declared, so nothing is proved by absence.
 */
export function linkLooseHandlers(paths: readonly string[], files: FileLookup): Application {
  const declarations = new Declarations([]);
  const modules = new Modules(files, []);
  const handlers = [...new Set(paths)].flatMap((path): readonly Handler[] => {
    const facts = modules.facts(path);
    if (!facts) return [];
    return facts.functions.flatMap((fact, index) => {
      if (!fact.handlerShape) return [];
      return (
        handlerAt({ file: path, index, entries: [], name: exportedName(facts, index) }, [], declarations, modules) ?? []
      );
    });
  });
  return {
    root: '.',
    dialect: 'code',
    complete: false,
    functions: [],
    handlers,
    triggers: [],
    queues: [],
    topics: [],
    tables: [],
    apis: [],
    urls: [],
    roles: [],
    logGroups: [],
    workflows: [],
    declarations: declarations.byId,
  };
}

function exportedName({ exports, functions }: CodeFacts, index: number): string {
  const name = functions[index]?.name ?? '';
  if (name.includes('.')) return name;
  return exports.find((exported) => exported.function === index)?.name ?? name;
}
