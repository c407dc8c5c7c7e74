import type { FileSystem } from './file-system.js';

/**
 * Facts of earlier runs, by reader, path and content. It is one text file: a header line, then a line of JSON for each
 * file. Lines are taken apart only when their file is asked for; one that is damaged counts as not there.
 */
export class FactCache {
  readonly #store: CacheStore | undefined;
  readonly #lines = new Map<string, string>();
  readonly #used = new Map<string, string>();
  #changed = false;

  private constructor(store: CacheStore | undefined) {
    this.#store = store;
  }

  /** A cache that forgets. */
  static none(): FactCache {
    return new FactCache(undefined);
  }

  /** What an earlier run of the same build left; empty when there is none that can be used. */
  static async open(store: CacheStore): Promise<FactCache> {
    const cache = new FactCache(store);
    const bytes = await store.fileSystem.readFile(store.file, largestCache).catch(() => undefined);
    const [header, ...lines] = bytes ? new TextDecoder().decode(bytes).split('\n') : [];
    if (header !== headerOf(store)) return cache;
    for (const line of lines) {
      const end = line.indexOf('\t');
      if (end > 0) cache.#lines.set(line.slice(0, end), line.slice(end + 1));
    }
    return cache;
  }

  /** The object kept under `key` for content of this hash. */
  get(key: string, hash: string): object | undefined {
    const line = this.#lines.get(key);
    const end = line?.indexOf('\t') ?? -1;
    if (line === undefined || line.slice(0, end) !== hash) return undefined;
    try {
      const value: unknown = JSON.parse(line.slice(end + 1));
      if (typeof value !== 'object' || value === null) return undefined;
      this.#used.set(key, line);
      return value;
    } catch {
      return undefined;
    }
  }

  set(key: string, hash: string, value: object): void {
    if (!this.#store) return;
    this.#used.set(key, `${hash}\t${JSON.stringify(value)}`);
    this.#changed = true;
  }

  /**
   * Writes what this run used or found and, unless the run saw `everything` there is, what it did not ask for. A cache
   * that cannot be written is no fault: the next run is slower.
   */
  async save(everything: boolean): Promise<void> {
    const store = this.#store;
    const outdated = everything && this.#used.size < this.#lines.size;
    if (!store || (!this.#changed && !outdated)) return;
    const kept = everything ? this.#used : new Map([...this.#lines, ...this.#used]);
    const lines = [...kept].map(([key, line]) => `\n${key}\t${line}`);
    const content = new TextEncoder().encode(headerOf(store) + lines.join(''));
    await store.fileSystem.writeFile(store.file, content).catch(() => undefined);
    this.#changed = false;
  }
}

/** Where a cache is kept. */
export interface CacheStore {
  readonly fileSystem: FileSystem;
  readonly file: string;
  /** Facts of another build are not used: its readers may see other things. */
  readonly build: string;
}

const largestCache = 500_000_000;

function headerOf(store: CacheStore): string {
  return `serverless-coach facts 1 ${store.build}`;
}
