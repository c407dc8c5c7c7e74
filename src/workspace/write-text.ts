import type { FileSystem } from './file-system.js';

/**
 * Puts a new text into a file as the file is written: with its byte order mark. Rejects, and writes nothing, when the file
 * is not UTF-8, because what could not be read would be lost.
 */
export async function writeText(fileSystem: FileSystem, path: string, text: string): Promise<void> {
  const before = await fileSystem.readFile(path, Number.POSITIVE_INFINITY);
  const mark = before && startsWithMark(before) ? '\ufeff' : '';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(before);
  } catch {
    throw new Error('it is not UTF-8');
  }
  await fileSystem.writeFile(path, new TextEncoder().encode(mark + text));
}

function startsWithMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}
