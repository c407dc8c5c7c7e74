import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Assets } from '../../../src/model/reader.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';

const packages = createRequire(import.meta.url);

/** The parser's parts as npm installed them. */
export const installedAssets: Assets = {
  load: async (name) => {
    const owner = name === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : 'tree-sitter-c-sharp';
    return new Uint8Array(await readFile(packages.resolve(`${owner}/${name}`)));
  },
};

export const path = 'src/Orders/Function.cs';

/** The text a range covers. */
export function textAt(text: string, range: SourceRange): string {
  const index = new LineIndex({ path: range.file, text });
  return text.slice(index.offset(range.start), index.offset(range.end));
}

/** Takes off leading line breaks, the indentation of the first line from every line, and that of an empty last line. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n+/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart())).join('\n');
}
