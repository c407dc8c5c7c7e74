import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadGrammar } from '../../src/readers/syntax/grammar.js';
import { assetFiles } from '../../src/workspace/asset-files.js';

const require = createRequire(import.meta.url);

test('grammars that are asked for at the same time do not get into each other’s way', async () => {
  const load = async (name: string) => new Uint8Array(await readFile(require.resolve(assetFiles[name] ?? name)));
  const names = ['python', 'java', 'go', 'python'];
  const grammars = await Promise.all(names.map((name) => loadGrammar({ load }, `tree-sitter-${name}.wasm`)));
  const texts = ['x = 1\n', 'class A {}\n', 'package main\n', 'y = 2\n'];
  const roots = grammars.map((grammar, at) => grammar.parse(texts[at] ?? '', (root) => root.type).result);
  expect(roots).toEqual(['module', 'program', 'source_file', 'module']);
});

test('one that cannot be loaded does not keep the next from it', async () => {
  const load = async (name: string) => new Uint8Array(await readFile(require.resolve(assetFiles[name] ?? name)));
  await expect(loadGrammar({ load }, 'tree-sitter-nothing.wasm')).rejects.toThrow();
  expect((await loadGrammar({ load }, 'tree-sitter-go.wasm')).parse('package main', (root) => root.type).result).toBe(
    'source_file',
  );
});
