import type { FileLookup } from './file-lookup.js';
import { baseName, folderOf } from './paths.js';

/** A project with more folders than this is not searched to its end. */
const mostFolders = 400;
const deepest = 12;

/** Folders that tools write, and those that hold no source of a program. */
const leftOut = /^(?:\.|bin$|obj$|node_modules$|TestResults$|packages$|publish$|cdk\.out$|wwwroot$)/;

/** The files whose path ends so below a folder, those nearer to it first. Empty when there is no such folder. */
export function sourcesBelow(folder: string, ending: string, files: FileLookup): readonly string[] {
  const found: string[] = [];
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: folder, depth: 0 }];
  for (let at = 0; at < waiting.length && at < mostFolders; at++) {
    const { path, depth } = waiting[at] ?? { path: folder, depth: deepest };
    found.push(...(files.list(path) ?? []).filter((file) => `/${file}`.endsWith(ending)));
    if (depth >= deepest) continue;
    const inside = (files.listFolders(path) ?? []).filter((each) => !leftOut.test(baseName(each)));
    waiting.push(...inside.map((each) => ({ path: each, depth: depth + 1 })));
  }
  return found;
}

/** The nearest folder around a path that holds a file for which `isMark` holds; the path itself may be the folder. */
export function folderMarked(path: string, isMark: (name: string) => boolean, files: FileLookup): string | undefined {
  for (let folder = path; ; folder = folderOf(folder)) {
    if ((files.list(folder) ?? []).some((file) => isMark(baseName(file)))) return folder;
    if (folder === '') return undefined;
  }
}
