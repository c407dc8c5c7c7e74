import type { TemplateReader } from '../model/reader.js';
import { isTestProgram } from '../model/test-program.js';
import type { FactCache } from './fact-cache.js';
import type { Folders } from './folders.js';
import type { Readers } from './readers.js';
import type { Text, Texts } from './texts.js';

/** Facts of template files, kept until their text is another. A file can be read by several readers, each for its own. */
export class TemplateFiles {
  readonly #texts: Texts;
  readonly #folders: Folders;
  readonly #readers: Readers;
  readonly #cache: FactCache;
  /** By reader, facts of its own: the same object as long as the text is the same. Empty for no template. */
  readonly #files = new Map<string, ReadonlyMap<TemplateReader, unknown>>();
  /** Readers whose templates name a file, whether it is there or not. */
  readonly #wanted = new Map<string, Set<TemplateReader>>();
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
    return [...this.#files].flatMap(([path, facts]) => (facts.size > 0 ? [path] : []));
  }

  /** Reads a file, unless it is known. */
  async load(path: string): Promise<void> {
    if (!this.#files.has(path)) this.#files.set(path, await this.#read(path));
  }

  /** Reads a file that a template names, whatever it looks like. True when the reader has facts of it that it had not. */
  async loadFor(reader: TemplateReader, path: string): Promise<boolean> {
    if (this.#files.get(path)?.has(reader)) return false;
    this.#wanted.set(path, (this.#wanted.get(path) ?? new Set()).add(reader));
    const text = await this.#text(path);
    if (!text) return false;
    const facts = new Map(this.#files.get(path));
    this.#readAs(reader, path, text, facts);
    this.#files.set(path, facts);
    return facts.has(reader);
  }

  forget(path: string): void {
    this.#files.delete(path);
  }

  /** The facts of every template, by reader and path. */
  byReader(): ReadonlyMap<TemplateReader, ReadonlyMap<string, unknown>> {
    const readers = new Map<TemplateReader, Map<string, unknown>>();
    for (const [path, file] of this.#files) {
      for (const [reader, facts] of file) {
        const files = readers.get(reader) ?? new Map<string, unknown>();
        readers.set(reader, files.set(path, facts));
      }
    }
    return readers;
  }

  async #read(path: string): Promise<ReadonlyMap<TemplateReader, unknown>> {
    const facts = new Map<TemplateReader, unknown>();
    const candidates = this.#readers.templatesFor(path);
    const wanted = this.#wanted.get(path) ?? [];
    if (candidates.length === 0 && !this.#wanted.has(path)) return facts;
    const text = await this.#text(path);
    if (!text) return facts;
    const recognising = isTestProgram(path)
      ? undefined
      : candidates.find((candidate) => candidate.recognises({ path, text: text.text }));
    const reader = await recognising?.load();
    for (const each of new Set(reader ? [reader, ...wanted] : wanted)) this.#readAs(each, path, text, facts);
    return facts;
  }

  async #text(path: string): Promise<Text | undefined> {
    if (!(await this.#folders.isOwn(path))) return undefined;
    this.#faults.delete(path);
    return this.#texts.read(path);
  }

  #readAs(reader: TemplateReader, path: string, { text, hash }: Text, facts: Map<TemplateReader, unknown>): void {
    try {
      const key = `${reader.dialects.join('+')} ${path}`;
      const cached = this.#cache.get(key, hash);
      const entry = cached && 'facts' in cached ? cached : { facts: reader.read({ path, text }) };
      this.#cache.set(key, hash, entry);
      facts.set(reader, entry.facts);
    } catch (error) {
      this.#faults.set(path, error instanceof Error ? error.message : String(error));
    }
  }
}
