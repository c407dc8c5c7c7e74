import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { FileSystem, FolderEntry, LinkTarget } from './file-system.js';

/**
 * The file system of Node under one folder. It works synchronously behind its promises: a scan reads thousands of small
 * files, and one after the other that takes a fraction of the time the asynchronous calls need.
 */
export class NodeFileSystem implements FileSystem {
  readonly #root: string;

  /** `root` is an absolute path; its own links are followed. */
  constructor(root: string) {
    this.#root = existingRealPath(root);
  }

  async readFile(path: string, limit: number): Promise<Uint8Array | undefined> {
    const absolute = join(this.#root, path);
    return statSync(absolute).size > limit ? undefined : readFileSync(absolute);
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    return readdirSync(join(this.#root, path), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      type: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
    }));
  }

  async followLink(path: string): Promise<LinkTarget> {
    let target: string;
    try {
      target = realpathSync.native(join(this.#root, path));
    } catch {
      return { kind: 'broken' };
    }
    const inside = relative(this.#root, target);
    if (inside === '..' || inside.startsWith(`..${sep}`) || join(this.#root, inside) !== target) {
      return { kind: 'outside' };
    }
    const kind = statSync(target).isDirectory() ? 'folder' : 'file';
    return { kind, path: inside.split(sep).join('/') };
  }

  async writeFile(path: string, content: Uint8Array): Promise<void> {
    const absolute = join(this.#root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }
}

/** A folder that is not there yet (a cache) keeps the name it was given. */
function existingRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
