import type { CodeIntent } from '../../model/intent.js';
import type { SourceFile, TextEdit } from '../../model/source.js';
import { DocumentDraft } from '../documents/edits/document-draft.js';

/** The edits that carry out an intent on a `package.json`; undefined for other intents and for a file that is broken. */
export function editNodePackage(source: SourceFile, intent: CodeIntent): readonly TextEdit[] | undefined {
  if (intent.kind !== 'set-module-type') return undefined;
  const draft = DocumentDraft.open(source);
  const isSet = draft?.set(['type'], intent.type, { after: ['name', 'version', 'description', 'private', 'main'] });
  return isSet ? draft?.edits() : undefined;
}
