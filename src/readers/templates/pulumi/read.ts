import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import { suppressionsIn } from '../../documents/suppressions.js';
import type { Grammar } from '../../syntax/grammar.js';
import type { Program } from '../../syntax/program.js';
import { parsePython } from '../../syntax/python/index.js';
import { parseTypeScriptProgram } from '../../syntax/typescript/index.js';
import type { PulumiFile } from './file.js';

/** A file of a program. */
export function parseProgram(source: SourceFile, python: Grammar): Program {
  return source.path.endsWith('.py') ? parsePython(source, python) : parseTypeScriptProgram(source);
}

/** Reads one file, whatever it is to a project. Never throws: what cannot be read is reported and left out. */
export function readPulumiFile(source: SourceFile, python: Grammar): PulumiFile {
  const { path } = source;
  if (!/\.(?:[cm]?[jt]s|py)$/.test(path)) return { kind: 'document', ...readDocument(source) };
  const program = parseProgram(source, python);
  return { kind: 'program', program, suppressions: suppressionsIn(source, program) };
}
