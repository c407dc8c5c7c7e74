import { knownValues, type Value } from '../../model/value.js';
import type { StateGraph, WorkflowDefinition, WorkflowProblem, WorkflowState } from '../../model/workflow.js';

/** What the service would refuse, and states that never run. Where something cannot be read, only what is sure is told. */
export function problemsOf({ graphs, complete }: Pick<WorkflowDefinition, 'graphs' | 'complete'>) {
  return [...graphs.flatMap((graph) => problemsIn(graph, complete)), ...repeatedNames(graphs)];
}

function problemsIn(graph: StateGraph, complete: boolean): readonly WorkflowProblem[] {
  const { states, range, startAt } = graph;
  if (states.length === 0) return complete ? [{ kind: 'no-states', range }] : [];
  return [
    ...(startAt.kind === 'absent' ? [{ kind: 'no-start', range } as const] : missing(startAt, graph, complete)),
    ...states.flatMap((state) => problemsOfState(state, graph, complete)),
    ...(complete && states.every(neverEnds) ? [{ kind: 'no-end', range } as const] : []),
    ...(complete ? unreachable(graph) : []),
  ];
}

function problemsOfState(state: WorkflowState, graph: StateGraph, complete: boolean): readonly WorkflowProblem[] {
  const { name, range, type, transitions, catches, ends } = state;
  const hasNoType = type.kind === 'absent' || (type.kind === 'unknown' && type.reason.startsWith('it is not one of'));
  return [
    ...(hasNoType ? [{ kind: 'unknown-type', range, state: name } as const] : []),
    ...(complete && type.kind === 'known' && !ends && transitions.length === 0
      ? [{ kind: 'no-way-on', range, state: name } as const]
      : []),
    ...[...transitions.map(({ to }) => to), ...catches.map(({ next }) => next)].flatMap((to) =>
      missing(to, graph, complete, name),
    ),
    ...catchAlls(state),
    ...silence(state),
  ];
}

/**
 * `States.ALL` stands alone and in the last of the retries or catches (Amazon States Language specification, retrying and
 * fallback, 2026-11).
 */
function catchAlls({ name, retries, catches }: WorkflowState): readonly WorkflowProblem[] {
  return [retries, catches].flatMap((list) =>
    list.flatMap(({ errors }, at): readonly WorkflowProblem[] => {
      const all = errors.find((error) => error.kind === 'known' && error.value === 'States.ALL');
      if (all?.kind !== 'known' || (errors.length === 1 && at === list.length - 1)) return [];
      return [{ kind: 'catch-all-in-front', range: all.range, state: name }];
    }),
  );
}

/** The time for a sign of life is smaller than the time for all (Amazon States Language specification, task state, 2026-11). */
function silence({ name, timeoutSeconds, heartbeatSeconds }: WorkflowState): readonly WorkflowProblem[] {
  if (heartbeatSeconds.kind !== 'known' || timeoutSeconds.kind !== 'known') return [];
  if (heartbeatSeconds.value < timeoutSeconds.value) return [];
  return [{ kind: 'silence-too-long', range: heartbeatSeconds.range, state: name }];
}

function missing(
  to: Value<string>,
  { states }: StateGraph,
  complete: boolean,
  state?: string,
): readonly WorkflowProblem[] {
  if (to.kind !== 'known' || !complete || to.value.includes('${')) return [];
  if (states.some(({ name }) => name === to.value)) return [];
  return [{ kind: 'missing-state', range: to.range, expected: to.value, ...(state !== undefined && { state }) }];
}

function neverEnds({ ends, type }: WorkflowState): boolean {
  return !ends && type.kind === 'known';
}

/** States that no way from the start leads to; none where a way cannot be told. */
function unreachable({ states, startAt }: StateGraph): readonly WorkflowProblem[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  const [start] = knownValues(startAt);
  if (start === undefined || !byName.has(start)) return [];
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = byName.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    for (const to of [...state.transitions.map(({ to }) => to), ...state.catches.map(({ next }) => next)]) {
      if (to.kind === 'unknown' || to.kind === 'choice' || (to.kind === 'known' && to.value.includes('${'))) return [];
      if (to.kind === 'known') open.push(to.value);
    }
  }
  return states
    .filter(({ name }) => !reached.has(name))
    .map(({ name, range }) => ({ kind: 'unreachable-state', range, state: name }));
}

/** Names are unique in the whole definition, branches included (Amazon States Language specification, 2026-11). */
function repeatedNames(graphs: readonly StateGraph[]): readonly WorkflowProblem[] {
  const seen = new Set<string>();
  return graphs.flatMap(({ states }) =>
    states.flatMap(({ name, range }): readonly WorkflowProblem[] => {
      if (seen.has(name)) return [{ kind: 'repeated-name', range, state: name }];
      seen.add(name);
      return [];
    }),
  );
}
