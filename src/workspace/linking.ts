import type { FileLookup } from '../linker/index.js';
import { baseName, folderOf } from '../linker/paths.js';
import type { CodeFacts } from '../model/code.js';
import type { Changes } from './changes.js';
import type { CodeFiles } from './code-files.js';
import type { Folders } from './folders.js';

/** What was linked, and what that depends on. */
export interface Linked<Result> {
  readonly result: Result;
  /** Source files that were asked for, there or not. */
  readonly files: ReadonlySet<string>;
  /** Folders that were asked for, each with `/` at its end. */
  readonly folders: ReadonlySet<string>;
  /** Changes after this moment to any of them make the result stale. */
  readonly at: number;
}

/**
 * Links as often as it takes until nothing was asked for that had not been read. The linker asks synchronously, and only
 * it knows what it needs; reading is asynchronous. Linking costs little beside reading, and because local imports are read
 * ahead, two rounds are the rule.
 */
export async function linkCompletely<Result>(
  link: (files: FileLookup) => Result,
  code: CodeFiles,
  folders: Folders,
  changes: Changes,
): Promise<Linked<Result>> {
  for (;;) {
    const at = changes.now;
    const lookup = new RecordingLookup(code, folders);
    const result = link(lookup);
    if (lookup.unreadFiles.size === 0 && lookup.unreadFolders.size === 0) {
      return { result, files: lookup.files, folders: lookup.folders, at };
    }
    for (const folder of lookup.unreadFolders) await folders.read(folder);
    for (const file of lookup.unreadFiles) await readAhead(file, code, folders);
  }
}

/** Answers from what is known and notes what is not. */
class RecordingLookup implements FileLookup {
  readonly files = new Set<string>();
  readonly folders = new Set<string>();
  readonly unreadFiles = new Set<string>();
  readonly unreadFolders = new Set<string>();
  readonly #code: CodeFiles;
  readonly #folders: Folders;

  constructor(code: CodeFiles, folders: Folders) {
    this.#code = code;
    this.#folders = folders;
  }

  code(path: string): CodeFacts | undefined {
    if (!this.exists(path)) return undefined;
    const facts = this.#code.known(path);
    if (facts !== 'unread') return facts;
    this.unreadFiles.add(path);
    return undefined;
  }

  exists(path: string): boolean {
    this.files.add(path);
    // What else comes into its folder, or goes from there, is no matter here.
    return this.#content(folderOf(path))?.files.has(baseName(path)) === true;
  }

  list(folder: string): readonly string[] | undefined {
    const content = this.#folder(folder);
    return content && [...content.files].map((name) => (folder === '' ? name : `${folder}/${name}`)).sort();
  }

  listFolders(folder: string): readonly string[] | undefined {
    const content = this.#folder(folder);
    const names = content && [...content.folders].filter((name) => !content.links.has(name));
    return names?.map((name) => (folder === '' ? name : `${folder}/${name}`)).sort();
  }

  #folder(path: string) {
    this.folders.add(`${path}/`);
    return this.#content(path);
  }

  #content(path: string) {
    const folder = this.#folders.known(path);
    if (folder !== 'unread') return folder;
    this.unreadFolders.add(path);
    return undefined;
  }
}

/** Reads a file and what it imports by relative paths, so that the next round of linking finds them. */
async function readAhead(file: string, code: CodeFiles, folders: Folders): Promise<void> {
  const waiting = [file];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (code.known(path) !== 'unread') continue;
    const facts = await code.load(path);
    for (const { candidates } of facts?.imports ?? []) {
      for (const candidate of candidates) {
        if (candidate.base !== 'file') continue;
        const folder = await folders.read(folderOf(candidate.path));
        if (!folder?.files.has(baseName(candidate.path))) continue;
        waiting.push(candidate.path);
        break;
      }
    }
  }
}
