import type { CodeFacts } from '../model/code.js';
import type { CodeReader } from '../model/reader.js';
import { carryOver } from './carry-over.js';
import type { FactCache } from './fact-cache.js';
import type { Folders } from './folders.js';
import { type HashedFile, ReadAhead } from './read-ahead.js';
import type { Loadable, Readers } from './readers.js';
import { type ReadingThread, readFile } from './reading-thread.js';
import type { Text, Texts } from './texts.js';

interface Entry {
  readonly hash: string;
  /** The reader's cheap look at the text. */
  readonly matters: boolean;
  /** Undefined until somebody needs them. */
  readonly facts?: CodeFacts;
  /** The facts are those of an earlier text: the present one cannot be understood. */
  readonly carried?: boolean;
}

interface Good {
  readonly facts: CodeFacts;
  readonly text: string;
}

/** Facts of source files, read when asked for and kept until their text is another. */
export class CodeFiles {
  readonly #texts: Texts;
  readonly #folders: Folders;
  readonly #readers: Readers;
  readonly #cache: FactCache;
  /** Undefined stands for a file that has no facts: ignored, unreadable, of no known language. */
  readonly #entries = new Map<string, Entry | undefined>();
  readonly #good = new Map<string, Good>();
  readonly #faults = new Map<string, string>();
  #ahead: ReadAhead | undefined;

  constructor(texts: Texts, folders: Folders, readers: Readers, cache: FactCache) {
    this.#texts = texts;
    this.#folders = folders;
    this.#readers = readers;
    this.#cache = cache;
  }

  /** The facts when they are there; `unread` when `load` has to be called first. */
  known(path: string): CodeFacts | undefined | 'unread' {
    const entry = this.#entries.get(path);
    if (entry) return entry.facts ?? 'unread';
    return this.#entries.has(path) ? undefined : 'unread';
  }

  /** Whether the facts are those of an earlier text, with their ranges moved. */
  isCarried(path: string): boolean {
    return this.#entries.get(path)?.carried === true;
  }

  /** Files whose reader failed, with what it said. Such a file has no facts. */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }

  /** The files with facts. */
  get read(): readonly string[] {
    return [...this.#entries].flatMap(([path, entry]) => (entry?.facts ? [path] : []));
  }

  /** The facts of a file; undefined when it has none. */
  async load(path: string): Promise<CodeFacts | undefined> {
    const known = this.known(path);
    return known === 'unread' ? this.#read(path, true) : known;
  }

  /** The facts of a file that could matter although nothing leads to it; undefined for the others. */
  async loadIfItMatters(path: string): Promise<CodeFacts | undefined> {
    const entry = this.#entries.get(path);
    if (entry?.facts) return entry.matters ? entry.facts : undefined;
    return this.#entries.has(path) && !entry?.matters ? undefined : this.#read(path, false);
  }

  /** While `work` goes on, threads read files that it has not come to yet. */
  async readingAhead<T>(
    paths: readonly string[],
    threads: readonly ReadingThread[],
    work: () => Promise<T>,
  ): Promise<T> {
    const ahead = new ReadAhead(paths, threads, (path) => this.#toRead(path));
    this.#ahead = ahead;
    try {
      return await work();
    } finally {
      this.#ahead = undefined;
      ahead.close();
    }
  }

  forget(path: string): void {
    this.#entries.delete(path);
    if (!this.#texts.openText(path)) this.#good.delete(path);
  }

  async #read(path: string, needed: boolean): Promise<CodeFacts | undefined> {
    const entry = await this.#readEntry(path, needed);
    this.#entries.set(path, entry);
    return needed || entry?.matters ? entry?.facts : undefined;
  }

  async #readEntry(path: string, needed: boolean): Promise<Entry | undefined> {
    const loadable = this.#readers.codeFor(path);
    if (!loadable || !(await this.#folders.isOwn(path))) return undefined;
    const text = await this.#texts.read(path);
    if (!text) return undefined;
    const key = keyOf(loadable, path);
    const cached = this.#cache.get(key, text.hash) as Entry | undefined;
    if (cached && (cached.facts || !(needed || cached.matters))) return this.#keepGood(path, text, cached);
    const entry = await this.#parse(loadable, path, text, needed);
    if (entry) this.#cache.set(key, text.hash, entry);
    return entry && this.#keepGood(path, text, entry);
  }

  /** A file for a thread; undefined when there is nothing to read in it, or its facts are known. */
  async #toRead(path: string): Promise<HashedFile | undefined> {
    const loadable = this.#readers.codeFor(path);
    if (!loadable || this.#entries.has(path) || !(await this.#folders.isOwn(path))) return undefined;
    const text = await this.#texts.read(path);
    return text && !this.#cache.get(keyOf(loadable, path), text.hash) ? { path, ...text } : undefined;
  }

  async #parse(
    loadable: Loadable<CodeReader>,
    path: string,
    { text, hash }: Text,
    needed: boolean,
  ): Promise<Entry | undefined> {
    this.#faults.delete(path);
    const ahead = needed ? undefined : await this.#ahead?.take(path, hash);
    const read = ahead ?? (await readFile(() => loadable.load(), { path, text }, needed));
    if (read.kind === 'read') return { hash, matters: read.matters, ...(read.facts && { facts: read.facts }) };
    this.#faults.set(path, read.reason);
    return undefined;
  }

  /** While an open document does not parse and much is lost by it, the facts of its last good text stay. */
  #keepGood(path: string, { text }: Text, entry: Entry): Entry {
    const { facts } = entry;
    if (!facts || !this.#texts.openText(path)) return entry;
    const good = this.#good.get(path);
    if (!good || facts.problems.length === 0) {
      this.#good.set(path, { facts, text });
      return entry;
    }
    if (weight(facts) >= lostMuch * weight(good.facts)) return entry;
    const moved = carryOver(good.facts, path, good.text, text);
    return { ...entry, matters: true, carried: true, facts: { ...moved, problems: facts.problems } };
  }
}

/** What its facts are kept under between runs. */
function keyOf({ name }: Loadable<CodeReader>, path: string): string {
  return `${name} ${path}`;
}

/** With less than this share of its facts left, a text that does not parse is not taken at its word. */
const lostMuch = 0.8;

function weight(facts: CodeFacts): number {
  const { functions, imports, exports, invocations, clients, calls, environmentReads } = facts;
  return [functions, imports, exports, invocations, clients, calls, environmentReads].reduce(
    (sum, list) => sum + list.length,
    0,
  );
}
