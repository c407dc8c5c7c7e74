import type { SourceFile } from '../../../model/source.js';
import { lineStartsOf } from '../../documents/document.js';
import { readDocument } from '../../documents/read-document.js';
import { suppressionsIn } from '../../documents/suppressions.js';
import type { ArcFile } from './arc-file.js';
import { parseArc } from './parse-arc.js';
import { sectionsOf } from './parse-manifest.js';
import { isManifest } from './recognise.js';

/** Reads one file. Never throws: what cannot be read is reported and left out. */
export function readFile(source: SourceFile): ArcFile {
  const part = isManifest(source) ? 'manifest' : 'config';
  if (/\.(json|ya?ml)$/i.test(source.path)) {
    const { path, lineStarts, problems, suppressions, root } = readDocument(source);
    return { path, lineStarts, problems, suppressions, part, sections: root ? sectionsOf(root) : [] };
  }
  const lines = { path: source.path, lineStarts: lineStartsOf(source.text) };
  return {
    ...lines,
    part,
    sections: parseArc(source.text),
    problems: [],
    suppressions: suppressionsIn(source, lines),
  };
}
