import type { SourceFile, SyntaxProblem } from '../../../model/source.js';
import { LineIndex } from '../../../model/source.js';
import type { Grammar } from '../grammar.js';
import type { Comment, Program } from '../program.js';
import { convertFunction } from './declarations.js';
import type { ExpressionContext } from './expressions.js';
import { convertImports } from './imports.js';
import { convertStatement } from './statements.js';
import { copyTree, type GoNode, type GoTree } from './tree.js';

/** The file name of the grammar among the assets. */
export const goGrammar = 'tree-sitter-go.wasm';

/**
 * Reads a Go file as a tree of the common form. Never throws: broken text gives what could be made of it, with its
 * problems. Go gives away every capital name, so there are no exports.
 */
export function parseGo(source: SourceFile, grammar: Grammar): Program {
  const { text, path } = source;
  const lines = new LineIndex(source);
  const { result: tree, problems } = grammar.parse(text, copyTree);
  const found = problems.map(
    (problem): SyntaxProblem => ({
      range: lines.range(problem.start, problem.end),
      message: problem.message,
    }),
  );
  if (tree?.tooDeep) {
    const { start, end } = tree.tooDeep;
    found.push({ range: lines.range(start, end), message: 'This is nested too deeply to be read.' });
  }
  return {
    path,
    language: 'go',
    lineStarts: lineStartsOf(text),
    problems: found,
    comments: (tree?.comments ?? []).map((place) => commentAt(place, text)),
    exports: [],
    ...(tree ? convertFile(tree, text) : { imports: [], body: [] }),
  };
}

function convertFile({ root }: GoTree, text: string): Pick<Program, 'package' | 'imports' | 'body'> {
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  const context: ExpressionContext = {
    text: textOf,
    convertFunction: (node) => convertFunction(node, context),
    convertStatement: (node) => convertStatement(node, context),
  };
  const clause = root.children.find(({ type }) => type === 'package_clause')?.children[0];
  const used = new Set([...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*(?=\s*\.)/gu)].map(([name]) => name));
  return {
    ...(clause && { package: textOf(clause) }),
    imports: convertImports(root, context, (name) => used.has(name)),
    body: root.children.filter(isCode).flatMap((node) => convertStatement(node, context)),
  };
}

function isCode({ type }: GoNode): boolean {
  return type !== 'package_clause' && type !== 'import_declaration';
}

function commentAt({ start, end }: { readonly start: number; readonly end: number }, text: string): Comment {
  const written = text.slice(start, end);
  const inside = written.startsWith('/*') ? written.slice(2).replace(/\*\/$/, '') : written.slice(2);
  return { text: inside, start, end };
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}
