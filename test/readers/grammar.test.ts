import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadGrammar } from '../../src/readers/syntax/grammar.js';
import { assetFiles } from '../../src/workspace/asset-files.js';

const require = createRequire(import.meta.url);

/** All that is asked for is there at once: then nothing but the order of the loads keeps them apart. */
const bytes = new Map(Object.entries(assetFiles).map(([name, path]) => [name, readFileSync(require.resolve(path))]));
const assets = {
  async load(name: string) {
    const found = bytes.get(name);
    if (!found) throw new Error(`${name} is not there`);
    return new Uint8Array(found);
  },
};

test('grammars that are asked for at the same time do not get into each other’s way', async () => {
  const names = ['python', 'java', 'go', 'python'];
  const grammars = await Promise.all(names.map((name) => loadGrammar(assets, `tree-sitter-${name}.wasm`)));
  const texts = ['x = 1\n', 'class A {}\n', 'package main\n', 'y = 2\n'];
  const roots = grammars.map((grammar, at) => grammar.parse(texts[at] ?? '', (root) => root.type).result);
  expect(roots).toEqual(['module', 'program', 'source_file', 'module']);
});

test('one that cannot be loaded does not keep the next from it', async () => {
  await expect(loadGrammar(assets, 'tree-sitter-nothing.wasm')).rejects.toThrow();
  expect((await loadGrammar(assets, 'tree-sitter-go.wasm')).parse('package main', (root) => root.type).result).toBe(
    'source_file',
  );
});
