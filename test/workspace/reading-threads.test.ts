import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../src/workspace/index.js';
import { Readers } from '../../src/workspace/readers.js';
import { type ReadFile, type ReadingThread, readFile } from '../../src/workspace/reading-thread.js';
import { fakeReaders, fakeRules, type ReadLog } from './fake-readers.js';
import { MemoryFileSystem } from './memory-file-system.js';

const many = 1200;
const files = Object.fromEntries(
  Array.from({ length: many }, (_, index) => [
    `src/job${String(index).padStart(4, '0')}.ts`,
    index % 3 === 0 ? 'helper' : `handler job\n${index % 2 === 0 ? 'todo' : ''}`,
  ]),
);

/** A thread that reads in the thread of the test; `fails` says of which request on it is gone. */
class Thread implements ReadingThread {
  readonly files: string[] = [];
  closed = false;
  readonly #readers: Readers;
  readonly #fails: number;
  #requests = 0;

  constructor(fails = Number.POSITIVE_INFINITY) {
    this.#readers = new Readers(fakeReaders());
    this.#fails = fails;
  }

  async read(batch: readonly { path: string; text: string }[]): Promise<readonly ReadFile[]> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (++this.#requests > this.#fails) throw new Error('gone');
    this.files.push(...batch.map(({ path }) => path));
    return Promise.all(batch.map((file) => readFile(() => this.#readers.codeFor(file.path)!.load(), file, false)));
  }

  close(): void {
    this.closed = true;
  }
}

async function scan(threads: readonly Thread[], content: Readonly<Record<string, string>> = files) {
  const log: ReadLog = { read: [] };
  const workspace = await openWorkspace(new MemoryFileSystem({ ...content }), {
    readers: fakeReaders(log),
    rules: fakeRules,
    roles: [],
    threads: () => threads,
  });
  const { millis: _, ...result } = await workspace.scan();
  return { result, read: log.read, workspace };
}

describe('threads that read ahead', () => {
  test('change nothing of what is found', async () => {
    const threads = [new Thread(), new Thread()];
    const [alone, together] = [await scan([]), await scan(threads)];
    expect(together.result.findings.map(({ range }) => range)).toEqual(alone.result.findings.map(({ range }) => range));
    expect(together.result.practised).toEqual(alone.result.practised);
    expect(together.result.functions).toBe(alone.result.functions);
  });

  test('begin where the workspace ends, and no file is read twice', async () => {
    const thread = new Thread();
    const { read } = await scan([thread]);
    expect(thread.files[0]).toBe(`src/job${many - 1}.ts`);
    expect(read.filter((path) => thread.files.includes(path))).toEqual([]);
    expect(thread.closed).toBe(true);
  });

  test('may end in the middle: the workspace reads on by itself', async () => {
    const { result } = await scan([new Thread(1)]);
    expect(result.findings).toHaveLength((await scan([])).result.findings.length);
    expect(result.problems).toEqual([]);
  });

  test('are not started for few files', async () => {
    const thread = new Thread();
    await scan([thread], { 'src/job.ts': 'handler job\ntodo' });
    expect(thread.files).toEqual([]);
  });

  test('read a file again that was changed since', async () => {
    const { workspace } = await scan([new Thread()]);
    const last = `src/job${many - 1}.ts`;
    workspace.update(last, 'handler job\n\n\ntodo');
    const { findings } = await workspace.lint();
    expect(findings.filter(({ range }) => range.file === last).map(({ range }) => range.start.line)).toEqual([3]);
  });
});
