import { isTestFile, isTold, largestToldFile } from '../coach/signals/repository.js';
import type { Repository } from '../coach/signals/signal.js';
import type { FileSystem } from './file-system.js';
import type { Folders } from './folders.js';
import type { Texts } from './texts.js';

/** More texts than this are not read: tests are left out first. */
const mostTexts = 4000;
const readTogether = 32;

/**
 * What signals are told of the files that are neither code of handlers nor templates. Their texts are read after a scan of
 * the whole workspace, and each again only after it changed.
 */
export class RepositoryFiles {
  readonly #fileSystem: FileSystem;
  readonly #texts: Texts;
  readonly #folders: Folders;
  #isWhole = false;
  #known: { readonly paths: readonly string[]; readonly told: readonly string[] } | undefined;
  #told: ReadonlyMap<string, string | undefined> = new Map();
  #stale = new Set<string>();
  /** The same as long as nothing changed, so that what is worked out from it can be kept. */
  #current: Repository | undefined;

  constructor(fileSystem: FileSystem, texts: Texts, folders: Folders) {
    this.#fileSystem = fileSystem;
    this.#texts = texts;
    this.#folders = folders;
  }

  /** A file may have another text than before. */
  changed(path: string): void {
    if (isTold(path)) this.#stale.add(path);
  }

  /** From now on texts are read: every folder was walked. */
  foundAll(): void {
    this.#isWhole = true;
    this.#current = undefined;
  }

  /** What is known now. Reads what changed, and nothing before the whole workspace was walked. */
  async current(): Promise<Repository> {
    const paths = await this.#folders.files(this.#isWhole);
    if (this.#current && this.#known?.paths === paths && this.#stale.size === 0) return this.#current;
    if (this.#known?.paths !== paths) this.#known = { paths, told: toldAmong(paths) };
    if (this.#isWhole) await this.#readTexts(this.#known.told);
    const told = this.#told;
    this.#current = { paths, text: (path) => told.get(path), isWhole: this.#isWhole };
    return this.#current;
  }

  async #readTexts(paths: readonly string[]): Promise<void> {
    const stale = this.#stale;
    this.#stale = new Set();
    const told = new Map<string, string | undefined>();
    for (let from = 0; from < paths.length; from += readTogether) {
      const group = paths.slice(from, from + readTogether);
      const texts = await Promise.all(
        group.map((path) => (this.#told.has(path) && !stale.has(path) ? this.#told.get(path) : this.#read(path))),
      );
      for (const [index, path] of group.entries()) told.set(path, texts[index]);
    }
    this.#told = told;
  }

  async #read(path: string): Promise<string | undefined> {
    const open = this.#texts.openText(path);
    if (open) return open.text.length > largestToldFile ? undefined : open.text;
    try {
      const bytes = await this.#fileSystem.readFile(path, largestToldFile);
      return bytes && !bytes.includes(0) ? new TextDecoder().decode(bytes) : undefined;
    } catch {
      return undefined;
    }
  }
}

function toldAmong(paths: readonly string[]): readonly string[] {
  const told = paths.filter(isTold);
  const tests = told.length > mostTexts ? told.filter(isTestFile) : [];
  const left = new Set(tests.slice(Math.max(0, tests.length - (told.length - mostTexts))));
  return told.filter((path) => !left.has(path)).slice(0, mostTexts);
}
