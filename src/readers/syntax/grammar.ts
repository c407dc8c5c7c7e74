import { Language, type Node, Parser, Query } from 'web-tree-sitter';
import type { Assets } from '../../model/reader.js';

/** A stretch of text that the parser skipped, or where something is missing. Offsets in UTF-16 units. */
export interface BrokenPlace {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** The grammar of one language. One is enough for all files; it keeps no state between them. */
export interface Grammar {
  /**
   * Parses `text` and gives what `use` makes of the tree's root, whose memory is freed afterwards: no node may be kept.
   * Broken text gives the tree that could be made of it, with its problems. Undefined, with the reason as the only
   * problem, for a text that is too long.
   */
  parse<T>(text: string, use: (root: Node) => T): Parsed<T>;
}

/** What became of a text. */
export interface Parsed<T> {
  readonly result: T | undefined;
  readonly problems: readonly BrokenPlace[];
}

/** The longest text that is parsed, in UTF-16 units. What is longer is generated, not something people write. */
const longestText = 2_000_000;

/** The first problems of a file say what is wrong; the hundredth only says that it is binary. */
const mostProblems = 20;

/**
 * Loads the parser's runtime and the grammar `name` (`tree-sitter-java.wasm`). Rejects when an asset is missing or damaged.
 * One is loaded after the other: two at once would each set up a memory of the runtime, and one be used with the other's.
 */
export function loadGrammar(assets: Assets, name: string): Promise<Grammar> {
  const turn = lastLoad.then(() => load(assets, name));
  lastLoad = turn.catch(() => undefined);
  return turn;
}

let lastLoad: Promise<unknown> = Promise.resolve();

async function load(assets: Assets, name: string): Promise<Grammar> {
  // Without `locateFile` the runtime works out an address it never uses, which fails in a worker made from a blob.
  await Parser.init({ wasmBinary: await assets.load('web-tree-sitter.wasm'), locateFile: (file: string) => file });
  const language = await Language.load(await assets.load(name));
  const parser = new Parser().setLanguage(language);
  const broken = new Query(language, '(ERROR) @error (MISSING) @missing');
  return {
    parse: (text, use) => {
      if (text.length > longestText) return failed(text, tooLarge(text.length));
      parser.reset();
      const tree = parser.parse(text);
      if (!tree) return failed(text, 'The file could not be parsed.');
      try {
        const problems = tree.rootNode.hasError ? brokenPlaces(broken, tree.rootNode) : [];
        return { result: use(tree.rootNode), problems };
      } finally {
        tree.delete();
      }
    },
  };
}

function failed<T>(text: string, message: string): Parsed<T> {
  return { result: undefined, problems: [{ start: 0, end: Math.min(text.length, 1), message }] };
}

function tooLarge(length: number): string {
  return `The file is too large to be read: ${(length / 1_000_000).toFixed(1)} million characters.`;
}

function brokenPlaces(query: Query, root: Node): readonly BrokenPlace[] {
  return query
    .captures(root)
    .slice(0, mostProblems)
    .map(({ name, node }) => ({
      start: node.startIndex,
      end: node.endIndex,
      message: name === 'missing' ? `Syntax error: ${node.type} expected.` : 'Syntax error: this cannot be understood.',
    }));
}
