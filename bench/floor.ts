import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from '@typescript-eslint/scope-manager';
import { parse } from '@typescript-eslint/typescript-estree';
import { parseTree } from 'jsonc-parser';
import { Language, Parser } from 'web-tree-sitter';
import { parseAllDocuments } from 'yaml';
import { nodeAssets } from '../src/workspace/node-assets.js';

/**
 * Reads and parses the files that a scan parses, with the same libraries and nothing else. What a scan costs above this is
 * ours. Loading the parsers counts here too. `list` is a file with the paths, one a line, that another process wrote: here
 * nothing may be warm.
 */
export async function floor(folder: string, list: string) {
  const paths = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const started = performance.now();
  const grammars = await grammarsFor(paths);
  for (const path of paths) {
    const text = await readFile(join(folder, path), 'utf8');
    const grammar = grammars.get(endingOf(path));
    if (grammar) grammar.parse(text)?.delete();
    else if (/\.(json|template)$/.test(path) && text.trimStart().startsWith('{')) parseTree(text);
    else if (/\.(ya?ml|json|template)$/.test(path))
      parseAllDocuments(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false });
    else if (/\.[cm]?[jt]sx?$/.test(path)) parseScript(path, text);
  }
  return { millis: performance.now() - started, files: paths.length };
}

function parseScript(path: string, text: string): void {
  try {
    const program = parse(text, { filePath: path, loc: true, range: true, jsx: /x$|\.js$/.test(path) });
    analyze(program, { lib: [], sourceType: 'module' });
  } catch {
    // A file that does not parse costs what it cost until here.
  }
}

/** Files of other endings are not parsed by a grammar. */
const grammarFiles: Readonly<Record<string, string>> = {
  '.py': 'tree-sitter-python.wasm',
  '.java': 'tree-sitter-java.wasm',
  '.go': 'tree-sitter-go.wasm',
  '.cs': 'tree-sitter-c_sharp.wasm',
  '.tf': 'tree-sitter-terraform.wasm',
  '.tofu': 'tree-sitter-terraform.wasm',
};

/** A parser for each ending that is there, as a scan loads them. */
async function grammarsFor(paths: readonly string[]): Promise<ReadonlyMap<string, Parser>> {
  await Parser.init({ wasmBinary: await nodeAssets.load('web-tree-sitter.wasm') });
  const parsers = new Map<string, Parser>();
  for (const ending of new Set(paths.map(endingOf))) {
    const file = grammarFiles[ending];
    if (file) parsers.set(ending, new Parser().setLanguage(await Language.load(await nodeAssets.load(file))));
  }
  return parsers;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}
