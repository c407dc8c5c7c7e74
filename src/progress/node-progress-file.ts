import { isAscii } from 'node:buffer';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { appendFile, type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
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
      const bytes = await readFile(this.#path);
      // Nearly every record is ASCII, which is decoded several times as fast as UTF-8 that happens to be.
      return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async stamp(): Promise<string | undefined> {
    try {
      const { size, mtimeMs, ino } = await stat(this.#path);
      return `${size} ${mtimeMs} ${ino}`;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async edges(): Promise<{ readonly firstLine: string; readonly last: string } | undefined> {
    let file: FileHandle;
    try {
      file = await open(this.#path, 'r');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    try {
      const { size } = await file.stat();
      const start = await textAt(file, 0, longestHead);
      const last = await textAt(file, Math.max(0, size - 1), 1);
      return { firstLine: start.split('\n', 1)[0] ?? '', last };
    } finally {
      await file.close();
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

/** Bytes within which the first line of a journal ends. */
const longestHead = 1024;

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
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
