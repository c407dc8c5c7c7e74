import { LineIndex, type SourceFile, type SyntaxProblem } from '../../../model/source.js';
import { lineStartsOf } from '../../documents/document.js';
import type { Grammar } from '../grammar.js';
import type { Program } from '../program.js';
import type { Conversion } from './conversion.js';
import { convertFunction } from './declarations.js';
import { convertExpression } from './expressions.js';
import { convertImports } from './imports.js';
import { planNames } from './names.js';
import { parseTree } from './parser.js';
import { convertBlock, convertStatement } from './statements.js';
import type { SyntaxTree } from './tree.js';

export { pythonGrammar } from './parser.js';

/**
 * Reads a Python file as a tree of the common form. Never throws: broken text gives what could be made of it, with its
 * problems. Every name of the top level is given away, so there are no exports.
 */
export function parsePython(source: SourceFile, grammar: Grammar): Program {
  return pythonProgram(source, parseTree(source.text, grammar));
}

/** A file that is parsed already as a tree of the common form. */
export function pythonProgram(source: SourceFile, tree: SyntaxTree): Program {
  const { text, path } = source;
  const lines = new LineIndex(source);
  const around: Conversion = {
    whole: text,
    text: ({ start, end }) => text.slice(start, end),
    self: undefined,
    bases: [],
    names: planNames(tree.root, new Set(), text),
    convertExpression,
    convertFunction,
    convertStatement,
    convertBlock,
  };
  return {
    path,
    language: 'python',
    lineStarts: lineStartsOf(text),
    problems: tree.problems.map(
      ({ start, end, message }): SyntaxProblem => ({ range: lines.range(start, end), message }),
    ),
    comments: tree.comments.map(({ start, end }) => ({ text: text.slice(start + 1, end), start, end })),
    imports: convertImports(tree, around),
    exports: [],
    body: convertBlock(tree.root, around),
  };
}
