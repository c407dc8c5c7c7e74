import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';

/** Reads the key as the events of Lambda have it decoded. */
export function decode(edited: EditedProgram, at: SourceRange, encoding: 'url' | 'base64'): boolean {
  const text = edited.nodesAt(at).find((node) => 'kind' in node && node.kind === 'member');
  if (!text || encoding !== 'url' || !/\.Object\.Key$/.test(edited.textOf(text))) return false;
  edited.changes.replace(text.end - 'Key'.length, text.end, 'URLDecodedKey');
  return true;
}
