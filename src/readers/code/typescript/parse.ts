import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { AST_NODE_TYPES, TSESTree } from '@typescript-eslint/types';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { astConverter, type ParseSettings } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import type ts from 'typescript';
import { LineIndex, type SourceFile, type SyntaxProblem } from '../../../model/source.js';
import { type ParsedSourceFile, parseSourceFile, tooLong } from '../../syntax/typescript/source-file.js';
import { within } from './within.js';

/** The text of the marks of suppression comments: the only comments a reader asks for. */
const suppressionMark = 'serverless-coach-ignore';

/** One file as a tree with scopes. The tree has `parent` set everywhere. */
export interface ParsedModule {
  readonly source: SourceFile;
  readonly lines: LineIndex;
  readonly program: TSESTree.Program;
  readonly scopes: ScopeManager;
  /** All nodes of one type, in source order (a node before what it contains). */
  readonly nodes: NodeIndex;
  /** Comments, read only when the text holds a suppression mark; otherwise empty. */
  readonly comments: readonly TSESTree.Comment[];
  /** What the parser could not understand. The tree holds everything it could. */
  readonly problems: readonly SyntaxProblem[];
  /** The file as the parser gives it, before it is converted. */
  readonly parsed: ParsedSourceFile;
}

/** The nodes of a tree by their type. */
export class NodeIndex {
  readonly #byType = new Map<string, TSESTree.Node[]>();

  constructor(program: TSESTree.Program) {
    simpleTraverse(program, { enter: (node) => this.#add(node) }, true);
    // Types stand before what they annotate in some patterns, and defaults before types.
    for (const nodes of this.#byType.values()) nodes.sort((a, b) => a.range[0] - b.range[0]);
  }

  of<T extends AST_NODE_TYPES>(type: T): readonly Extract<TSESTree.Node, { readonly type: T }>[] {
    return (this.#byType.get(type) ?? []) as Extract<TSESTree.Node, { readonly type: T }>[];
  }

  /** The nodes of one type that lie within a node, itself included. */
  within<T extends AST_NODE_TYPES>(
    type: T,
    outer: TSESTree.Node,
  ): readonly Extract<TSESTree.Node, { readonly type: T }>[] {
    return within(this.of(type), (node) => node, outer);
  }

  #add(node: TSESTree.Node): void {
    const nodes = this.#byType.get(node.type);
    if (nodes) nodes.push(node);
    else this.#byType.set(node.type, [node]);
  }
}

/**
 * Parses TypeScript or JavaScript, with JSX where the file name allows it. Never throws: half-typed code gives the tree the
 * TypeScript parser recovers, and text that cannot be read at all gives an empty tree, each with its problems.
 */
export function parseTypeScript(source: SourceFile): ParsedModule {
  const lines = new LineIndex(source);
  const tooLarge = tooLong(source.text);
  if (tooLarge !== undefined) return emptyModule(source, lines, tooLarge);
  try {
    return parseRecovering(source, lines);
  } catch {
    return emptyModule(source, lines, 'The file cannot be read: it is nested too deeply or is not source code.');
  }
}

function parseRecovering(source: SourceFile, lines: LineIndex): ParsedModule {
  const parsed = parseSourceFile(source);
  const problems = parsed.problems.map(({ start, end, message }) => ({ range: lines.range(start, end), message }));
  const program = convert(parsed.file, source.text.includes(suppressionMark));
  const nodes = new NodeIndex(program);
  const scopes = analyze(program, { lib: [], sourceType: 'module' });
  return { source, lines, program, scopes, nodes, comments: program.comments ?? [], problems, parsed };
}

/** The converter reads these settings and no others; the rest of `ParseSettings` concerns type-aware programs. */
function convert(file: ts.SourceFile, comment: boolean): TSESTree.Program {
  const settings = {
    allowInvalidAST: true,
    comment,
    errorOnUnknownASTType: false,
    loc: true,
    range: true,
    suppressDeprecatedPropertyWarnings: true,
    tokens: null,
  };
  return astConverter(file, settings as unknown as ParseSettings, false).estree;
}

function emptyModule(source: SourceFile, lines: LineIndex, message: string): ParsedModule {
  const nothing = parseRecovering({ path: source.path, text: '' }, lines);
  return { ...nothing, source, lines, problems: [{ range: lines.range(0, 0), message }] };
}
