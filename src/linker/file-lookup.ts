import type { CodeFacts } from '../model/code.js';

/**
 * What the linker asks of the files of a workspace. Paths are workspace-relative with `/`; a folder has no `/` at its end
 * and `''` is the workspace folder. Whoever implements it may record what is asked for: an application needs linking again
 * only when an answer it was given would now be another.
 */
export interface FileLookup {
  /** The facts of a source file; undefined when there is no such file or no reader for it. */
  code(path: string): CodeFacts | undefined;
  exists(path: string): boolean;
  /** The files directly in a folder, workspace-relative, or undefined when there is no such folder. */
  list(folder: string): readonly string[] | undefined;
  /** The folders directly in a folder, workspace-relative, but for links; undefined when there is no such folder. */
  listFolders(folder: string): readonly string[] | undefined;
}
