import type { Application, Handler } from '../model/application.js';
import type { CodeFacts } from '../model/code.js';
import { Declarations } from './declarations.js';
import type { FileLookup } from './file-lookup.js';
import { handlerAt } from './handlers/link.js';
import { Modules } from './modules.js';
import type { Start } from './walk.js';

/**
 * The application of all handlers that no template names: those functions of the files that look like handlers. Nothing
 * is declared, so nothing is proved by absence.
 */
export function linkLooseHandlers(paths: readonly string[], files: FileLookup): Application {
  const declarations = new Declarations([]);
  const modules = new Modules(files, []);
  const linked = new Set<string>();
  const handlers = [...new Set(paths)].flatMap((path): readonly Handler[] => {
    const facts = modules.facts(path);
    if (!facts) return [];
    return placesIn(facts, modules).flatMap(({ file, index, entries }) => {
      const there = modules.facts(file);
      const key = `${file}#${index}`;
      if (!there || linked.has(key)) return [];
      linked.add(key);
      return handlerAt({ file, index, entries, name: exportedName(there, index) }, [], declarations, modules) ?? [];
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

/** The functions of a file that look like handlers, and the one of another file that it starts as its program. */
function placesIn(facts: CodeFacts, modules: Modules): readonly Start[] {
  const own = facts.functions.flatMap((fact, index) =>
    fact.handlerShape ? [{ file: facts.file, index, entries: [] }] : [],
  );
  const isStarted = facts.language === 'go' && facts.exports.some(({ name, from }) => name === 'default' && from);
  const started = isStarted ? modules.exported(facts.file, 'default') : undefined;
  if (started?.kind !== 'function') return own;
  return [...own, { file: started.file, index: started.index, entries: [facts.file] }];
}

function exportedName({ exports, functions }: CodeFacts, index: number): string {
  const name = functions[index]?.name ?? '';
  if (name.includes('.')) return name;
  const names = exports.flatMap((exported) => (exported.function === index ? [exported.name] : []));
  return names.find((each) => each !== 'default') ?? names[0] ?? name;
}
