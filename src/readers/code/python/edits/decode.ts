import type { SourceRange } from '../../../../model/source.js';
import type { EditedFile } from './edited-file.js';
import { addImports } from './imports.js';

/** Decodes a text where it is read: `unquote_plus(key)`, `base64.b64decode(data)`. */
export function decode(edited: EditedFile, at: SourceRange, encoding: 'url' | 'base64'): boolean {
  const text = edited.nodesAt(at).find(({ type }) => /^(?:attribute|subscript|identifier|call)$/.test(type));
  if (!text) return false;
  const isImported =
    encoding === 'url'
      ? addImports(edited, [{ module: 'urllib.parse', names: ['unquote_plus'] }])
      : addImports(edited, [{ module: 'base64' }]);
  edited.changes.insert(text.start, encoding === 'url' ? 'unquote_plus(' : 'base64.b64decode(');
  edited.changes.insert(text.end, ')');
  return isImported;
}
