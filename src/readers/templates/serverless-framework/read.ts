import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import type { ServiceFile } from './file.js';
import { readProgram } from './programs/read-program.js';
import { isProgram, partOf } from './recognise.js';

/** Reads one file, a service or whatever one puts in. Never throws: what cannot be read is reported and left out. */
export function readFile(source: SourceFile): ServiceFile {
  const part = partOf(source) ?? 'other';
  const variablesTaken = [...source.text.matchAll(/\benvironment\.(\w+)/g)].map(([, name = '']) => name);
  return isProgram(source.path)
    ? { ...readProgram(source, part), variablesTaken }
    : { ...readDocument(source), part, variablesTaken };
}
