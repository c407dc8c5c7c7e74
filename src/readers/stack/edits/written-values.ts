import type { TemplateIntent } from '../../../model/intent.js';
import { LineIndex, type SourceFile } from '../../../model/source.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { renderText } from '../../documents/edits/render.js';
import { scalarAt } from '../../documents/edits/written-scalar.js';
import { propertyPlace } from './properties.js';
import { placeOf } from './subjects.js';

/**
 * Replaces the values that `replaces` points at: a literal at the property, in `Globals`, in a mapping, or the default of
 * a parameter. False when what stands there is no literal, or when a parameter does not allow the new value.
 */
export function replaceWritten(source: SourceFile, draft: DocumentDraft, intents: readonly TemplateIntent[]): boolean {
  const lines = new LineIndex(source);
  const changes = [];
  for (const intent of intents) {
    if (intent.kind !== 'set-property' || !intent.replaces) continue;
    if (intent.replaces.file !== source.path) return false;
    const start = lines.offset(intent.replaces.start);
    const end = lines.offset(intent.replaces.end);
    const found = scalarAt(draft.root, start, end);
    const written = propertyPlace(intent, placeOf(draft, intent.of)?.type ?? '', draft)?.value;
    if (!found || written === undefined || typeof written === 'object') return false;
    if (!isAllowed(draft, found.path, String(written))) return false;
    const { quote } = found.place;
    const text = typeof written === 'string' ? renderText(written, draft.style, quote, 'flow') : String(written);
    changes.push({ start: found.place.start, end: found.place.end, text });
  }
  return changes.length === 0 || draft.change(changes);
}

/** A parameter's default must be one of the values it allows. */
function isAllowed(draft: DocumentDraft, path: readonly string[], value: string): boolean {
  const [section, parameter, property] = path;
  if (section !== 'Parameters' || parameter === undefined || property !== 'Default') return true;
  const allowed = draft.at(['Parameters', parameter, 'AllowedValues']);
  if (!allowed) return true;
  return allowed.kind === 'list' && allowed.items.some((item) => item.kind === 'scalar' && item.text === value);
}
