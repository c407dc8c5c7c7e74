import type { Application, Handler } from '../model/application.js';
import type { CodeFacts } from '../model/code.js';
import { rangeKey } from '../model/source.js';
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
  const started = new Set(paths.flatMap((path) => startedBy(path, modules)));
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
    handlers: withoutRouted(handlers, started),
    triggers: [],
    queues: [],
    topics: [],
    tables: [],
    apis: [],
    stages: [],
    urls: [],
    roles: [],
    logGroups: [],
    workflows: [],
    unresolved: [],
    misused: [],
    parameters: [],
    outputs: [],
    declarations: declarations.byId,
  };
}

/** Functions of Go that take an event may get it from the handler that a program starts: they are part of that one. */
function withoutRouted(handlers: readonly Handler[], started: ReadonlySet<string>): readonly Handler[] {
  const counts = new Map<string, number>();
  for (const { language, reach } of handlers) {
    for (const { range, assumed } of language === 'go' ? reach.functions : []) {
      if (!assumed) counts.set(rangeKey(range), (counts.get(rangeKey(range)) ?? 0) + 1);
    }
  }
  // Every handler reaches itself.
  const isRouted = (key: string) => !started.has(key) && (counts.get(key) ?? 0) > 1;
  return handlers.filter(({ language, fact }) => language !== 'go' || !isRouted(rangeKey(fact.range)));
}

/** The places of what programs start. */
function startedBy(path: string, modules: Modules): readonly string[] {
  if (!modules.facts(path)?.exports.some(({ name }) => name === 'default')) return [];
  const exported = modules.exported(path, 'default');
  return exported.kind === 'function' ? [rangeKey(exported.fact.range)] : [];
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
