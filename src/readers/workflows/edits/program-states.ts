import type { StateChange } from '../../../model/intent.js';
import { codeMap, type NewCode } from '../../syntax/edits/new-code.js';
import type { ProgramDraft } from '../../syntax/edits/program-draft.js';
import type { ProgramNode } from '../../syntax/edits/program-nodes.js';
import type { LiteralExpression, MapExpression, Placed } from '../../syntax/program.js';
import { stateEntries } from './state-entries.js';

/**
 * Changes a state that is a map of a program. False where no map stands there, where lists that are there would have to
 * grow, and where a state is to be added: which map holds the states is not told by one of them.
 */
export function changeMapOfState(draft: ProgramDraft, place: Placed, change: StateChange): boolean {
  const found = draft.at(place, (node): node is ProgramNode & MapExpression => node.kind === 'map');
  if (!found) return false;
  const container = { kind: 'map', node: found.node } as const;
  const has = (key: string) => found.node.entries.some((entry) => entry.kind === 'entry' && entry.key === key);
  switch (change.change) {
    case 'set-limit':
      return draft.set(container, [[stateEntries.limits[change.limit]]], change.seconds);
    case 'add-retry':
    case 'add-catch': {
      const { key, entries } = stateEntries.ofFailure(change);
      const item: Readonly<Record<string, NewCode>> = { ...entries };
      return !has(key) && draft.set(container, [[key]], [codeMap(item)]);
    }
    default:
      return false;
  }
}

/** Writes another name where a text stands. */
export function renameText(draft: ProgramDraft, place: Placed, { from, to }: { from: string; to: string }): boolean {
  const found = draft.at(place, (node): node is ProgramNode & LiteralExpression => node.kind === 'literal');
  return found?.node.value === from && draft.replace(place, to);
}
