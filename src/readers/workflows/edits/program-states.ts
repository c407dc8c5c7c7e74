import type { StateChange } from '../../../model/intent.js';
import { codeMap, type NewCode } from '../../syntax/edits/new-code.js';
import type { ProgramDraft } from '../../syntax/edits/program-draft.js';
import type { FoundNode, ProgramNode } from '../../syntax/edits/program-nodes.js';
import type { LiteralExpression, MapExpression, Placed } from '../../syntax/program.js';
import { stateEntries } from './state-entries.js';

/**
 * Changes a state that is a map of a program. False where no map stands there, where lists that are there would have to
 * grow, and where a state is to be added beside one that stands in no map with its name.
 */
export function changeMapOfState(draft: ProgramDraft, place: Placed, change: StateChange): boolean {
  const found = draft.at(place, isMap);
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
    case 'add-failing-default': {
      const { name, error, cause } = change;
      return (
        !has('Default') &&
        draft.set(container, [['Default']], name) &&
        addState(draft, found, name, { Type: 'Fail', Error: error, Cause: cause })
      );
    }
    case 'add-failing-catch': {
      const { caught, state } = stateEntries.ofFailingCatch(change);
      return (
        !has(caught.key) &&
        draft.set(container, [[caught.key]], [codeMap({ ...caught.entries })]) &&
        addState(draft, found, change.name, state)
      );
    }
    case 'retry-more':
      return false;
  }
}

/** Adds a state to the map that holds this one under its name. */
function addState(
  draft: ProgramDraft,
  { node, around }: FoundNode,
  name: string,
  entries: Readonly<Record<string, string>>,
): boolean {
  const [states, entry] = around.slice(-2);
  const isHeld = entry?.kind === 'entry' && 'value' in entry && entry.value === node;
  if (!isHeld || !isMap(states) || states.entries.some((each) => each.kind === 'entry' && each.key === name))
    return false;
  return draft.set({ kind: 'map', node: states }, [[name]], codeMap({ ...entries }));
}

function isMap(node: ProgramNode | undefined): node is ProgramNode & MapExpression {
  return node?.kind === 'map';
}

/** Writes another name where a text stands. */
export function renameText(draft: ProgramDraft, place: Placed, { from, to }: { from: string; to: string }): boolean {
  const found = draft.at(place, (node): node is ProgramNode & LiteralExpression => node.kind === 'literal');
  return found?.node.value === from && draft.replace(place, to);
}
