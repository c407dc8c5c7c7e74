import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import type { CloudFormationFile } from '../../stack/file.js';
import { partOf } from './recognise.js';

/** Reads one file. Never throws: what cannot be read is reported and left out. */
export function readFile(source: SourceFile): CloudFormationFile {
  return { ...readDocument(source), part: partOf(source) ?? 'stack' };
}
