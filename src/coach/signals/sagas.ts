import { certain } from '../../model/value.js';
import type { StateGraph, WorkflowDefinition, WorkflowState } from '../../model/workflow.js';

/**
 * Tasks that undo what was done: they are called so, and only a caught error leads to them. Without a name that says it,
 * nobody can tell undoing from telling.
 */
export function compensations({ graphs }: Pick<WorkflowDefinition, 'graphs'>): readonly WorkflowState[] {
  return graphs.flatMap(compensationsIn);
}

function compensationsIn({ states, startAt }: StateGraph): readonly WorkflowState[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  const inOrder = reached([certain(startAt)], byName);
  const caught = [...inOrder].flatMap(({ catches }) => catches.map(({ next }) => certain(next)));
  return [...reached(caught, byName)].filter(
    (state) => !inOrder.has(state) && state.task !== undefined && undoing.test(state.name),
  );
}

const undoing = /cancel|refund|undo|revert|roll[\s_-]*back|compensat|release|restore|reverse|unreserve/i;

/** The states that these lead to when everything succeeds, themselves included. */
function reached(
  names: readonly (string | undefined)[],
  byName: ReadonlyMap<string, WorkflowState>,
): ReadonlySet<WorkflowState> {
  const found = new Set<WorkflowState>();
  const open = [...names];
  while (open.length > 0) {
    const name = open.pop();
    const state = name === undefined ? undefined : byName.get(name);
    if (!state || found.has(state)) continue;
    found.add(state);
    open.push(...state.transitions.map(({ to }) => certain(to)));
  }
  return found;
}
