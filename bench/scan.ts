import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../rules/index.js';
import { framework } from '../rules/skills.js';
import type { SourceFile } from '../src/model/source.js';
import { type CacheStore, openWorkspace, type ReaderCatalogue, standardReaders } from '../src/workspace/index.js';
import { nodeAssets } from '../src/workspace/node-assets.js';
import { NodeFileSystem } from '../src/workspace/node-file-system.js';
import { nodeReadingThreads } from '../src/workspace/node-reading-threads.js';

/** Scans a folder as the command line does, without facts from before. */
export async function scan(folder: string) {
  return timed(folder, standardReaders(nodeAssets));
}

/** Scans a folder a second time, with the facts that the first time left. */
export async function rescan(folder: string) {
  const store = mkdtempSync(join(tmpdir(), 'serverless-coach-facts-'));
  try {
    const cache: CacheStore = { fileSystem: new NodeFileSystem(store), file: 'facts', build: 'bench' };
    await timed(folder, standardReaders(nodeAssets), { cache });
    return await timed(folder, standardReaders(nodeAssets), { cache });
  } finally {
    rmSync(store, { recursive: true });
  }
}

/** Scans a folder and writes the paths of the files it parses to `list`, one a line, each once however many readers it has. */
export async function listParsed(folder: string, list: string) {
  const parsed = new Set<string>();
  const readers = watched(standardReaders(nodeAssets), ({ path }) => {
    parsed.add(path);
  });
  // What threads read is not seen from here.
  const result = await timed(folder, readers, { threads: false });
  writeFileSync(list, [...parsed].join('\n'));
  return result;
}

async function timed(
  folder: string,
  readers: ReaderCatalogue,
  { cache, threads = true }: { readonly cache?: CacheStore; readonly threads?: boolean } = {},
) {
  const started = performance.now();
  const workspace = await openWorkspace(new NodeFileSystem(folder), {
    readers,
    rules,
    roles: framework.roles.map(({ id }) => id),
    signals: false,
    ...(threads && { threads: nodeReadingThreads }),
    ...(cache && { cache }),
  });
  const { files } = await workspace.scan();
  return { millis: performance.now() - started, files };
}

function watched(catalogue: ReaderCatalogue, see: (source: SourceFile) => void): ReaderCatalogue {
  const watch = <Reader extends { read(source: SourceFile): unknown }>(reader: Reader): Reader => ({
    ...reader,
    read: (source: SourceFile) => {
      see(source);
      return reader.read(source);
    },
  });
  return {
    code: catalogue.code.map((lazy) => ({ ...lazy, load: async () => watch(await lazy.load()) })),
    templates: catalogue.templates.map((lazy) => ({ ...lazy, load: async () => watch(await lazy.load()) })),
  };
}
