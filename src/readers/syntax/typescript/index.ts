import type { Language } from '../../../model/code.js';
import type { SourceFile } from '../../../model/source.js';
import { lineStartsOf, rangeIn } from '../../documents/document.js';
import type { Program } from '../program.js';
import { convertClass } from './classes.js';
import { commentsIn } from './comments.js';
import type { Conversion } from './conversion.js';
import { convertExpression } from './expressions.js';
import { convertFunction } from './functions.js';
import { convertModule } from './modules.js';
import { convertPattern } from './patterns.js';
import { type ParsedSourceFile, parseSourceFile, tooLong } from './source-file.js';
import { convertStatement } from './statements.js';

/**
 * Reads a TypeScript or JavaScript file as a tree of the common form. Types do not run and are left out, but for those that
 * are written at values. Never throws: broken text gives what the parser could make of it, with its problems.
 */
export function parseTypeScriptProgram(source: SourceFile): Program {
  const tooLarge = tooLong(source.text);
  if (tooLarge !== undefined) return emptyProgram(source, tooLarge);
  try {
    return typeScriptProgram(source, parseSourceFile(source));
  } catch {
    return emptyProgram(source, 'The file cannot be read: it is nested too deeply or is not source code.');
  }
}

/** A file that is parsed already as a tree of the common form. Throws on code that is nested too deeply. */
export function typeScriptProgram({ path, text }: SourceFile, { file, problems }: ParsedSourceFile): Program {
  const lineStarts = lineStartsOf(text);
  const context: Conversion = {
    file,
    expression: (node) => convertExpression(node, context),
    statement: (node) => convertStatement(node, context),
    function: (node) => convertFunction(node, context),
    class: (node) => convertClass(node, context),
    pattern: (node) => convertPattern(node, context),
  };
  return {
    path,
    language: languageOf(path),
    lineStarts,
    problems: problems.map(({ start, end, message }) => ({
      range: rangeIn({ path, lineStarts }, start, Math.min(end, text.length)),
      message,
    })),
    comments: commentsIn(file),
    ...convertModule(context),
  };
}

function emptyProgram({ path, text }: SourceFile, message: string): Program {
  const lineStarts = lineStartsOf(text);
  const problems = [{ range: rangeIn({ path, lineStarts }, 0, 0), message }];
  return { path, language: languageOf(path), lineStarts, problems, comments: [], imports: [], exports: [], body: [] };
}

function languageOf(path: string): Language {
  return /\.[mc]?tsx?$/i.test(path) ? 'typescript' : 'javascript';
}
