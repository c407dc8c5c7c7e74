import type { FileSystem, FolderEntry, LinkTarget } from '../../src/workspace/index.js';

/** Files in memory by path. A value can be text, bytes, `{ link }` to a path (or outside), or `{ fails }` with a reason. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly fails: string };

export class MemoryFileSystem implements FileSystem {
  readonly files: Map<string, MemoryFile>;
  /** Paths read so far, in order. */
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, MemoryFile>>) {
    this.files = new Map(Object.entries(files));
  }

  async readFile(path: string, limit: number): Promise<Uint8Array | undefined> {
    this.reads.push(path);
    const file = this.files.get(path);
    if (file === undefined) throw new Error('no such file');
    if (typeof file === 'string') return within(new TextEncoder().encode(file), limit);
    if (file instanceof Uint8Array) return within(file, limit);
    if ('fails' in file) throw new Error(file.fails);
    return this.readFile(file.link, limit);
  }

  async readFolder(folder: string): Promise<readonly FolderEntry[]> {
    const entries = new Map<string, FolderEntry>();
    for (const [path, file] of this.files) {
      if (folder !== '' && !path.startsWith(`${folder}/`)) continue;
      const [name = '', ...rest] = path.slice(folder === '' ? 0 : folder.length + 1).split('/');
      const isLink = typeof file === 'object' && 'link' in file;
      entries.set(name, { name, type: rest.length > 0 ? 'folder' : isLink ? 'link' : 'file' });
    }
    if (entries.size === 0 && folder !== '') throw new Error('no such folder');
    return [...entries.values()];
  }

  async followLink(path: string): Promise<LinkTarget> {
    const file = this.files.get(path);
    const target = typeof file === 'object' && 'link' in file ? file.link : path;
    if (target.startsWith('..')) return { kind: 'outside' };
    if (target === path) return { kind: 'broken' };
    if (this.files.has(target)) return { kind: 'file', path: target };
    const isFolder = [...this.files.keys()].some((other) => other.startsWith(`${target}/`)) || target === '';
    return isFolder ? { kind: 'folder', path: target } : { kind: 'broken' };
  }

  async writeFile(path: string, content: Uint8Array): Promise<void> {
    this.files.set(path, content);
  }

  text(path: string): string {
    const file = this.files.get(path);
    return file instanceof Uint8Array ? new TextDecoder().decode(file) : String(file);
  }
}

function within(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  return bytes.length > limit ? undefined : bytes;
}
