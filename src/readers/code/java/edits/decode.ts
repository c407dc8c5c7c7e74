import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { addImports } from './imports.js';

/** Decodes a text where it is read; the events of Lambda have a getter that does. */
export function decode(edited: EditedProgram, at: SourceRange, encoding: 'url' | 'base64'): boolean {
  const text = edited.nodesAt(at).find((node) => 'kind' in node && (node.kind === 'call' || node.kind === 'name'));
  if (!text || encoding !== 'url') return false;
  const getter = /\.\s*getKey\s*\(\s*\)$/.exec(edited.textOf(text));
  if (getter && edited.textOf(text).includes('getObject()')) {
    const name = text.start + edited.textOf(text).lastIndexOf('getKey');
    edited.changes.replace(name, name + 'getKey'.length, 'getUrlDecodedKey');
    return true;
  }
  edited.changes.insert(text.start, 'URLDecoder.decode(');
  edited.changes.insert(text.end, ', StandardCharsets.UTF_8)');
  return addImports(edited, ['java.net.URLDecoder', 'java.nio.charset.StandardCharsets']);
}
