import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { AST_NODE_TYPES, TSESTree } from '@typescript-eslint/types';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { astConverter, type ParseSettings } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import ts from 'typescript';
import { LineIndex, type SourceFile, type SyntaxProblem } from '../../../model/source.js';
import { within } from './within.js';

/** The longest text that is parsed, in UTF-16 units. What is longer is a build product, not something people write. */
export const longestText = 2_000_000;

/** The first problems of a file say what is wrong; the hundredth only says that it is binary. */
const mostProblems = 20;

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
  if (source.text.length > longestText) {
    const megabytes = (source.text.length / 1_000_000).toFixed(1);
    return emptyModule(source, lines, `The file is too large to be read: ${megabytes} million characters.`);
  }
  try {
    return parseRecovering(source, lines);
  } catch {
    return emptyModule(source, lines, 'The file cannot be read: it is nested too deeply or is not source code.');
  }
}

/**
 * The converter refuses a source file that has parse diagnostics although the TypeScript parser recovered a tree, so they
 * are taken out of it first and kept as problems. `parseDiagnostics` is an internal field: the versions of both packages
 * are pinned, and a test holds this path.
 */
function parseRecovering(source: SourceFile, lines: LineIndex): ParsedModule {
  const file = ts.createSourceFile(
    source.path,
    withoutHeadMarks(source.text),
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    scriptKind(source.path),
  );
  const { parseDiagnostics } = file as ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] };
  const problems = parseDiagnostics.slice(0, mostProblems).map(({ start, length, messageText }) => ({
    range: lines.range(start, start + length),
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
  parseDiagnostics.length = 0;
  const program = convert(file, source.text.includes(suppressionMark));
  const nodes = new NodeIndex(program);
  const scopes = analyze(program, { lib: [], sourceType: 'module' });
  return { source, lines, program, scopes, nodes, comments: program.comments ?? [], problems };
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

/** A byte order mark keeps the parser from seeing a hashbang after it; blanks of the same length do no harm. */
function withoutHeadMarks(text: string): string {
  return text.startsWith('\uFEFF#!') ? ` //${text.slice(3)}` : text;
}

function scriptKind(path: string): ts.ScriptKind {
  const lower = path.toLowerCase();
  if (lower.endsWith('.tsx')) return ts.ScriptKind.TSX;
  if (lower.endsWith('.ts') || lower.endsWith('.mts') || lower.endsWith('.cts')) return ts.ScriptKind.TS;
  return ts.ScriptKind.JSX;
}

function emptyModule(source: SourceFile, lines: LineIndex, message: string): ParsedModule {
  const nothing = parseRecovering({ path: source.path, text: '' }, lines);
  return { ...nothing, source, lines, problems: [{ range: lines.range(0, 0), message }] };
}
