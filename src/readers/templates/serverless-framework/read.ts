import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import type { ServiceFile } from './file.js';
import { partOf } from './recognise.js';

/** Reads one file, a service or whatever one puts in. Never throws: what cannot be read is reported and left out. */
export function readFile(source: SourceFile): ServiceFile {
  return { ...readDocument(source), part: partOf(source) ?? 'other' };
}
