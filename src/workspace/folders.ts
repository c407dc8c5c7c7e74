import { baseName, folderOf } from '../linker/paths.js';
import type { FileSystem } from './file-system.js';
import { IgnoreRules, isInProgramOutput, type Neighbours, neighboursIn } from './ignore-rules.js';
import type { Texts } from './texts.js';

/** What lies directly in a folder. Files and folders are told apart; links stand as what they lead to. */
export interface Folder {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Names in `folders` that are links: they are looked into on demand, never walked, so no circle can arise. */
  readonly links: ReadonlySet<string>;
  /** Everything in it belongs to tools or others. It can be asked what is there, but nothing there is read. */
  readonly ignored: boolean;
  readonly neighbours: Neighbours;
}

/** The folders of a workspace, each read once until it is forgotten. */
export class Folders {
  readonly #fileSystem: FileSystem;
  readonly #texts: Texts;
  readonly #rules: IgnoreRules;
  readonly #known = new Map<string, Folder | undefined>();
  /** Paths of the files in a folder that are not ignored. */
  readonly #ownFiles = new WeakMap<Folder, readonly string[]>();
  /** Undefined when folders were read or changed since it was put together. */
  #files: readonly string[] | undefined;

  constructor(fileSystem: FileSystem, texts: Texts, ignoreGlobs: readonly string[]) {
    this.#fileSystem = fileSystem;
    this.#texts = texts;
    this.#rules = new IgnoreRules(ignoreGlobs);
  }

  /** The folder when it was read before: undefined for one that is not there, `unread` when nobody can tell yet. */
  known(path: string): Folder | undefined | 'unread' {
    const folder = this.#known.get(path);
    return folder === undefined && !this.#known.has(path) ? 'unread' : folder;
  }

  /** The folder; undefined when there is none, or when it is reached by a link that leaves the workspace. */
  async read(path: string): Promise<Folder | undefined> {
    const known = this.known(path);
    if (known !== 'unread') return known;
    const folder = await this.#readNew(path);
    this.#learn(path, folder);
    return folder;
  }

  /** Whether a file that is there may be read. */
  async isOwn(path: string): Promise<boolean> {
    const folder = await this.read(folderOf(path));
    return folder?.files.has(baseName(path)) === true && !folder.ignored && !this.#rules.ignoresFile(path);
  }

  /**
   * Paths of every file that is not ignored, sorted, in the folders read so far; `everywhere` reads the others too. What can
   * only be reached by a link, and what programs wrote, is left out. The same list as long as nothing changed.
   */
  async files(everywhere: boolean): Promise<readonly string[]> {
    if (everywhere && !this.#files) for (const path of this.#reachable()) await this.read(path);
    this.#files ??= [...this.#reachable()]
      .flatMap((path) => {
        const folder = this.#known.get(path);
        return folder && !folder.ignored ? this.#filesIn(path, folder) : [];
      })
      .sort();
    return this.#files;
  }

  /** Makes a folder one's own although it is ignored: somebody asked for it by name. */
  exempt(path: string): void {
    this.#rules.exempt(path);
    this.#unlearn(path);
  }

  /** Whether a file in a folder that was read is left out. */
  ignoresFile(path: string): boolean {
    return this.#rules.ignoresFile(path);
  }

  /**
   * Puts a file into its folder, as an editor does with one that is new. Gives the folders of which less was known: where
   * the folder is new as well, it and those above it are read again when somebody asks.
   */
  add(path: string): readonly string[] {
    const changed = [folderOf(path)];
    const folder = this.#known.get(folderOf(path));
    if (folder?.files.has(baseName(path))) return changed;
    if (folder) this.#learn(folderOf(path), { ...folder, files: new Set([...folder.files, baseName(path)]) });
    else changed.push(...this.#forgetWithout(folderOf(path)));
    return changed;
  }

  /** What lies directly in a folder is read again when somebody asks. */
  forget(path: string): void {
    this.#unlearn(path);
  }

  /** Takes a file out of its folder, or a folder with everything in it. */
  remove(path: string): void {
    for (const known of [...this.#known.keys()]) {
      if (known === path || known.startsWith(`${path}/`)) this.#learn(known, undefined);
    }
    const above = this.#known.get(folderOf(path));
    if (!above) return;
    const without = (names: ReadonlySet<string>) => new Set([...names].filter((name) => name !== baseName(path)));
    this.#learn(folderOf(path), { ...above, files: without(above.files), folders: without(above.folders) });
  }

  #learn(path: string, folder: Folder | undefined): void {
    this.#known.set(path, folder);
    this.#files = undefined;
  }

  #unlearn(path: string): void {
    this.#known.delete(path);
    this.#files = undefined;
  }

  /** Folders below each other, links left out. Those below one that is not read yet come once it is. */
  *#reachable(): Iterable<string> {
    const waiting = [''];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      yield path;
      const folder = this.#known.get(path);
      if (!folder || folder.ignored) continue;
      for (const name of folder.folders) if (!folder.links.has(name)) waiting.push(inFolder(path, name));
    }
  }

  #filesIn(path: string, folder: Folder): readonly string[] {
    const known = this.#ownFiles.get(folder);
    if (known) return known;
    const files = [...folder.files]
      .map((name) => inFolder(path, name))
      .filter((file) => !isInProgramOutput(file) && !this.#rules.ignoresFile(file));
    this.#ownFiles.set(folder, files);
    return files;
  }

  /** Forgets a folder, and those above it up to the first that knows of the one below. */
  #forgetWithout(path: string): readonly string[] {
    const forgotten: string[] = [];
    for (let folder = path; ; folder = folderOf(folder)) {
      this.#unlearn(folder);
      forgotten.push(folder);
      if (folder === '' || this.#known.get(folderOf(folder))?.folders.has(baseName(folder))) return forgotten;
    }
  }

  async #readNew(path: string): Promise<Folder | undefined> {
    const parent = path === '' ? undefined : await this.read(folderOf(path));
    if (path !== '' && !parent?.folders.has(baseName(path))) return undefined;
    const ignored =
      parent !== undefined &&
      !this.#rules.isExempt(path) &&
      (parent.ignored || this.#rules.ignoresFolder(path, parent.neighbours));
    try {
      return await this.#readEntries(path, ignored);
    } catch {
      this.#texts.skip(path, 'unreadable');
      return undefined;
    }
  }

  async #readEntries(path: string, ignored: boolean): Promise<Folder> {
    const files = new Set(this.#texts.openIn(path));
    const folders = new Set<string>();
    const links = new Set<string>();
    for (const { name, type } of await this.#fileSystem.readFolder(path)) {
      if (type === 'file') files.add(name);
      else if (type === 'folder') folders.add(name);
      else if (type === 'link') {
        const child = inFolder(path, name);
        const target = await this.#fileSystem.followLink(child);
        if (target.kind === 'file') files.add(name);
        else if (target.kind === 'folder') {
          folders.add(name);
          links.add(name);
        } else if (!ignored) this.#texts.skip(child, target.kind === 'outside' ? 'link-outside' : 'link-broken');
      }
    }
    if (files.has('.gitignore') && !ignored) {
      const text = await this.#texts.read(inFolder(path, '.gitignore'));
      if (text) this.#rules.addGitIgnore(path, text.text);
    }
    return { files, folders, links, ignored, neighbours: neighboursIn(files, folders) };
  }
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
