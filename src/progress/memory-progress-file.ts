import type { ProgressFile } from './progress-file.js';

/** Progress that is gone with the window: where there is no disk, or nobody said where to keep it. */
export class MemoryProgressFile implements ProgressFile {
  #text: string | undefined;
  #changes = 0;
  #last: Promise<unknown> = Promise.resolve();

  async read(): Promise<string | undefined> {
    return this.#text;
  }

  async stamp(): Promise<string | undefined> {
    return this.#text === undefined ? undefined : String(this.#changes);
  }

  async edges(): Promise<{ readonly firstLine: string; readonly last: string } | undefined> {
    const text = this.#text;
    return text === undefined ? undefined : { firstLine: text.split('\n', 1)[0] ?? '', last: text.slice(-1) };
  }

  async append(text: string): Promise<void> {
    await this.replace((this.#text ?? '') + text);
  }

  async replace(text: string): Promise<void> {
    this.#text = text;
    this.#changes++;
  }

  async setAside(): Promise<string> {
    this.#text = undefined;
    return '';
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
