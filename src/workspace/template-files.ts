import type { TemplateReader } from '../model/reader.js';
import type { FactCache } from './fact-cache.js';
import type { Folders } from './folders.js';
import type { Loadable, Readers } from './readers.js';
import type { Texts } from './texts.js';

/** A template file as its reader sees it. */
export interface TemplateFile {
  readonly reader: TemplateReader;
  readonly path: string;
  /** Plain data of the dialect's own; the same object as long as the text is the same. */
  readonly facts: unknown;
}

/** Files that have to be assembled together: they name one another, or their reader cannot say. */
export interface TemplateGroup {
  readonly reader: TemplateReader;
  readonly files: readonly TemplateFile[];
}

/** Facts of template files, kept until their text is another. */
export class TemplateFiles {
  readonly #texts: Texts;
  readonly #folders: Folders;
  readonly #readers: Readers;
  readonly #cache: FactCache;
  /** Undefined stands for a file no reader recognises. */
  readonly #files = new Map<string, TemplateFile | undefined>();
  readonly #faults = new Map<string, string>();

  constructor(texts: Texts, folders: Folders, readers: Readers, cache: FactCache) {
    this.#texts = texts;
    this.#folders = folders;
    this.#readers = readers;
    this.#cache = cache;
  }

  /** Template files whose reader failed, with what it said. */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }

  get paths(): readonly string[] {
    return [...this.#files].flatMap(([path, file]) => (file ? [path] : []));
  }

  /** Reads a file, unless it is known, and with it the templates it names. */
  async load(path: string): Promise<void> {
    if (this.#files.has(path)) return;
    const file = await this.#read(path);
    this.#files.set(path, file);
    for (const named of file ? referencesOf(file) : []) await this.load(named);
  }

  forget(path: string): void {
    this.#files.delete(path);
  }

  groups(): readonly TemplateGroup[] {
    const files = [...this.#files.values()].filter((file) => file !== undefined);
    const leaders = new Map<string, string>();
    const leaderOf = (path: string): string => {
      const above = leaders.get(path);
      return above === undefined || above === path ? path : leaderOf(above);
    };
    for (const file of files) {
      const together = file.reader.references
        ? referencesOf(file).filter((path) => this.#files.get(path)?.reader === file.reader)
        : files
            .filter(({ reader }) => reader === file.reader)
            .map(({ path }) => path)
            .slice(0, 1);
      for (const path of together) leaders.set(leaderOf(path), leaderOf(file.path));
    }
    const groups = new Map<string, TemplateFile[]>();
    for (const file of files) {
      const leader = leaderOf(file.path);
      groups.set(leader, [...(groups.get(leader) ?? []), file]);
    }
    return [...groups.values()].flatMap((members) =>
      members[0] ? [{ reader: members[0].reader, files: members }] : [],
    );
  }

  async #read(path: string): Promise<TemplateFile | undefined> {
    const candidates = this.#readers.templatesFor(path);
    if (candidates.length === 0 || !(await this.#folders.isOwn(path))) return undefined;
    const text = await this.#texts.read(path);
    if (!text) return undefined;
    for (const candidate of candidates) {
      const file = await this.#readAs(candidate, path, text.text, text.hash);
      if (file) return file;
    }
    return undefined;
  }

  async #readAs(
    loadable: Loadable<TemplateReader>,
    path: string,
    text: string,
    hash: string,
  ): Promise<TemplateFile | undefined> {
    const reader = await loadable.load();
    const key = `${loadable.name} ${path}`;
    const cached = this.#cache.get(key, hash) as { readonly facts?: unknown } | undefined;
    if (cached) return 'facts' in cached ? { reader, path, facts: cached.facts } : undefined;
    this.#faults.delete(path);
    try {
      const entry = reader.recognises({ path, text }) ? { facts: reader.read({ path, text }) } : {};
      this.#cache.set(key, hash, entry);
      return 'facts' in entry ? { reader, path, facts: entry.facts } : undefined;
    } catch (error) {
      this.#faults.set(path, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}

function referencesOf({ reader, path, facts }: TemplateFile): readonly string[] {
  return reader.references?.(path, facts) ?? [];
}
