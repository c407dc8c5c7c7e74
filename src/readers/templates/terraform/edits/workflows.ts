import type { StateChange, TemplateIntent } from '../../../../model/intent.js';
import { LineIndex } from '../../../../model/source.js';
import { stateEntries } from '../../../workflows/edits/state-entries.js';
import { changesInText, isWorkflowIntent, type WorkflowIntent } from '../../../workflows/edits/workflow-intents.js';
import type { Expression, ObjectExpression, TemplateExpression } from '../syntax/nodes.js';
import { setEntry } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { type NewExpression, quoted } from './new-expression.js';
import { entryOf, keyText } from './places.js';

/**
 * Carries out what the intents say of state machines: in objects (`jsonencode`) and in the JSON of a heredoc. Ranges are
 * places of the text as it is, so this comes before all else. False when one of them cannot be expressed.
 */
export function changeWorkflows(draft: HclDraft, all: readonly TemplateIntent[]): boolean {
  const lines = new LineIndex(draft.source);
  const intents = all.filter(isWorkflowIntent).map((intent) => ({
    intent,
    start: lines.offset(intent.at.start),
    end: lines.offset(intent.at.end),
  }));
  // From the last to the first, so that the places of those to come stay what they are.
  const steps = intents.sort((a, b) => b.start - a.start);
  return steps.every(({ intent, start, end }) => {
    const holder = heredocAt(draft, start, end);
    if (holder) return changeHeredoc(draft, holder, intent);
    return intent.kind === 'change-state' ? changeObject(draft, start, intent) : rename(draft, start, end, intent);
  });
}

function changeHeredoc(draft: HclDraft, { parts }: TemplateExpression, intent: WorkflowIntent): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return false;
  const changes = changesInText(draft.text.slice(first.start, last.end), [intent]);
  if (!changes) return false;
  return draft.change(
    changes.map(({ start, end, text }) => ({ start: start + first.start, end: end + first.start, text })),
  );
}

/** The heredoc that those offsets lie in. */
function heredocAt(draft: HclDraft, start: number, end: number): TemplateExpression | undefined {
  return expressionsIn(draft.body).find(
    (each): each is TemplateExpression =>
      each.kind === 'template' && each.start <= start && each.end >= end && draft.text.startsWith('<<', each.start),
  );
}

function changeObject(
  draft: HclDraft,
  start: number,
  { state, change }: Extract<WorkflowIntent, { readonly kind: 'change-state' }>,
): boolean {
  const states = statesWith(draft, state, start);
  const object = states && entryOf(states, state)?.value;
  if (!states || object?.kind !== 'object') return false;
  switch (change.change) {
    case 'retry-more':
      return retryMore(draft, object, change);
    case 'set-limit':
      return setEntry(draft, object, stateEntries.limits[change.limit], String(change.seconds));
    case 'add-retry':
    case 'add-catch': {
      const { key, entries } = stateEntries.ofFailure(change);
      // What is there may be worked out, and the order of what is tried counts.
      if (entryOf(object, key)) return false;
      return setEntry(draft, object, key, { list: [objectOf(entries)] });
    }
    case 'add-failing-default': {
      const { name, error, cause } = change;
      if (entryOf(states, name) || entryOf(object, 'Default')) return false;
      if (!setEntry(draft, object, 'Default', quoted(name))) return false;
      return addState(draft, { state, start }, name, { Type: 'Fail', Error: error, Cause: cause });
    }
    case 'add-failing-catch': {
      const { caught, state: failing } = stateEntries.ofFailingCatch(change);
      if (entryOf(states, change.name) || entryOf(object, caught.key)) return false;
      if (!setEntry(draft, object, caught.key, { list: [objectOf(caught.entries)] })) return false;
      return addState(draft, { state, start }, change.name, failing);
    }
  }
}

/** Adds a state beside one that begins where it did: what was changed so far lies behind that. */
function addState(
  draft: HclDraft,
  { state, start }: { readonly state: string; readonly start: number },
  name: string,
  entries: Readonly<Record<string, string>>,
): boolean {
  const states = statesWith(draft, state, start);
  return states !== undefined && setEntry(draft, states, name, objectOf(entries));
}

/** The object with the states of a graph, by one of them. */
function statesWith(draft: HclDraft, state: string, start: number): ObjectExpression | undefined {
  return expressionsIn(draft.body).find(
    (each): each is ObjectExpression => each.kind === 'object' && entryOf(each, state)?.value.start === start,
  );
}

function retryMore(
  draft: HclDraft,
  object: ObjectExpression,
  { retry, errors }: Extract<StateChange, { readonly change: 'retry-more' }>,
): boolean {
  const retries = entryOf(object, 'Retry')?.value;
  const item = retries?.kind === 'list' ? retries.items[retry] : undefined;
  const list = item?.kind === 'object' ? entryOf(item, 'ErrorEquals')?.value : undefined;
  const last = list?.kind === 'list' ? list.items.at(-1) : undefined;
  if (!last) return false;
  const before = draft.text.slice(draft.text.lastIndexOf('\n', last.start) + 1, last.start);
  const gap = before.trim() === '' ? `,${draft.layout.newline}${before}` : ', ';
  const text = errors.map((error) => gap + quoted(error)).join('');
  return draft.change([{ start: last.end, end: last.end, text }]);
}

function rename(
  draft: HclDraft,
  start: number,
  end: number,
  { from, to }: Extract<WorkflowIntent, { readonly kind: 'rename-in-workflow' }>,
): boolean {
  const written = expressionsIn(draft.body).find((each) => each.start === start && each.end === end);
  if (!written || keyText(written) !== from) return false;
  return draft.change([{ start, end, text: quoted(to) }]);
}

function objectOf(entries: Readonly<Record<string, string | number | readonly string[]>>): NewExpression {
  return { object: Object.entries(entries).map(([key, value]) => [key, toValue(value)] as const) };
}

function toValue(value: string | number | readonly string[]): NewExpression {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' ? String(value) : { list: value.map(quoted) };
}

/** Every expression of a configuration, each before what is in it. */
function expressionsIn(tree: unknown): readonly Expression[] {
  const found: Expression[] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isExpression(node)) found.push(node);
    const inner = Array.isArray(node) ? node : Object.values(node);
    for (let at = inner.length - 1; at >= 0; at--) open.push(inner[at]);
  }
  return found;
}

function isExpression(node: object): node is Expression {
  return 'kind' in node && 'start' in node && 'end' in node;
}
