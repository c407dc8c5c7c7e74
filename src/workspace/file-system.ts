/**
 * The world as the workspace needs it. Paths are relative to the workspace folder, with `/`; `''` is the folder itself.
 * Every method rejects when the path cannot be used; the message is for people.
 */
export interface FileSystem {
  /** The bytes of a file, or undefined when there are more than `limit`. Links are followed. */
  readFile(path: string, limit: number): Promise<Uint8Array | undefined>;
  /** What lies directly in a folder, in any order. */
  readFolder(path: string): Promise<readonly FolderEntry[]>;
  /** Where a link leads in the end. `outside` is anywhere that is not in the workspace folder. */
  followLink(path: string): Promise<LinkTarget>;
  /** Puts a whole new content into a file, making file and folders where there are none. */
  writeFile(path: string, content: Uint8Array): Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  /** `other` is a socket, device or the like. */
  readonly type: 'file' | 'folder' | 'link' | 'other';
}

export type LinkTarget =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  | { readonly kind: 'outside' }
  /** It leads nowhere, or in a circle. */
  | { readonly kind: 'broken' };
