import { Language, type Node, Parser, Query } from 'web-tree-sitter';
import type { Assets } from '../../../model/reader.js';
import { type BrokenPlace, type Comment, NodeIndex, type SyntaxNode, type SyntaxTree } from './tree.js';

/** The longest text that is parsed, in UTF-16 units. What is longer is generated, not something people write. */
export const longestText = 2_000_000;

/** The first problems of a file say what is wrong; the hundredth only says that it is binary. */
const mostProblems = 20;

/**
 * Code nested deeper than this is left out: nobody writes it, and what walks the tree must not run out of stack. A chain of
 * `a + b + …` is one level a term.
 */
const deepestNesting = 400;

/** Parses Python with the tree-sitter grammar. One is enough for all files; it keeps no state between them. */
export interface PythonParser {
  /** Never throws: broken text gives the tree that could be made of it, with its problems. */
  parse(text: string): SyntaxTree;
}

/** Loads the runtime and the grammar. Rejects when an asset is missing or damaged. */
export async function loadParser(assets: Assets): Promise<PythonParser> {
  // Without `locateFile` the runtime works out an address it never uses, which fails in a worker made from a blob.
  await Parser.init({ wasmBinary: await assets.load('web-tree-sitter.wasm'), locateFile: (name: string) => name });
  const language = await Language.load(await assets.load('tree-sitter-python.wasm'));
  const parser = new Parser().setLanguage(language);
  const broken = new Query(language, '(ERROR) @error (MISSING) @missing');
  return { parse: (text) => parse(text, parser, language, broken) };
}

function parse(text: string, parser: Parser, language: Language, broken: Query): SyntaxTree {
  if (text.length > longestText) {
    const megabytes = (text.length / 1_000_000).toFixed(1);
    return emptyTree(text, `The file is too large to be read: ${megabytes} million characters.`);
  }
  parser.reset();
  const tree = parser.parse(text);
  if (!tree) return emptyTree(text, 'The file could not be parsed.');
  try {
    const conversion = new Conversion(language, text);
    const root = conversion.convert(tree.rootNode);
    const problems = tree.rootNode.hasError ? brokenPlaces(broken, tree.rootNode) : [];
    if (conversion.tooDeep) problems.push(conversion.tooDeep);
    return { text, root, nodes: conversion.nodes, comments: conversion.comments, problems };
  } finally {
    tree.delete();
  }
}

function emptyTree(text: string, message: string): SyntaxTree {
  const root: SyntaxNode = { type: 'module', start: 0, end: 0, parent: undefined, children: [] };
  return { text, root, nodes: new NodeIndex(), comments: [], problems: [{ start: 0, end: 0, message }] };
}

function brokenPlaces(query: Query, root: Node): BrokenPlace[] {
  return query
    .captures(root)
    .slice(0, mostProblems)
    .map(({ name, node }) => ({
      start: node.startIndex,
      end: node.endIndex,
      message: name === 'missing' ? `Syntax error: ${node.type} expected.` : 'Syntax error: this cannot be understood.',
    }));
}

interface MutableNode extends SyntaxNode {
  readonly children: MutableNode[];
}

/**
 * Copies a tree out of the parser's memory. Asking for the named children of a node at once costs a third of walking with
 * a cursor, and leaves are not asked at all.
 */
class Conversion {
  readonly nodes = new NodeIndex();
  readonly comments: Comment[] = [];
  tooDeep: BrokenPlace | undefined;
  readonly #types: readonly string[];
  readonly #text: string;

  constructor(language: Language, text: string) {
    this.#types = language.types;
    this.#text = text;
  }

  convert(root: Node): SyntaxNode {
    const module: MutableNode = { type: 'module', start: 0, end: this.#text.length, parent: undefined, children: [] };
    this.nodes.add(module);
    this.#convertChildren(root, module, 1);
    return module;
  }

  #convertChildren(from: Node, to: MutableNode, depth: number): void {
    for (const child of from.namedChildren) {
      const type = this.#types[child.typeId] ?? 'ERROR';
      if (type === 'comment') {
        this.comments.push({ start: child.startIndex, end: child.endIndex });
        continue;
      }
      if (partsOfStrings.has(type)) continue;
      const node: MutableNode = { type, start: child.startIndex, end: child.endIndex, parent: to, children: [] };
      to.children.push(node);
      this.nodes.add(node);
      if (leaves.has(type) || (type === 'string' && !this.#isFormatted(node.start))) continue;
      if (depth < deepestNesting) this.#convertChildren(child, node, depth + 1);
      else this.tooDeep ??= { start: node.start, end: node.end, message: 'This is nested too deeply to be read.' };
    }
  }

  #isFormatted(start: number): boolean {
    const prefix = this.#text.slice(start, start + 2);
    return /^(?:[fFtT]|[rR][fFtT])/.test(prefix);
  }
}

const leaves: ReadonlySet<string> = new Set([
  ...['identifier', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'pass_statement', 'break_statement'],
  ...['continue_statement', 'wildcard_import', 'import_prefix', 'keyword_separator', 'positional_separator'],
]);

const partsOfStrings: ReadonlySet<string> = new Set([
  ...['string_start', 'string_content', 'string_end', 'escape_sequence', 'escape_interpolation', 'line_continuation'],
  ...['type_conversion'],
]);
