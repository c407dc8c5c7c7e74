import { runtimeFamily } from '../../knowledge/runtimes.js';
import type { FunctionDeclaration } from '../../model/template.js';
import { certain, isAbsent, knownValues, possibilities, type Value } from '../../model/value.js';
import type { FileLookup } from '../file-lookup.js';
import type { Modules } from '../modules.js';
import { baseName, folderOf, joinPaths } from '../paths.js';
import { isBuildOutput, sourcesOfBuilt } from './build-output.js';
import { originalFolder } from './copied-code.js';
import { locateCSharp } from './csharp.js';
import { locateGo } from './go.js';
import type { HandlerLanguage, HandlerString } from './handler-string.js';
import { locateJava } from './java.js';
import { node } from './node.js';
import { python } from './python.js';
import { suggestExports, suggestHandlers } from './suggestions.js';
import { ownHandlerString } from './wrappers.js';
import { locateWritten } from './written.js';

/** Where the code of a function is; what is not found is as in `LinkedCode`. */
export type HandlerLocation =
  | HandlerPlace
  | {
      readonly kind: 'missing';
      readonly missing: 'file' | 'export';
      readonly expected: string;
      readonly suggestions: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A function by its file and its index there. */
export interface HandlerPlace {
  readonly kind: 'found';
  readonly file: string;
  readonly index: number;
  /** The name the handler goes by. */
  readonly name: string;
  /** The file that the handler string names: another than `file` where it only exports the function again. */
  readonly entry: string;
  /** The folder it is packaged from. */
  readonly folder: string;
  /** As in `Start`. */
  readonly isTakenOut?: boolean;
}

/** Finds the function that a handler string means in the workspace. What it can only guess at is `unknown`. */
export function locateHandler(
  declaration: FunctionDeclaration,
  files: FileLookup,
  modulesFor: (folder: string) => Modules,
): HandlerLocation {
  const { packaging } = declaration;
  if (packaging.kind === 'inline') return unknown('its code is written in the template');
  if (packaging.kind === 'image') return unknown('it runs from a container image');
  if (packaging.kind === 'remote') {
    // The tools of .NET upload what they build, and fill in where to.
    const built = locateCSharp(declaration, folderOf(declaration.range.file), files, modulesFor);
    return built?.kind === 'found' ? built : unknown('its package is built elsewhere');
  }
  if (packaging.kind === 'written') return locateWritten(packaging.at, modulesFor);
  const packaged = packagedFrom(declaration, packaging.folder);
  const written = certain(declaration.handler);
  if (packaged === undefined) return unknown('the folder of its code is not known');
  const path = originalFolder(declaration, packaged, files);
  const executable = locateGo(declaration, path, files, modulesFor);
  if (executable) return executable;
  const method = locateJava(declaration, path, files, modulesFor) ?? locateCSharp(declaration, path, files, modulesFor);
  if (method) return method;
  if (/\.(?:zip|jar|war)$/.test(path)) return unknown('its package is built elsewhere');
  if (written === undefined) return unknown('its handler is not known');
  const handler = ownHandlerString(declaration, written);
  if (handler === undefined) return unknown(`${written} is a wrapper or script, not the handler itself`);
  const languages = languagesOf(declaration);
  const folder = packagedFolder(path, languages, files);
  const search: Search = { declaration, folder, handler, files, modules: modulesFor(folder) };
  const locations = languages.map((language) => locateIn(language, search));
  const [only, ...others] = locations;
  if (!only) return unknown(`handlers of ${knownValues(declaration.runtime).join(' and ')} are not read`);
  if (others.length === 0) return only;
  return locations.find(({ kind }) => kind === 'found') ?? unknown('its runtime is not known');
}

/** The tools of .NET package the folder of the template where no other is named. */
function packagedFrom(declaration: FunctionDeclaration, folder: Value<string>): string | undefined {
  const isDotnet = knownValues(declaration.runtime).some((runtime) => runtimeFamily(runtime) === 'dotnet');
  return isAbsent(folder) && isDotnet ? folderOf(declaration.range.file) : certain(folder);
}

/** A path to a source file packages that file alone. */
function packagedFolder(path: string, languages: readonly HandlerLanguage[], files: FileLookup): string {
  const isSource = languages.some((language) => language.moduleOf(path) !== undefined);
  return isSource && files.exists(path) ? folderOf(path) : path;
}

interface Search {
  readonly declaration: FunctionDeclaration;
  readonly folder: string;
  readonly handler: string;
  readonly files: FileLookup;
  readonly modules: Modules;
}

function unknown(reason: string): HandlerLocation {
  return { kind: 'unknown', reason };
}

/** The languages the runtime may be of: both that are read when it is not known, none when it is another. */
function languagesOf({ runtime }: FunctionDeclaration): readonly HandlerLanguage[] {
  const options = possibilities(runtime);
  if (options.some((option) => option.kind !== 'known')) return [node, python];
  const families = new Set(knownValues(runtime).map(runtimeFamily));
  if (families.size !== 1 || families.has(undefined)) return [node, python];
  if (families.has('nodejs')) return [node];
  return families.has('python') ? [python] : [];
}

function locateIn(language: HandlerLanguage, search: Search): HandlerLocation {
  const parsed = language.parse(search.handler);
  if (!parsed) return unknown(`${search.handler} is no handler string`);
  const file = findSource(language, parsed, search);
  return file === undefined ? missingFile(language, parsed, search) : locateExport(language, parsed, file, search);
}

function findSource(language: HandlerLanguage, { module }: HandlerString, search: Search): string | undefined {
  const { folder, files } = search;
  const whole = joinPaths(folder, module);
  if (whole === undefined) return undefined;
  const first = (paths: readonly string[]) =>
    paths.flatMap((path) => language.sourceFiles(path)).find((path) => files.exists(path));
  // Where both are there, the source is what a person can repair.
  return (
    entryPoint(language, module, search) ??
    (isBuildOutput(whole) ? first(sourcesOfBuilt(whole)) : undefined) ??
    first([whole]) ??
    first(sourcesOfBuilt(whole)) ??
    compiledFrom(language, module, search)
  );
}

/** The bundler's entry point that the module is made from: the one that ends like it. */
function entryPoint(language: HandlerLanguage, module: string, { declaration, files }: Search): string | undefined {
  if (declaration.packaging.kind !== 'folder') return undefined;
  const sources = declaration.packaging.entryPoints
    .flatMap(({ file }) => [file, ...language.sourceFiles(file)])
    .filter((file) => language.moduleOf(file) !== undefined && files.exists(file));
  const endsLike = (wanted: string) =>
    sources.find((file) => {
      const source = language.moduleOf(file);
      return source === wanted || source?.endsWith(`/${wanted}`);
    });
  const [only, ...others] = sources;
  // A bundler that is given a single source calls what it makes `index`.
  const bundled = module === 'index' && others.length === 0 ? only : undefined;
  return endsLike(module) ?? endsLike(baseName(module)) ?? bundled;
}

/** A TypeScript source in `src/` whose compiler writes beside it. */
function compiledFrom(language: HandlerLanguage, module: string, { folder, files }: Search): string | undefined {
  const source = joinPaths(folder, 'src', module);
  if (source === undefined) return undefined;
  return language.sourceFiles(source).find((path) => /\.[mc]?tsx?$/.test(path) && files.exists(path));
}

function missingFile(language: HandlerLanguage, parsed: HandlerString, search: Search): HandlerLocation {
  const { declaration, folder, files } = search;
  const expected = joinPaths(folder, parsed.module);
  if (expected === undefined) return unknown(`${search.handler} leaves the workspace`);
  if (isBuildOutput(expected)) return unknown(`${expected} is made by a build`);
  const { packaging } = declaration;
  const reason = packaging.kind === 'folder' ? packagers.get(packaging.buildMethod ?? '') : undefined;
  if (reason !== undefined) return unknown(reason);
  if (files.list(folder) === undefined) return unknown(`the folder ${folder} is not there`);
  const neighbours = [...new Set([folderOf(expected), folder])].flatMap((each) => files.list(each) ?? []);
  const source = neighbours.find((file) => language.moduleOf(file) !== undefined);
  if (source === undefined) {
    return unknown(`there is no source of its language in ${folder || 'the workspace folder'}`);
  }
  return {
    kind: 'missing',
    missing: 'file',
    expected: expected + source.slice(source.lastIndexOf('.')),
    suggestions: suggestHandlers(language, { ...search, neighbours }),
  };
}

/** What may put the handler elsewhere than its string says. */
const packagers: ReadonlyMap<string, string> = new Map([
  ['makefile', 'a makefile decides what is packaged'],
  ['artifact', 'its package is made by other tools'],
  ['architect', 'its folder may hold it in a file of another name'],
]);

function locateExport(language: HandlerLanguage, parsed: HandlerString, file: string, search: Search): HandlerLocation {
  const facts = search.modules.facts(file);
  if (!facts) return unknown(`${file} cannot be read`);
  const exported = search.modules.exported(file, parsed.export);
  switch (exported.kind) {
    case 'function': {
      const { fact } = exported;
      const name = fact.name.includes('.') ? fact.name : parsed.export;
      return { kind: 'found', file: exported.file, index: exported.index, name, entry: file, folder: search.folder };
    }
    case 'missing':
      if (facts.problems.length > 0) return unknown(`${file} has syntax errors`);
      return {
        kind: 'missing',
        missing: 'export',
        expected: parsed.export,
        suggestions: suggestExports(language, parsed, file, search),
      };
    default:
      return unknown(`${parsed.export} of ${file} is not a function that can be seen`);
  }
}
