import type { StateChange } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf, type NewNode } from '../../documents/edits/new-node.js';
import { stateEntries } from './state-entries.js';

/** Carries out one change of the state at `path`; false where it cannot be done rightly. */
export function changeState(draft: DocumentDraft, path: readonly string[], change: StateChange): boolean {
  switch (change.change) {
    case 'add-retry':
    case 'add-catch': {
      const { key, entries } = stateEntries.ofFailure(change);
      return addItem(draft, path, key, mapOf(entries));
    }
    case 'retry-more':
      return change.errors.every((error) =>
        draft.append([...path, 'Retry', String(change.retry), 'ErrorEquals'], error),
      );
    case 'set-limit':
      return draft.set([...path, stateEntries.limits[change.limit]], change.seconds, { after: stateEntries.inFront });
    case 'add-failing-default': {
      const { name, error, cause } = change;
      return (
        !draft.at([...path, 'Default']) &&
        draft.set([...path, 'Default'], name, { after: ['Choices'] }) &&
        addState(draft, path, name, { Type: 'Fail', Error: error, Cause: cause })
      );
    }
    case 'add-failing-catch': {
      const { caught, state } = stateEntries.ofFailingCatch(change);
      return (
        !draft.at([...path, caught.key]) &&
        addItem(draft, path, caught.key, mapOf(caught.entries)) &&
        addState(draft, path, change.name, state)
      );
    }
  }
}

/** Adds a state behind the one at `path`, whose definition has none of that name. */
function addState(
  draft: DocumentDraft,
  path: readonly string[],
  name: string,
  entries: Readonly<Record<string, string>>,
): boolean {
  const states = path.slice(0, -1);
  return !draft.at([...states, name]) && draft.set([...states, name], mapOf(entries), { after: path.slice(-1) });
}

function addItem(draft: DocumentDraft, path: readonly string[], key: 'Retry' | 'Catch', item: NewNode): boolean {
  const list = [...path, key];
  if (draft.at(list)) return draft.append(list, item);
  const after = key === 'Catch' ? [...stateEntries.inFront, 'Retry'] : stateEntries.inFront;
  return draft.set(list, [item], { after });
}
