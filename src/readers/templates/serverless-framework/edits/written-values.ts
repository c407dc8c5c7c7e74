import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import { LineIndex, type SourceFile } from '../../../../model/source.js';
import { renderText } from '../../../documents/edits/render.js';
import { scalarAt } from '../../../documents/edits/written-scalar.js';
import { propertyPlace } from '../../../stack/edits/properties.js';
import { placeOf } from '../../../stack/edits/subjects.js';
import type { ServiceDraft } from './service-draft.js';
import { settingOf } from './settings.js';

type SetProperty = Extract<TemplateIntent, { readonly kind: 'set-property' }>;

/**
 * Replaces the values that `replaces` points at: a literal at the function, at the provider, or wherever a variable leads.
 * False when what stands there is no literal, as a variable with a fallback is none.
 */
export function replaceWritten(source: SourceFile, draft: ServiceDraft, intents: readonly TemplateIntent[]): boolean {
  const lines = new LineIndex(source);
  const changes = [];
  for (const intent of intents) {
    if (intent.kind !== 'set-property' || !intent.replaces) continue;
    if (intent.replaces.file !== source.path) return false;
    const start = lines.offset(intent.replaces.start);
    const end = lines.offset(intent.replaces.end);
    const found = scalarAt(draft.document.root, start, end);
    const value = newValue(draft, intent);
    if (!found || value === undefined || found.place.text.includes('${')) return false;
    const text =
      typeof value === 'string' ? renderText(value, draft.document.style, found.place.quote, 'flow') : String(value);
    changes.push({ start, end, text });
  }
  return changes.length === 0 || draft.document.change(changes);
}

function newValue(draft: ServiceDraft, intent: SetProperty): string | number | boolean | undefined {
  const section = draft.sectionOf(intent.of);
  if (section) {
    const stack = draft.asStack(section);
    const of = { ...intent.of, path: ['Resources', ...intent.of.path.slice(section.length)] };
    return simple(propertyPlace(intent, placeOf(stack, of)?.type ?? '', stack)?.value);
  }
  const setting = settingOf(intent, intent.of.path);
  return setting && simple(setting.value ?? intent.value);
}

function simple(value: NewValue | object | undefined): string | number | boolean | undefined {
  return typeof value === 'object' ? undefined : value;
}
