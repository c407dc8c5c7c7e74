import type { SourceFile } from '../model/source.js';
import type { ReadFile, ReadingThread } from './reading-thread.js';

/** With the hash of its text, by which it is told whether the file is still the same. */
export interface HashedFile extends SourceFile {
  readonly hash: string;
}

/** What is handed to a thread at once: enough to work on until the workspace lets others come to word again. */
const batchSize = 40;

/** While a thread works on one batch the next one waits for it. */
const batchesAhead = 2;

/**
 * Has threads read source files before the workspace comes to them: from the end of the list, as the workspace itself
 * begins at its start. What no thread has taken by then, the workspace reads itself.
 */
export class ReadAhead {
  readonly #threads: readonly ReadingThread[];
  /** The next one is the last. */
  readonly #waiting: string[];
  readonly #sourceOf: (path: string) => Promise<HashedFile | undefined>;
  readonly #underway = new Map<string, { readonly hash: string; readonly answer: Promise<ReadFile | undefined> }>();
  readonly #taken = new Set<string>();

  /** `sourceOf` gives undefined for what need not be read. */
  constructor(
    paths: readonly string[],
    threads: readonly ReadingThread[],
    sourceOf: (path: string) => Promise<HashedFile | undefined>,
  ) {
    this.#waiting = [...paths];
    this.#threads = threads;
    this.#sourceOf = sourceOf;
    for (const thread of threads) for (let batch = 0; batch < batchesAhead; batch++) void this.#keepBusy(thread);
  }

  /** What a thread makes of a file with this text; undefined when none does, and then none will. */
  async take(path: string, hash: string): Promise<ReadFile | undefined> {
    this.#taken.add(path);
    const found = this.#underway.get(path);
    this.#underway.delete(path);
    return found?.hash === hash ? found.answer : undefined;
  }

  /** Ends the threads. */
  close(): void {
    this.#waiting.length = 0;
    for (const thread of this.#threads) thread.close();
  }

  async #keepBusy(thread: ReadingThread): Promise<void> {
    for (let batch = await this.#nextBatch(); batch.length > 0; batch = await this.#nextBatch()) {
      const answers = thread.read(batch).catch(() => []);
      for (const [index, { path, hash }] of batch.entries()) {
        if (!this.#taken.has(path)) this.#underway.set(path, { hash, answer: answers.then((all) => all[index]) });
      }
      await answers;
    }
  }

  async #nextBatch(): Promise<readonly HashedFile[]> {
    const batch: HashedFile[] = [];
    while (batch.length < batchSize) {
      const path = this.#waiting.pop();
      if (path === undefined) break;
      if (this.#taken.has(path)) continue;
      const source = await this.#sourceOf(path);
      if (source) batch.push(source);
    }
    return batch;
  }
}
