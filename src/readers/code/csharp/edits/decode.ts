import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { addUsings } from './usings.js';

/** Decodes a text where it is read: `WebUtility.UrlDecode(key)`. */
export function decode(edited: EditedProgram, at: SourceRange, encoding: 'url' | 'base64'): boolean {
  const text = edited.nodesAt(at).find((node) => 'kind' in node && (node.kind === 'member' || node.kind === 'name'));
  if (!text || encoding !== 'url') return false;
  edited.changes.insert(text.start, 'WebUtility.UrlDecode(');
  edited.changes.insert(text.end, ')');
  addUsings(edited, ['System.Net']);
  return true;
}
