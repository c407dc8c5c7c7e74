import { folderOf } from '../paths.js';
import type { Program } from '../syntax/program.js';
import { importCandidates } from '../syntax/typescript/import-candidates.js';

/** A program by its workspace-relative path; undefined when there is none. */
export type ProgramSource = (path: string) => Program | undefined;

/**
 * The file of the project that a module is, as `program` names it. Every place where it may lie is asked for in turn, the
 * likeliest first, until one is there.
 */
export function localModule(program: Program, module: string, source: ProgramSource): Program | undefined {
  for (const path of candidates(program, module)) {
    const found = source(path);
    if (found) return found;
  }
  return undefined;
}

/** Whether a module that is not there would be a file of the project: it is no package. */
export function isLocalName(module: string): boolean {
  return module.startsWith('.');
}

/** Files that a module may be, best first. */
function candidates({ path, language }: Program, module: string): readonly string[] {
  if (language === 'python') return pythonCandidates(path, module);
  if (language !== 'typescript' && language !== 'javascript') return [];
  return importCandidates(path, module).flatMap((candidate) =>
    candidate.base === 'file' ? [candidate.path] : foldersAbove(path).map((folder) => joined(folder, candidate.path)),
  );
}

/**
 * A dotted module lies in the folder of the script that is run, which is the folder of the importing file or one above it.
 * A dot in front means the importing file's own package, each further one the package above.
 */
function pythonCandidates(path: string, module: string): readonly string[] {
  const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const below = name.split('.').join('/');
  if (dots === '' && isPackage(name)) return [];
  const folders = dots === '' ? foldersAbove(path) : [upwards(folderOf(path), dots.length - 1)];
  return folders.flatMap((folder) => {
    if (folder === undefined) return [];
    const file = joined(folder, below);
    return below === '' ? [joined(folder, '__init__.py')] : [`${file}.py`, `${file}/__init__.py`];
  });
}

/** Packages that programs about infrastructure use everywhere: nobody need look for them among the files. */
function isPackage(module: string): boolean {
  return packages.has(module.split('.')[0] ?? '');
}

const packages: ReadonlySet<string> = new Set(
  'abc aws_cdk aws_solutions_constructs base64 boto3 builtins cdk_nag collections constructs copy dataclasses datetime dotenv enum functools glob hashlib io itertools jinja2 json jsii logging math os pathlib platform pprint pulumi pulumi_aws pulumi_awsx pulumi_aws_apigateway pytest random re requests shutil string subprocess sys tempfile textwrap time typing typing_extensions unittest uuid yaml zipfile'.split(
    ' ',
  ),
);

/** The folder of a file and those above it, nearest first, down to the workspace folder. */
function foldersAbove(path: string): readonly string[] {
  const folders = [folderOf(path)];
  while (folders.at(-1)) folders.push(folderOf(folders.at(-1) ?? ''));
  return folders;
}

function upwards(folder: string, levels: number): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  return levels > parts.length ? undefined : parts.slice(0, parts.length - levels).join('/');
}

function joined(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
