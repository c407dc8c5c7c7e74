import { runtimeFamily } from '../../knowledge/runtimes.js';
import type { FunctionDeclaration } from '../../model/template.js';
import { knownValues } from '../../model/value.js';
import type { FileLookup } from '../file-lookup.js';
import { baseName } from '../paths.js';
import { isBuildOutput } from './build-output.js';

/** Folders are looked into level by level; projects that are larger than this keep their copies. */
const mostFolders = 400;

/**
 * The folder that the code of a function was copied from when `path` is a copy in the output of the CDK: the folder of the
 * program that holds the same files with the same code in them. What a compiler made has none; its source is looked for
 * in the whole program. The path itself for everything else, and where nothing is found.
 */
export function originalFolder(declaration: FunctionDeclaration, path: string, files: FileLookup): string {
  const program = /^(.*?)(?:^|\/)cdk\.out\/(?:.*\/)?asset\.[0-9a-f]{16,}$/.exec(path)?.[1];
  if (program === undefined) return path;
  const copies = (files.list(path) ?? []).filter((file) => files.code(file) !== undefined);
  if (copies.length === 0) return isCompiled(declaration) ? program : path;
  let level: readonly string[] = [program];
  for (let count = 0; level.length > 0 && count < mostFolders; count += level.length) {
    const found = level.find((folder) => copies.every((copy) => isSame(copy, path, folder, files)));
    if (found !== undefined) return found;
    level = level.flatMap((folder) => files.listFolders(folder) ?? []).filter(isSource);
  }
  return path;
}

function isCompiled({ runtime }: FunctionDeclaration): boolean {
  const compiled = new Set(['java', 'dotnet', 'go', 'provided']);
  return knownValues(runtime).some((each) => compiled.has(runtimeFamily(each) ?? ''));
}

function isSource(folder: string): boolean {
  return !isBuildOutput(folder) && !/(^|\/)(node_modules$|\.|site-packages$|venv$)/.test(folder);
}

/** Whether a copy says what the file of its name in a folder says. */
function isSame(copy: string, copied: string, folder: string, files: FileLookup): boolean {
  const original = folder === '' ? baseName(copy) : `${folder}/${baseName(copy)}`;
  if (!files.exists(original)) return false;
  return whatIsSaid(copy, copied, files) === whatIsSaid(original, folder, files);
}

function whatIsSaid(file: string, folder: string, files: FileLookup): string {
  const facts = JSON.stringify(files.code(file));
  return folder === '' ? facts : facts?.replaceAll(`"${folder}/`, '"').replaceAll(`"${folder}"`, '""');
}
