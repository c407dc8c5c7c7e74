import type { TemplateIntent } from '../../../../../model/intent.js';
import { LineIndex, type SourceFile } from '../../../../../model/source.js';
import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { renderText } from '../../../../documents/edits/render.js';
import { scalarAt } from '../../../../documents/edits/written-scalar.js';

/** Replaces the values that `replaces` points at. False when what stands there is no literal. */
export function replaceWritten(source: SourceFile, draft: DocumentDraft, intents: readonly TemplateIntent[]): boolean {
  const lines = new LineIndex(source);
  const changes = [];
  for (const intent of intents) {
    if (intent.kind !== 'set-property' || !intent.replaces) continue;
    if (intent.replaces.file !== source.path) return false;
    const found = scalarAt(draft.root, lines.offset(intent.replaces.start), lines.offset(intent.replaces.end));
    if (!found || typeof intent.value === 'object') return false;
    const { quote, start, end } = found.place;
    const { value } = intent;
    const text = typeof value === 'string' ? renderText(value, draft.style, quote, 'flow') : String(value);
    changes.push({ start, end, text });
  }
  return changes.length === 0 || draft.change(changes);
}
