import { mkdirSync, rmSync, statSync } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProgressFile } from './progress-file.js';

/** Who holds the file longer than this has crashed. */
const staleMillis = 10_000;
const retryMillis = 20;

/** A file on disk. Other processes are kept out by a folder beside it, which can be made only once. */
export class NodeProgressFile implements ProgressFile {
  readonly #path: string;

  /** `path` is absolute; its folders are made when something is written. */
  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async append(text: string): Promise<void> {
    await appendFile(this.#path, text);
  }

  async replace(text: string): Promise<void> {
    const fresh = `${this.#path}.new`;
    const file = await open(fresh, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.#path);
  }

  async setAside(): Promise<string> {
    for (let number = 1; ; number++) {
      const name = `${basename(this.#path)}.damaged-${number}`;
      const target = join(dirname(this.#path), name);
      if (exists(target)) continue;
      await rename(this.#path, target);
      return name;
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const lock = `${this.#path}.lock`;
    await mkdir(dirname(this.#path), { recursive: true });
    while (!taken(lock)) await wait(retryMillis);
    try {
      return await work();
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
}

/** Makes the lock, after clearing one that a crash left. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    try {
      if (Date.now() - statSync(lock).mtimeMs > staleMillis) rmSync(lock, { recursive: true, force: true });
    } catch {
      // It was given back a moment ago.
    }
    return false;
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
