import { runtimeFamily } from '../../knowledge/runtimes.js';
import type { CodeFacts } from '../../model/code.js';
import type { FunctionDeclaration } from '../../model/template.js';
import { certain, knownValues, possibilities } from '../../model/value.js';
import type { FileLookup } from '../file-lookup.js';
import { JavaSources, moduleAround } from '../java-sources.js';
import type { ExportedThing, Modules } from '../modules.js';
import { nearest } from '../nearest.js';
import { baseName, folderOf } from '../paths.js';
import type { HandlerLocation, HandlerPlace } from './locate.js';

/**
 * The handler of a function that runs on Java: the method that `com.example.Orders::handleRequest` names, or without a
 * method `handleRequest` of a class that implements the runtime's interface. Handlers of frameworks run the one function or
 * handler of the project. Undefined for functions of other runtimes.
 *
 * Sources: AWS Lambda developer guide, "Define Lambda function handler in Java"; documentation of the AWS adapters of Spring
 * Cloud Function and Quarkus, as known in November 2026.
 */
export function locateJava(
  declaration: FunctionDeclaration,
  path: string,
  files: FileLookup,
  modulesFor: (folder: string) => Modules,
): HandlerLocation | undefined {
  const written = certain(declaration.handler);
  const wanted = written === undefined ? undefined : parseHandler(written);
  if (!runsJava(declaration, wanted)) return undefined;
  if (!wanted) return unknown(written === undefined ? 'its handler is not known' : `${written} is no handler string`);
  const folder = moduleAround(/\.(?:jar|zip|java)$/.test(path) ? folderOf(path) : path);
  const modules = modulesFor(folder);
  const search: Search = {
    declaration,
    wanted,
    folder,
    modules,
    sources: JavaSources.of(files, (file) => modules.facts(file)),
  };
  return locateMethod(search);
}

interface MethodName {
  readonly written: string;
  /** `com.example.Orders`, with `$` before a nested class. */
  readonly type: string;
  readonly method: string;
}

interface Search {
  readonly declaration: FunctionDeclaration;
  readonly wanted: MethodName;
  readonly folder: string;
  readonly modules: Modules;
  readonly sources: JavaSources;
}

function parseHandler(handler: string): MethodName | undefined {
  const [, type, method = 'handleRequest'] = /^([\w$]+(?:\.[\w$]+)*)(?:::(\w+))?$/.exec(handler) ?? [];
  return type === undefined ? undefined : { written: handler, type, method };
}

/** Where the runtime is not known, or none that there is, a handler string with a method shows it. */
function runsJava({ runtime }: FunctionDeclaration, wanted: MethodName | undefined): boolean {
  const families = new Set(knownValues(runtime).map(runtimeFamily));
  const isOpen = possibilities(runtime).some(({ kind }) => kind !== 'known') || families.has(undefined);
  return isOpen ? wanted?.written.includes('::') === true : families.size === 1 && families.has('java');
}

/** Classes of frameworks that find the user's code themselves. */
function isOfFramework({ type }: MethodName): boolean {
  return /^(?:org\.springframework|io\.(?:micronaut|quarkus)|com\.amazonaws\.(?:serverless|services)|software\.amazon|org\.crac)\./.test(
    type,
  );
}

function locateMethod(search: Search): HandlerLocation {
  const { wanted, modules, sources, folder } = search;
  const path = `${(wanted.type.split('$')[0] ?? '').replaceAll('.', '/')}.java`;
  const file = sources.fileOf(path, folder) ?? misplaced(path, search);
  if (file === undefined) return isOfFramework(wanted) ? locateComponent(search) : missingClass(path, search);
  const facts = modules.facts(file);
  if (!facts) return unknown(`${file} cannot be read`);
  const type = wanted.type.slice(wanted.type.lastIndexOf('.') + 1).replaceAll('$', '.');
  return methodOf(type, file, search) ?? missingMethod(type, file, facts, search);
}

/** A file that lies elsewhere than its package says, which compilers do not mind: the only one of its name. */
function misplaced(path: string, { sources, folder, wanted }: Search): string | undefined {
  if (isOfFramework(wanted)) return undefined;
  const [only, ...others] = sources.sourcesOf(folder, mostSources).filter((file) => baseName(file) === baseName(path));
  return others.length === 0 ? only : undefined;
}

const deepestHierarchy = 6;

/** The method of a class, or the one it has from another class of the project. */
function methodOf(type: string, file: string, search: Search): HandlerPlace | undefined {
  const { modules, wanted } = search;
  let [owner, at] = [type, file];
  for (let depth = 0; depth < deepestHierarchy; depth++) {
    const facts = modules.facts(at);
    if (!facts) return undefined;
    const found = shaped(facts, owner, wanted.method) ?? modules.exported(at, `${owner}.${wanted.method}`);
    if (found.kind === 'function') return place(found, file, search);
    const bases = facts.exports.find(({ name }) => name === owner)?.class?.bases ?? [];
    const base = superclassOf(facts, bases, modules);
    if (!base) return executed(type, file, bases, search);
    [owner, at] = [base.name, base.file];
  }
  return undefined;
}

/** What the handlers of a framework call of the class that extends them. */
function executed(type: string, file: string, bases: readonly string[], search: Search): HandlerPlace | undefined {
  const facts = search.modules.facts(file);
  const own = facts && search.wanted.method === 'handleRequest' ? shaped(facts, type) : undefined;
  const isMicronaut = bases.some((name) => /^Micronaut\w*Handler$/.test(name));
  const found = own ?? (isMicronaut ? search.modules.exported(file, `${type}.execute`) : undefined);
  return found?.kind === 'function' ? place(found, file, search) : undefined;
}

/** Of several methods of one name the one that looks like a handler; without a name the only one of the class that does. */
function shaped(facts: CodeFacts, owner: string, method?: string): ExportedThing | undefined {
  const [only, ...others] = facts.functions.flatMap((fact, index) => {
    const isMeant = method === undefined ? fact.name.startsWith(`${owner}.`) : fact.name === `${owner}.${method}`;
    return fact.handlerShape && isMeant ? [{ fact, index }] : [];
  });
  return only && others.length === 0 ? { kind: 'function', file: facts.file, ...only } : undefined;
}

function superclassOf(
  facts: CodeFacts,
  bases: readonly string[],
  modules: Modules,
): { readonly name: string; readonly file: string } | undefined {
  for (const base of bases) {
    if (facts.exports.some(({ name }) => name === base)) return { name: base, file: facts.file };
    const imported = facts.imports.find(({ names }) => names.some(({ local }) => local === base));
    const target = imported && modules.imported(facts, imported);
    if (target?.kind === 'file') return { name: base, file: target.path };
  }
  return undefined;
}

function missingClass(path: string, { wanted, sources, folder, modules }: Search): HandlerLocation {
  const roots = sources.sourceRoots(folder);
  const beside = roots.flatMap((root) => sources.filesIn(folderOf(`${root}/${path}`)));
  if (beside.length === 0) return unknown('no source of it is in the workspace');
  const names = beside.flatMap((file) => {
    const shapes = modules.facts(file)?.functions.filter(({ handlerShape }) => handlerShape) ?? [];
    return shapes.map(({ name }) => `${packageOf(wanted.type)}${name.replace(/\.(\w+)$/, '::$1')}`);
  });
  return { kind: 'missing', missing: 'file', expected: path, suggestions: nearest(wanted.written, names, 3) };
}

function packageOf(type: string): string {
  return type.slice(0, type.lastIndexOf('.') + 1);
}

function missingMethod(type: string, file: string, facts: CodeFacts, { wanted }: Search): HandlerLocation {
  if (facts.problems.length > 0) return unknown(`${file} has syntax errors`);
  const declared = facts.exports.find(({ name }) => name === type);
  const mayInherit = (declared?.class?.bases ?? []).length > 0;
  if (!declared || mayInherit)
    return unknown(`${wanted.method} may be inherited from a class that is not in the workspace`);
  const methods = facts.exports.flatMap(({ name, function: index }) =>
    index !== undefined && name.startsWith(`${type}.`) ? [name.slice(type.length + 1)] : [],
  );
  const suggestions = nearest(wanted.method, methods, 3).map((method) => `${wanted.type}::${method}`);
  return { kind: 'missing', missing: 'export', expected: wanted.method, suggestions };
}

/** Modules with more files than this are not searched for the handler that a framework runs. */
const mostSources = 80;

/** The function that a framework runs: the one that a variable names, or the only one there is. */
function locateComponent(search: Search): HandlerLocation {
  const { declaration, sources, folder, modules } = search;
  const named = nameGiven(declaration);
  const found = sources
    .sourcesOf(folder, mostSources)
    .flatMap((file) =>
      (modules.facts(file)?.functions ?? []).flatMap((fact, index) =>
        fact.handlerShape ? [{ file, index, fact }] : [],
      ),
    );
  const meant = named === undefined ? found : found.filter((each) => isNamed(each, named, modules));
  const [only, ...others] = meant.length > 0 ? meant : found;
  if (!only || others.length > 0) return unknown('which code its framework runs cannot be seen');
  return place(only, only.file, search);
}

function nameGiven({ environment }: FunctionDeclaration): string | undefined {
  const variable = environment.variables.find(({ name }) =>
    /^(?:SPRING_CLOUD_FUNCTION_DEFINITION|QUARKUS_LAMBDA_HANDLER)$/i.test(name),
  );
  const value = variable && certain(variable.value);
  return value?.kind === 'text' ? value.text : undefined;
}

interface Component {
  readonly file: string;
  readonly index: number;
  readonly fact: CodeFacts['functions'][number];
}

/** By the name of its class, or of the method that gives it. */
function isNamed({ fact, file }: Component, name: string, modules: Modules): boolean {
  const parent = fact.parent === undefined ? undefined : modules.facts(file)?.functions[fact.parent];
  const owner = fact.name.split('.').at(-2) ?? '';
  return parent?.name.split('.').at(-1) === name || bareName(owner) === bareName(name);
}

/** `CreateProductHandler` is often called `createProduct`. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/(?:handler|lambda|function)$/, '');
}

function place({ file, index, fact }: Component, entry: string, { folder }: Search): HandlerPlace {
  return { kind: 'found', file, index, name: fact.name, entry, folder };
}

function unknown(reason: string): HandlerLocation {
  return { kind: 'unknown', reason };
}
