import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const readable = /\.([cm]?[jt]sx?|py|ya?ml|json|template)$/;

/** Walks a folder and hashes every file that could be ours: the floor of a second scan. */
export async function hash(folder: string) {
  const started = performance.now();
  const files = await walk(folder);
  for (const file of files)
    createHash('sha1')
      .update(await readFile(file))
      .digest('hex');
  return { millis: performance.now() - started, files: files.length };
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.git' ? [] : walk(path);
    return entry.isFile() && readable.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}
