import type { Node } from 'web-tree-sitter';
import type { Assets } from '../../../model/reader.js';
import { type BrokenPlace, type Grammar, loadGrammar } from '../grammar.js';
import { type Comment, NodeIndex, type SyntaxNode, type SyntaxTree } from './tree.js';

/** The file name of the grammar among the assets. */
export const pythonGrammar = 'tree-sitter-python.wasm';

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
  const grammar = await loadGrammar(assets, pythonGrammar);
  return { parse: (text) => parseTree(text, grammar) };
}

/** The tree of a text, free of the parser's memory. Broken text gives the tree that could be made of it, with its problems. */
export function parseTree(text: string, grammar: Grammar): SyntaxTree {
  const { result, problems } = grammar.parse(text, (root) => {
    const conversion = new Conversion(text);
    return { root: conversion.convert(root), conversion };
  });
  if (!result) {
    const root: SyntaxNode = { type: 'module', start: 0, end: 0, parent: undefined, children: [] };
    return { text, root, nodes: new NodeIndex(), comments: [], problems };
  }
  const { root, conversion } = result;
  const { nodes, comments, tooDeep } = conversion;
  return { text, root, nodes, comments, problems: tooDeep ? [...problems, tooDeep] : problems };
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
  readonly #text: string;

  constructor(text: string) {
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
      const { type } = child;
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
