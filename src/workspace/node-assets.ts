import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Assets } from '../model/reader.js';
import { assetFiles } from './asset-files.js';

/** Reads grammars that lie beside the bundle, or in `node_modules` when there is no bundle. */
export const nodeAssets: Assets = {
  async load(name) {
    const [beside, above] = [new URL(name, import.meta.url), new URL(`../${name}`, import.meta.url)];
    const bytes = await readFile(beside)
      .catch(() => readFile(above))
      .catch(() => readFile(createRequire(import.meta.url).resolve(assetFiles[name] ?? name)));
    return new Uint8Array(bytes);
  },
};
