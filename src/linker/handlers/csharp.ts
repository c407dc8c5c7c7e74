import { runtimeFamily } from '../../knowledge/runtimes.js';
import type { CodeFacts } from '../../model/code.js';
import type { FunctionDeclaration } from '../../model/template.js';
import { certain, knownValues, possibilities } from '../../model/value.js';
import { CSharpProjects } from '../csharp-projects.js';
import type { FileLookup } from '../file-lookup.js';
import type { Modules } from '../modules.js';
import { nearest } from '../nearest.js';
import { folderOf, foldersUpFrom } from '../paths.js';
import { isBuildOutput } from './build-output.js';
import type { HandlerLocation, HandlerPlace } from './locate.js';

/**
 * The handler of a function that runs on .NET: the method that `Assembly::Namespace.Type::Method` names, or what an
 * executable hands to the runtime when the handler string is an assembly's name alone. Undefined for other functions.
 *
 * Sources: AWS Lambda developer guide, "Define Lambda function handler in C#"; aws/aws-lambda-dotnet, Lambda Annotations,
 * as known in November 2026.
 */
export function locateCSharp(
  declaration: FunctionDeclaration,
  path: string,
  files: FileLookup,
  modulesFor: (folder: string) => Modules,
): HandlerLocation | undefined {
  const written = certain(declaration.handler);
  const method = written === undefined ? undefined : parseMethod(written);
  if (!method && !mayRunExecutable(declaration)) return undefined;
  const folder = sourceFolder(path);
  const modules = modulesFor(folder);
  const projects = new CSharpProjects(files, (file) => modules.facts(file));
  const search: Search = {
    declaration,
    folder,
    modules,
    projects,
    project: projectFolder(folder, declaration, projects),
  };
  return method ? locateMethod(method, search) : locateExecutable(search);
}

interface Search {
  readonly declaration: FunctionDeclaration;
  readonly folder: string;
  /** The folder with the source of the assembly. */
  readonly project: string;
  readonly modules: Modules;
  readonly projects: CSharpProjects;
}

interface MethodName {
  readonly written: string;
  /** Without its namespace; a nested type with those around it. */
  readonly type: string;
  readonly method: string;
}

function parseMethod(handler: string): MethodName | undefined {
  const [assembly, type, method, ...more] = handler.split('::');
  if (!assembly || !type || !method || more.length > 0) return undefined;
  const own = type.slice(type.lastIndexOf('.') + 1).replaceAll('+', '.');
  // Lambda Annotations generate a class for each function: `Orders_Save_Generated`.
  const generated = new RegExp(`^(\\w+)_${/^\w+$/.test(method) ? method : '\\w+'}_Generated$`).exec(own)?.[1];
  return { written: handler, type: generated ?? own, method };
}

/** An assembly's name is the handler where the runtime is one of .NET; `bootstrap` is that of any executable. */
function mayRunExecutable({ runtime, handler }: FunctionDeclaration): boolean {
  const families = new Set(knownValues(runtime).map(runtimeFamily));
  if (possibilities(runtime).some(({ kind }) => kind !== 'known') || families.size !== 1) return false;
  return families.has('dotnet') || (families.has('provided') && certain(handler) !== undefined);
}

/** A package that a build makes lies below its project: `bin/Release/net8.0/publish`. */
function sourceFolder(path: string): string {
  const folder = /\.(?:zip|cs|csproj|dll)$/.test(path) ? folderOf(path) : path;
  const segments = folder.split('/');
  const built = segments.findIndex((segment) => segment === 'bin' || segment === 'obj' || isBuildOutput(segment));
  return built === -1 ? folder : segments.slice(0, built).join('/');
}

/**
 * The folder of the project that is called like the assembly. A package that is built elsewhere shows no source: then the
 * project may lie anywhere around the template.
 */
function projectFolder(folder: string, declaration: FunctionDeclaration, projects: CSharpProjects): string {
  const [assembly = ''] = certain(declaration.handler)?.split('::') ?? [];
  if (assembly === '' || assembly === 'bootstrap') return folder;
  const inside = projects.named(folder, assembly);
  if (inside !== undefined || projects.sourcesIn(folder).length > 0) return inside ?? folder;
  for (const around of foldersUpFrom(folderOf(declaration.range.file))) {
    const found = projects.named(around, assembly);
    if (found !== undefined) return found;
  }
  return folder;
}

function locateMethod(wanted: MethodName, search: Search): HandlerLocation {
  const { projects, project, folder, modules } = search;
  const file = projects.typeIn(project, topLevel(wanted.type)) ?? projects.typeIn(folder, topLevel(wanted.type));
  if (file === undefined) return missingType(wanted, search);
  const found = modules.exported(file, `${wanted.type}.${wanted.method}`);
  if (found.kind === 'function') return place(found, file, search);
  const inherited = inheritedMethod(wanted, file, search);
  if (inherited) return inherited;
  const facts = modules.facts(file);
  const isOpen =
    facts?.exports.some((each) => each.name === wanted.type && (each.class?.bases.length ?? 0) > 0) === true;
  if (isOpen || !facts) return unknown(`${wanted.method} may be inherited from a class that is not in the workspace`);
  const methods = methodsOf(facts, wanted.type);
  const [assembly = '', type = ''] = wanted.written.split('::');
  const suggestions = nearest(wanted.method, methods, 3).map((name) => `${assembly}::${type}::${name}`);
  return { kind: 'missing', missing: 'export', expected: `${wanted.type}.${wanted.method}`, suggestions };
}

function topLevel(type: string): string {
  return type.split('.')[0] ?? type;
}

/** A method that the class has from one of the project. */
function inheritedMethod(wanted: MethodName, file: string, search: Search): HandlerPlace | undefined {
  let [type, at] = [wanted.type, file];
  for (let depth = 0; depth < 5; depth++) {
    const declared = search.modules.facts(at)?.exports.find(({ name }) => name === type)?.class;
    const base = declared?.bases.find((name) => !/^I[A-Z]/.test(name));
    const next = base && search.projects.fileOf(base, at, [search.project]);
    const where = base && search.modules.facts(at)?.exports.some(({ name }) => name === base) ? at : next;
    if (base === undefined || where === undefined) return undefined;
    const found = search.modules.exported(where, `${base}.${wanted.method}`);
    if (found.kind === 'function') return place(found, file, search);
    [type, at] = [base, where];
  }
  return undefined;
}

/** That a type is not there is certain only where the project is, and all of it was looked at. */
function missingType(wanted: MethodName, { projects, project }: Search): HandlerLocation {
  const sources = projects.sourcesIn(project);
  if (sources.length === 0) return unknown('no source of it is in the workspace');
  return unknown(`${wanted.type} is in none of the files that were looked at`);
}

function methodsOf({ exports }: CodeFacts, type: string): readonly string[] {
  return exports.flatMap(({ name, function: index }) =>
    index !== undefined && name.startsWith(`${type}.`) ? [name.slice(type.length + 1)] : [],
  );
}

/** The name under which a file exports what it gives to the runtime. */
const started = 'default';

function locateExecutable(search: Search): HandlerLocation | undefined {
  const { projects, project, modules, declaration } = search;
  const sources = projects.sourcesIn(project);
  if (sources.length === 0) return undefined;
  const generated = annotated(declaration, search);
  if (generated) return generated;
  const likely = [...sources].sort((a, b) => Number(isProgram(b)) - Number(isProgram(a))).slice(0, mostPrograms);
  for (const file of likely) {
    if (!modules.facts(file)?.exports.some(({ name }) => name === started)) continue;
    const found = modules.exported(file, started);
    if (found.kind === 'function') return place(found, file, search);
  }
  return unknown('what its program hands to the runtime cannot be seen');
}

const mostPrograms = 60;

function isProgram(file: string): boolean {
  return /(?:^|\/)(?:Program|Main|Function|EntryPoint)\.cs$/.test(file);
}

/** An executable that Lambda Annotations generate runs the method that this variable names. */
function annotated({ environment }: FunctionDeclaration, search: Search): HandlerPlace | undefined {
  const value = certain(
    environment.variables.find(({ name }) => name === 'ANNOTATIONS_HANDLER')?.value ?? { kind: 'absent' },
  );
  if (value?.kind !== 'text') return undefined;
  for (const file of search.projects.sourcesIn(search.project).slice(0, mostPrograms)) {
    const facts = search.modules.facts(file);
    const index =
      facts?.functions.findIndex(({ name, handlerShape }) => handlerShape && name.endsWith(`.${value.text}`)) ?? -1;
    const fact = facts?.functions[index];
    if (fact) return place({ file, index, fact }, file, search);
  }
  return undefined;
}

function place(
  { file, index, fact }: { readonly file: string; readonly index: number; readonly fact: { readonly name: string } },
  entry: string,
  { folder }: Search,
): HandlerPlace {
  return { kind: 'found', file, index, name: fact.name, entry, folder };
}

function unknown(reason: string): HandlerLocation {
  return { kind: 'unknown', reason };
}
