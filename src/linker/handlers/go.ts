import { runtimeFamily } from '../../knowledge/runtimes.js';
import type { FunctionDeclaration } from '../../model/template.js';
import { certain, knownValues, possibilities } from '../../model/value.js';
import type { FileLookup } from '../file-lookup.js';
import { packageFiles } from '../go-packages.js';
import type { Modules } from '../modules.js';
import { baseName, folderOf, joinPaths } from '../paths.js';
import { isBuildOutput } from './build-output.js';
import type { HandlerPlace } from './locate.js';

/**
 * The handler of a function that runs an executable written in Go: what the `main` package gives to `lambda.Start`. The
 * handler string names the executable, if anything (`bootstrap` on `provided`, often `main` on `go1.x`), so the package
 * is looked for in the folder and where executables of that name or of the function's name are usually made from. Undefined
 * when the runtime is another or no package starts a handler.
 *
 * Sources: AWS Lambda developer guide, "Define Lambda function handlers in Go"; AWS SAM CLI, "Building Go functions";
 * golang-standards/project-layout on `cmd`, as known in November 2026.
 */
export function locateGo(
  declaration: FunctionDeclaration,
  path: string,
  files: FileLookup,
  modulesFor: (folder: string) => Modules,
): HandlerPlace | undefined {
  if (!runsExecutables(declaration)) return undefined;
  const folder = path.endsWith('.go') ? folderOf(path) : path;
  const modules = modulesFor(folder);
  const names = programNames(declaration, folder);
  for (const candidate of packageFolders(declaration, folder, names)) {
    const place = startedIn(candidate, { folder, names, files, modules });
    if (place) return place;
  }
  // The only one there is below the folder is meant, whatever it is called.
  const below = foldersBelow(folder, files).flatMap((each) => startedIn(each, { folder, names, files, modules }) ?? []);
  const [only, ...others] = below;
  return only && others.length === 0 ? only : undefined;
}

interface Search {
  readonly folder: string;
  /** The spellings that the program may have. */
  readonly names: ReadonlySet<string>;
  readonly files: FileLookup;
  readonly modules: Modules;
}

/** The name under which a Go file exports what it gives to the runtime. */
const started = 'default';

/** What a folder's program starts. Where each file is a program of its own, the one that is called like it. */
function startedIn(candidate: string, { folder, names, files, modules }: Search): HandlerPlace | undefined {
  const programs = packageFiles(candidate, files).filter((file) =>
    modules.facts(file)?.exports.some(({ name }) => name === started),
  );
  const named = programs.length > 1 ? programs.filter((file) => names.has(baseName(file).slice(0, -3))) : programs;
  const [entry, ...others] = named;
  const exported = entry !== undefined && others.length === 0 ? modules.exported(entry, started) : undefined;
  if (entry === undefined || exported?.kind !== 'function') return undefined;
  const { file, index, fact } = exported;
  return { kind: 'found', file, index, name: fact.name, entry, folder };
}

function runsExecutables({ runtime }: FunctionDeclaration): boolean {
  const families = new Set(knownValues(runtime).map(runtimeFamily));
  return (
    possibilities(runtime).every(({ kind }) => kind === 'known') &&
    families.size === 1 &&
    (families.has('go') || families.has('provided'))
  );
}

function programNames(declaration: FunctionDeclaration, folder: string): ReadonlySet<string> {
  const executable = executableOf(declaration, folder);
  return new Set([executable, folder, declaration.name].flatMap((each) => namesOf(baseName(each))));
}

function executableOf(declaration: FunctionDeclaration, folder: string): string {
  return joinPaths(folder, certain(declaration.handler) ?? '') ?? folder;
}

/** Where the `main` package may lie, best first. */
function packageFolders(
  declaration: FunctionDeclaration,
  folder: string,
  names: ReadonlySet<string>,
): readonly string[] {
  const { packaging } = declaration;
  const entries = packaging.kind === 'folder' ? packaging.entryPoints.map(({ file }) => file) : [];
  const executable = executableOf(declaration, folder);
  const roots = new Set([sourceRoot(folder), sourceRoot(executable)]);
  return [
    ...new Set([
      ...entries.map((entry) => (entry.endsWith('.go') ? folderOf(entry) : entry)),
      folder,
      executable,
      ...[...roots].flatMap((root) =>
        [...names].flatMap((name) => commandFolders.map((parent) => joinPaths(root, parent, name) ?? root)),
      ),
    ]),
  ];
}

/** Folders that hold a folder for each executable. */
const commandFolders = ['cmd', '', 'functions', 'lambdas', 'lambda', 'handlers', 'src', 'cmd/lambda', 'cmd/functions'];
const mostFolders = 60;
const deepestFolder = 3;

/** All folders in a folder, nearest first, as far as anybody would look. */
function foldersBelow(folder: string, files: FileLookup): readonly string[] {
  const found: string[] = [];
  let level: readonly string[] = [folder];
  for (let depth = 0; depth < deepestFolder && found.length < mostFolders; depth++) {
    level = level.flatMap((each) => files.listFolders(each) ?? []).filter((each) => !isBuildOutput(baseName(each)));
    found.push(...level);
  }
  return found.slice(0, mostFolders);
}

/** Names that any executable may have. */
const commonNames: ReadonlySet<string> = new Set(['', 'bootstrap', 'main', 'handler', 'function', 'lambda', 'app']);

/** The spellings a folder may have for an executable: `GetOrders` and `get-orders.zip` lie in `get-orders`, `getorders` … */
function namesOf(name: string): readonly string[] {
  // Instances of Terraform have their key in brackets.
  const bare = (/\["([^"]+)"\]$/.exec(name)?.[1] ?? name).replace(/\.(?:zip|exe)$/, '');
  const words = bare
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean);
  // Logical names often say in the end that a function is one.
  const meant =
    words.length > 1 && /^(?:function|lambda|handler|fn)$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  const spellings = [words, meant].flatMap((parts) => [parts.join('-'), parts.join('_'), parts.join('')]);
  return [...new Set([bare, ...spellings])].filter((each) => !commonNames.has(each) && !isBuildOutput(each));
}

/** The folder in which a build puts its output, or the folder itself. */
function sourceRoot(folder: string): string {
  const segments = folder.split('/');
  const built = segments.findIndex(isBuildOutput);
  return built === -1 ? folder : segments.slice(0, built).join('/');
}
