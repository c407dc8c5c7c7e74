import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import { suppressionsIn } from '../../documents/suppressions.js';
import type { Grammar } from '../../syntax/grammar.js';
import type { Program } from '../../syntax/program.js';
import { parsePython } from '../../syntax/python/index.js';
import { parseTypeScriptProgram } from '../../syntax/typescript/index.js';
import type { CdkFile, ProgramFile } from './file.js';
import { isOfCdk } from './recognise.js';

/** Reads one file, whatever it is to an application. Never throws: what cannot be read is reported and left out. */
export function readCdkFile(source: SourceFile, python: Grammar): CdkFile {
  const { path } = source;
  if (!/\.(?:[cm]?[jt]sx?|py)$/.test(path)) return { kind: 'document', ...readDocument(source) };
  const program = parseProgram(source, python);
  return { kind: 'program', program, marks: marksOf(source), suppressions: suppressionsIn(source, program) };
}

/** Parses a program by the ending of its file. */
export function parseProgram(source: SourceFile, python: Grammar): Program {
  return source.path.endsWith('.py') ? parsePython(source, python) : parseTypeScriptProgram(source);
}

function marksOf(source: SourceFile): ProgramFile['marks'] {
  if (!isOfCdk(source)) return [];
  const { text } = source;
  const makesApp = /(?:\bnew\s+|[=(]\s*)(?:\w+\.)*App\s*\(/.test(text);
  const hasStack = /\bextends\s+(?:\w+\.)*Stack\b|^class\s+\w+\((?:\w+\.)*Stack\b/m.test(text);
  return [...(makesApp ? (['app'] as const) : []), ...(hasStack ? (['stack'] as const) : [])];
}
