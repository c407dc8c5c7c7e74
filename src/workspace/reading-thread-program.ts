import { parentPort } from 'node:worker_threads';
import { nodeAssets } from './node-assets.js';
import type { ReadingAnswer, ReadingRequest } from './node-reading-threads.js';
import { Readers, standardReaders } from './readers.js';
import { type ReadFile, readFile } from './reading-thread.js';

/** What runs in a reading thread: an answer for each request, with the same number. */
const readers = new Readers(standardReaders(nodeAssets));

parentPort?.on('message', async ({ number, files }: ReadingRequest) => {
  const answers: ReadFile[] = [];
  for (const file of files) {
    const reader = readers.codeFor(file.path);
    answers.push(
      reader
        ? await readFile(() => reader.load(), file, false)
        : { kind: 'failed', reason: `no reader is known for ${file.path}` },
    );
  }
  parentPort?.postMessage({ number, answers } satisfies ReadingAnswer);
});
