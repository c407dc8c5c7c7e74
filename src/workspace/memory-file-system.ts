import type { FileSystem, FolderEntry } from './file-system.js';

/** A workspace that exists only in memory: the start of an exercise, examples of rule pages, tests. Paths without a file reject. */
export class MemoryFileSystem implements FileSystem {
  readonly files: Map<string, Uint8Array>;

  constructor(files: ReadonlyMap<string, string>) {
    this.files = new Map([...files].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  /** The text of a file; undefined when there is none. */
  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  async readFile(path: string, limit: number): Promise<Uint8Array | undefined> {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`${path} does not exist`);
    return bytes.length > limit ? undefined : bytes;
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    const prefix = path === '' ? '' : `${path}/`;
    const entries = new Map<string, FolderEntry>();
    for (const file of this.files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...rest] = file.slice(prefix.length).split('/');
      entries.set(name, { name, type: rest.length > 0 ? 'folder' : 'file' });
    }
    if (entries.size === 0 && path !== '') throw new Error(`${path} does not exist`);
    return [...entries.values()];
  }

  async followLink(): Promise<{ readonly kind: 'broken' }> {
    return { kind: 'broken' };
  }

  async writeFile(path: string, content: Uint8Array): Promise<void> {
    this.files.set(path, content);
  }
}
