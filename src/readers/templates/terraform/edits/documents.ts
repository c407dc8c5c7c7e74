import { LineIndex } from '../../../../model/source.js';
import { DocumentDraft } from '../../../documents/edits/document-draft.js';
import type { TemplateExpression } from '../syntax/nodes.js';
import type { HclDraft } from './hcl-draft.js';

/**
 * Changes the JSON that a heredoc holds, in its own layout. False for a text in quotes, where JSON has escapes, and where
 * the change cannot be made.
 */
export function changeDocument(
  draft: HclDraft,
  template: TemplateExpression,
  change: (document: DocumentDraft) => boolean,
): boolean {
  const [first] = template.parts;
  const last = template.parts.at(-1);
  if (!first || !last || !draft.text.startsWith('<<', template.start)) return false;
  const text = draft.text.slice(first.start, last.end);
  const source = { path: 'document.json', text };
  const document = text.trimStart().startsWith('{') ? DocumentDraft.open(source) : undefined;
  if (!document || !change(document)) return false;
  const lines = new LineIndex(source);
  return draft.change(
    document.edits().map(({ range, text: added }) => ({
      start: first.start + lines.offset(range.start),
      end: first.start + lines.offset(range.end),
      text: added,
    })),
  );
}
