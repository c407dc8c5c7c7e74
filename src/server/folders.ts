import { URI, Utils } from 'vscode-uri';
import type { Folder } from './folder.js';
import { FolderAddress } from './folder-address.js';

/** A file and the folder it belongs to. */
export interface Located {
  readonly folder: Folder;
  readonly path: string;
}

/** The folders the client has open, and those of files that were opened alone. */
export class Folders {
  readonly #make: (address: FolderAddress, loose: boolean) => Folder;
  readonly #folders = new Map<string, Folder>();

  constructor(make: (address: FolderAddress, loose: boolean) => Folder) {
    this.#make = make;
  }

  get all(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  /** Adds a folder of the workspace, or with `loose` one that is only there while a file of it is open. */
  add(uri: string, loose = false): void {
    const address = new FolderAddress(uri);
    const before = this.#folders.get(address.key);
    if (!before || (before.loose && !loose)) this.#folders.set(address.key, this.#make(address, loose));
  }

  /** The folder taken out; undefined when it was not there. */
  remove(uri: string): Folder | undefined {
    const { key } = new FolderAddress(uri);
    const folder = this.#folders.get(key);
    this.#folders.delete(key);
    return folder;
  }

  /** The innermost folder that holds a file; undefined for a file outside of all. */
  locate(uri: string): Located | undefined {
    const holding = this.all.flatMap((folder) => {
      const path = folder.address.pathOf(uri);
      return path === undefined ? [] : [{ folder, path }];
    });
    return holding.toSorted((a, b) => a.path.length - b.path.length)[0];
  }

  /** As `locate`; a file on the disk that lies in no folder gets its own. Documents of other kinds are left alone. */
  locateOrAdd(uri: string): Located | undefined {
    const located = this.locate(uri);
    if (located || URI.parse(uri).scheme !== 'file') return located;
    const address = new FolderAddress(Utils.dirname(URI.parse(uri)));
    this.#folders.set(address.key, this.#make(address, true));
    return this.locate(uri);
  }
}
