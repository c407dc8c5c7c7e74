/**
 * Tells what was typed from what an editor read again: when the file of a document that has no edits of its own is changed by a
 * pull, a checkout or another program, the editor gives the document the new text of the file. Everything is judged in the
 * order it is told in.
 */
export class Rereading {
  readonly #read: (path: string) => Promise<string | undefined>;
  /** Documents that were as their files are, when they were judged last. */
  readonly #unedited = new Set<string>();
  #judged: Promise<void> = Promise.resolve();

  /** `read` gives the text of a file as it lies there; undefined when it cannot be read. */
  constructor(read: (path: string) => Promise<string | undefined>) {
    this.#read = read;
  }

  /** Resolves when everything told so far is judged. */
  get settled(): Promise<void> {
    return this.#judged;
  }

  opened(path: string, text: string): void {
    // Asked at once: the file may change before what was told earlier is judged.
    const isOnDisk = this.#isOnDisk(path, text);
    this.#then(async () => {
      if (await isOnDisk) this.#unedited.add(path);
    });
  }

  /** A document has another text. `reread` is called when that comes from its file. */
  changed(path: string, text: string, reread: () => void): void {
    this.#then(async () => {
      // With edits of its own no editor reads a file again by itself: what is typed key by key is not looked up each time.
      if (!this.#unedited.has(path)) return;
      if (await this.#isOnDisk(path, text)) reread();
      else this.#unedited.delete(path);
    });
  }

  /** A document was written to its file. `written` is called when what came before it is judged. */
  saved(path: string, written: () => void): void {
    this.#then(async () => {
      this.#unedited.add(path);
      written();
    });
  }

  closed(path: string): void {
    this.#then(async () => {
      this.#unedited.delete(path);
    });
  }

  #then(judge: () => Promise<void>): void {
    this.#judged = this.#judged.then(judge);
  }

  async #isOnDisk(path: string, text: string): Promise<boolean> {
    const lying = await this.#read(path);
    return lying !== undefined && withOneLineEnd(lying) === withOneLineEnd(text);
  }
}

/** Editors show one kind of line end, whatever a file mixes. */
function withOneLineEnd(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
