import type { TemplateIntent } from '../../../model/intent.js';
import { LineIndex, type SourceFile } from '../../../model/source.js';
import { DocumentDraft } from '../../documents/edits/document-draft.js';
import type { Change } from '../../documents/edits/draft.js';
import type { Place } from '../../documents/edits/places.js';
import { renderText } from '../../documents/edits/render.js';
import { changeState } from './change-state.js';
import { namesIn, scalarsOf, stateAt, stateNamed, textAround } from './finding-states.js';

/** Intents that change a state machine where its definition stands. */
export type WorkflowIntent = Extract<TemplateIntent, { readonly kind: 'change-state' | 'rename-in-workflow' }>;

export function isWorkflowIntent(intent: TemplateIntent): intent is WorkflowIntent {
  return intent.kind === 'change-state' || intent.kind === 'rename-in-workflow';
}

/**
 * Carries out what the intents say of state machines: in maps of the document, or in a text in it that is a definition.
 * Ranges are places of the text as it is, so this comes before all else. False when one of them cannot be expressed.
 */
export function changeWorkflows(source: SourceFile, draft: DocumentDraft, all: readonly TemplateIntent[]): boolean {
  const intents = all.filter(isWorkflowIntent);
  if (intents.length === 0) return true;
  const lines = new LineIndex(source);
  const located = intents.map((intent) => locate(draft.root, intent, lines));
  return intents.every((intent, index) => {
    const found = located[index];
    if (!found) return false;
    return found.isText ? changeText(draft, found.path, intent) : change(draft, found.path, intent);
  });
}

/** The same in a text that is a definition; undefined when one of the intents cannot be expressed there. */
export function changesInText(text: string, intents: readonly WorkflowIntent[]): readonly Change[] | undefined {
  const draft = DocumentDraft.open({ path: '', text });
  if (!draft) return undefined;
  for (const intent of intents) {
    const paths =
      intent.kind === 'change-state' ? stateNamed(draft.root, intent.state) : namesIn(draft.root, intent.from);
    if (paths.length === 0 || !paths.every((path) => change(draft, path, intent))) return undefined;
  }
  const lines = new LineIndex({ path: '', text });
  return draft
    .edits()
    .map(({ range, text: added }) => ({ start: lines.offset(range.start), end: lines.offset(range.end), text: added }));
}

interface Located {
  readonly path: readonly string[];
  /** What stands there is a text with the definition in it. */
  readonly isText: boolean;
}

function locate(root: Place, intent: WorkflowIntent, lines: LineIndex): Located | undefined {
  const [start, end] = [lines.offset(intent.at.start), lines.offset(intent.at.end)];
  const exact =
    intent.kind === 'change-state'
      ? stateAt(root, start, intent.state)
      : scalarsOf(root).find(({ place }) => place.start === start && place.end === end && place.text === intent.from)
          ?.path;
  if (exact) return { path: exact, isText: false };
  const text = textAround(root, start, end);
  return text && { path: text, isText: true };
}

function change(draft: DocumentDraft, path: readonly string[], intent: WorkflowIntent): boolean {
  if (intent.kind === 'change-state') return changeState(draft, path, intent.change);
  const place = draft.at(path);
  if (place?.kind !== 'scalar') return false;
  const { start, end, quote } = place;
  return draft.change([{ start, end, text: renderText(intent.to, draft.style, quote, 'flow') }]);
}

/** A text on lines of its own (`|`) holds its document as it is; what is quoted or folded is left alone. */
function changeText(draft: DocumentDraft, path: readonly string[], intent: WorkflowIntent): boolean {
  const place = draft.at(path);
  if (place?.kind !== 'scalar' || draft.text[place.start] !== '|') return false;
  const first = draft.text.indexOf('\n', place.start) + 1;
  if (first === 0 || first >= place.end) return false;
  const changes = changesInText(draft.text.slice(first, place.end), [intent]);
  if (!changes) return false;
  return draft.change(changes.map(({ start, end, text }) => ({ start: start + first, end: end + first, text })));
}
