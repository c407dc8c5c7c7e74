import { fingerprint } from '../checker/fingerprint.js';
import { baseName, folderOf } from '../linker/paths.js';
import type { FileSystem } from './file-system.js';
import type { Skip, SkipReason } from './skips.js';

/** A text and what tells its content from others. */
export interface Text {
  readonly text: string;
  readonly hash: string;
}

const largestFile = 5_000_000;
const minifiedFrom = 10_000;
const minifiedLine = 400;

/** Texts of files: those of open documents as they are typed, the others as they lie on the disk. */
export class Texts {
  readonly #fileSystem: FileSystem;
  readonly #open = new Map<string, Text>();
  readonly #skips = new Map<string, SkipReason>();
  readonly #failures = new Map<string, string>();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** The text of an open document; undefined when the file is not open. */
  openText(path: string): Text | undefined {
    return this.#open.get(path);
  }

  /** Takes `text` for the file's until it is closed. False when nothing changed. */
  open(path: string, text: string): boolean {
    const hash = hashOf(text);
    const changed = this.#open.get(path)?.hash !== hash;
    if (changed) this.#open.set(path, { text, hash });
    return changed;
  }

  /** True when it was open. */
  close(path: string): boolean {
    return this.#open.delete(path);
  }

  /** Names of the open documents directly in a folder, on the disk or not. */
  openIn(folder: string): readonly string[] {
    return [...this.#open.keys()].filter((path) => folderOf(path) === folder).map(baseName);
  }

  /** The text of a file; undefined when it cannot or should not be read, which is then counted. */
  async read(path: string): Promise<Text | undefined> {
    const open = this.#open.get(path);
    if (open) return open;
    this.#skips.delete(path);
    this.#failures.delete(path);
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#fileSystem.readFile(path, largestFile);
    } catch (error) {
      this.#failures.set(path, error instanceof Error ? error.message : String(error));
      return this.#skip(path, 'unreadable');
    }
    if (!bytes) return this.#skip(path, 'too-large');
    if (bytes.includes(0)) return this.#skip(path, 'binary');
    const text = new TextDecoder().decode(bytes);
    if (isMinified(path, text)) return this.#skip(path, 'minified');
    return { text, hash: hashOf(text) };
  }

  /** Counts a file that is left out before it is read. */
  skip(path: string, reason: SkipReason): void {
    this.#skips.set(path, reason);
  }

  get skips(): readonly Skip[] {
    return [...this.#skips].map(([path, reason]) => ({ path, reason }));
  }

  /** What the system said of each unreadable file. */
  get failures(): ReadonlyMap<string, string> {
    return this.#failures;
  }

  forgetSkip(path: string): void {
    this.#skips.delete(path);
    this.#failures.delete(path);
  }

  #skip(path: string, reason: SkipReason): undefined {
    this.#skips.set(path, reason);
    return undefined;
  }
}

function hashOf(text: string): string {
  return `${text.length.toString(36)}-${fingerprint(text)}`;
}

/** Long lines and many of them: made by a tool, and nothing a person would repair. */
function isMinified(path: string, text: string): boolean {
  if (!/\.[cm]?jsx?$/.test(path)) return false;
  if (/[.-]min\.[cm]?js$/.test(path)) return true;
  return text.length > minifiedFrom && text.length / text.split('\n').length > minifiedLine;
}
