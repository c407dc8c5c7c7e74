import type { TemplateReader } from '../model/reader.js';
import type { FactCache } from './fact-cache.js';
import type { Folders } from './folders.js';
import type { Loadable, Readers } from './readers.js';
import type { Texts } from './texts.js';

interface TemplateFile {
  readonly reader: TemplateReader;
  /** Plain data of the dialect's own; the same object as long as the text is the same. */
  readonly facts: unknown;
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

  /** Reads a file, unless it is known. True when it is a template. */
  async load(path: string): Promise<boolean> {
    if (!this.#files.has(path)) this.#files.set(path, await this.#read(path));
    return this.#files.get(path) !== undefined;
  }

  forget(path: string): void {
    this.#files.delete(path);
  }

  /** The facts of every template, by reader and path. */
  byReader(): ReadonlyMap<TemplateReader, ReadonlyMap<string, unknown>> {
    const readers = new Map<TemplateReader, Map<string, unknown>>();
    for (const [path, file] of this.#files) {
      if (!file) continue;
      const facts = readers.get(file.reader) ?? new Map<string, unknown>();
      readers.set(file.reader, facts.set(path, file.facts));
    }
    return readers;
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
    this.#faults.delete(path);
    try {
      const reader = await loadable.load();
      const key = `${loadable.name} ${path}`;
      const cached = this.#cache.get(key, hash);
      if (cached) return 'facts' in cached ? { reader, facts: cached.facts } : undefined;
      const entry = reader.recognises({ path, text }) ? { facts: reader.read({ path, text }) } : {};
      this.#cache.set(key, hash, entry);
      return 'facts' in entry ? { reader, facts: entry.facts } : undefined;
    } catch (error) {
      this.#faults.set(path, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}
