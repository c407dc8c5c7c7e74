import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import { suppressionsIn } from '../../documents/suppressions.js';
import type { Grammar } from '../../syntax/grammar.js';
import { parsePython } from '../../syntax/python/index.js';
import { parseTypeScriptProgram } from '../../syntax/typescript/index.js';
import type { PulumiFile } from './file.js';

/** Reads one file, whatever it is to a project. Never throws: what cannot be read is reported and left out. */
export function readPulumiFile(source: SourceFile, python: Grammar): PulumiFile {
  const { path } = source;
  if (!/\.(?:[cm]?[jt]s|py)$/.test(path)) return { kind: 'document', ...readDocument(source) };
  const program = path.endsWith('.py') ? parsePython(source, python) : parseTypeScriptProgram(source);
  return { kind: 'program', program, suppressions: suppressionsIn(source, program) };
}
