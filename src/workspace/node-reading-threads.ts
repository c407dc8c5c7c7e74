import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../model/source.js';
import type { ReadFile, ReadingThread } from './reading-thread.js';

export interface ReadingRequest {
  readonly number: number;
  readonly files: readonly SourceFile[];
}

export interface ReadingAnswer {
  readonly number: number;
  readonly answers: readonly ReadFile[];
}

/** More than these would wait for the workspace, which joins what they read. */
const mostThreads = 3;

/**
 * Threads of Node for a large scan, as many as there are processors to spare. None where there is only one, or where the
 * project runs from its sources: the program of a thread is a file beside the bundle.
 */
export function nodeReadingThreads(): readonly ReadingThread[] {
  const program = ['reading-thread.js', '../reading-thread.js']
    .map((name) => new URL(name, import.meta.url))
    .find((url) => existsSync(url));
  if (!program) return [];
  const spare = Math.min(mostThreads, availableParallelism() - 1);
  return Array.from({ length: spare }, () => new NodeReadingThread(program));
}

interface Waiting {
  readonly resolve: (answers: readonly ReadFile[]) => void;
  readonly reject: (reason: Error) => void;
}

class NodeReadingThread implements ReadingThread {
  readonly #worker: Worker;
  readonly #open = new Map<number, Waiting>();
  #number = 0;
  #isGone = false;

  constructor(program: URL) {
    this.#worker = new Worker(program);
    // A process that is done does not wait for a thread.
    this.#worker.unref();
    this.#worker.on('message', ({ number, answers }: ReadingAnswer) => {
      this.#open.get(number)?.resolve(answers);
      this.#open.delete(number);
    });
    this.#worker.on('error', () => this.#rejectAll());
    this.#worker.on('exit', () => this.#rejectAll());
  }

  async read(files: readonly SourceFile[]): Promise<readonly ReadFile[]> {
    if (this.#isGone) throw new Error('The reading thread has ended.');
    const number = this.#number++;
    return new Promise((resolve, reject) => {
      this.#open.set(number, { resolve, reject });
      this.#worker.postMessage({ number, files } satisfies ReadingRequest);
    });
  }

  close(): void {
    void this.#worker.terminate();
  }

  #rejectAll(): void {
    this.#isGone = true;
    for (const { reject } of this.#open.values()) reject(new Error('The reading thread has ended.'));
    this.#open.clear();
  }
}
