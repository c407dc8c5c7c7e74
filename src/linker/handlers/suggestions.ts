import type { CodeFacts } from '../../model/code.js';
import type { Modules } from '../modules.js';
import { byDistance, nearest } from '../nearest.js';
import { relativeTo } from '../paths.js';
import type { HandlerLanguage, HandlerString } from './handler-string.js';

const limit = 3;
/** Files looked into for a suggestion; the ones with the most similar names are enough. */
const mostFiles = 12;

/** Handler strings that would work in place of one whose file is missing, nearest first. */
export function suggestHandlers(
  language: HandlerLanguage,
  search: {
    readonly handler: string;
    readonly folder: string;
    readonly modules: Modules;
    readonly neighbours: readonly string[];
  },
): readonly string[] {
  const modules = new Map(
    search.neighbours.flatMap((file) => {
      const module = relativeTo(search.folder, language.moduleOf(file) ?? '');
      return module ? [[module, file] as const] : [];
    }),
  );
  const likely = byDistance(search.handler, modules.keys()).slice(0, mostFiles);
  const handlers = likely.flatMap(({ candidate: module }) => {
    const facts = search.modules.facts(modules.get(module) ?? '');
    return facts ? handlerExports(facts).map((name) => `${module}.${name}`) : [];
  });
  return nearest(search.handler, handlers, limit);
}

/** Handler strings for the same file with an export that it has, nearest first. */
export function suggestExports(
  language: HandlerLanguage,
  { module, export: wanted }: HandlerString,
  file: string,
  search: { readonly modules: Modules },
): readonly string[] {
  const facts = search.modules.facts(file);
  if (!facts || language.moduleOf(file) === undefined) return [];
  return nearest(wanted, handlerExports(facts), limit).map((name) => `${module}.${name}`);
}

/** Exported functions that are handlers by shape; where there is none, all exported functions. */
function handlerExports({ exports, functions }: CodeFacts): readonly string[] {
  const callable = exports.filter(
    ({ name, function: index }) => index !== undefined && name !== 'default' && !name.includes('.'),
  );
  const shaped = callable.filter((each) => each.function !== undefined && functions[each.function]?.handlerShape);
  return (shaped.length > 0 ? shaped : callable).map((each) => each.name);
}
