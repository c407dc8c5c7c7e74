import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Assets } from '../model/reader.js';

/** The packages the grammars come from, for running from source. */
const packages: Readonly<Record<string, string>> = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python.wasm': 'tree-sitter-python/tree-sitter-python.wasm',
};

/** Reads grammars that lie beside the bundle, or in `node_modules` when there is no bundle. */
export const nodeAssets: Assets = {
  async load(name) {
    const [beside, above] = [new URL(name, import.meta.url), new URL(`../${name}`, import.meta.url)];
    const bytes = await readFile(beside)
      .catch(() => readFile(above))
      .catch(() => readFile(createRequire(import.meta.url).resolve(packages[name] ?? name)));
    return new Uint8Array(bytes);
  },
};
