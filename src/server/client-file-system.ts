import type { Connection } from 'vscode-languageserver';
import { type URI, Utils } from 'vscode-uri';
import type { FileSystem, FolderEntry, LinkTarget } from '../workspace/file-system.js';
import { type FolderEntry as EntryView, methods } from './protocol.js';

/**
 * A folder the server cannot reach itself (a repository on the web, a browser without a disk), read through the client.
 * Only the client writes there.
 */
export class ClientFileSystem implements FileSystem {
  readonly #connection: Connection;
  readonly #folder: URI;

  constructor(connection: Connection, folder: URI) {
    this.#connection = connection;
    this.#folder = folder;
  }

  async readFile(path: string, limit: number): Promise<Uint8Array | undefined> {
    const bytes = await readThroughClient(this.#connection, this.#at(path));
    return bytes.length > limit ? undefined : bytes;
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    const entries = await this.#connection.sendRequest<readonly EntryView[] | null>(methods.readFolder, {
      uri: this.#at(path).toString(),
    });
    if (!entries) throw new Error(`${path} cannot be listed`);
    return entries.map(({ name, kind }) => ({ name, type: kind }));
  }

  /** The client follows links by itself but does not say where they lead: they count as leading out. */
  async followLink(): Promise<LinkTarget> {
    return { kind: 'outside' };
  }

  async writeFile(path: string): Promise<void> {
    throw new Error(`${path} can only be changed by the editor`);
  }

  #at(path: string): URI {
    return path === '' ? this.#folder : Utils.joinPath(this.#folder, path);
  }
}

/** The bytes of any file the client can read. Rejects when it cannot. */
export async function readThroughClient(connection: Connection, uri: URI): Promise<Uint8Array<ArrayBuffer>> {
  const text = await connection.sendRequest<string | null>(methods.readFile, { uri: uri.toString() });
  if (text === null) throw new Error(`${uri.path} cannot be read`);
  return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
}
