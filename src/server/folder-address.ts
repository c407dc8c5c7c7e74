import { URI, Utils } from 'vscode-uri';

/** A folder's address: turns addresses of files in it into workspace-relative paths and back. */
export class FolderAddress {
  readonly uri: URI;
  readonly #prefix: string;

  constructor(uri: string | URI) {
    this.uri = typeof uri === 'string' ? URI.parse(uri) : uri;
    this.#prefix = `${comparable(this.uri).replace(/\/+$/, '')}/`;
  }

  /** Equal for two addresses of one folder. */
  get key(): string {
    return this.#prefix;
  }

  /** The path of a file in the folder, with `/`; undefined for a file elsewhere. */
  pathOf(uri: string): string | undefined {
    const address = comparable(URI.parse(uri));
    return address.startsWith(this.#prefix) ? address.slice(this.#prefix.length) : undefined;
  }

  uriOf(path: string): string {
    return Utils.joinPath(this.uri, path).toString();
  }
}

/** Not encoded, with the drive letter in lower case: clients write both in their own ways. */
function comparable({ scheme, authority, path }: URI): string {
  return `${scheme}://${authority}${path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase())}`;
}
