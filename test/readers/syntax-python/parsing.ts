import { loadGrammar } from '../../../src/readers/syntax/grammar.js';
import type { Program } from '../../../src/readers/syntax/program.js';
import { parsePython, pythonGrammar } from '../../../src/readers/syntax/python/index.js';
import { dedent, installedAssets } from '../python/reading.js';

const grammar = await loadGrammar(installedAssets, pythonGrammar);

/** The tree of a text as it stands. */
export function parseText(text: string): Program {
  return parsePython({ path: 'app.py', text }, grammar);
}

/** The tree of a text, dedented. */
export function parse(text: string): Program {
  return parseText(dedent(text));
}

/** A tree without its places, types as their names, short enough to be compared with what stands in a test. */
export function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  if ('name' in node && 'arguments' in node && 'start' in node && !('kind' in node)) {
    const { name, arguments: parts } = node as { name: string; arguments: readonly unknown[] };
    return parts.length === 0 ? name : { [name]: plain(parts) };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !/^(start|end|.*Place|annotations|typeArguments)$/.test(key) && value !== undefined)
      .map(([key, value]) => [key, plain(value)]),
  );
}
