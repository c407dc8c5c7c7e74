import type { SourceRange } from '../../model/source.js';
import type { Target } from '../../model/template.js';
import type { Value } from '../../model/value.js';
import type { StateGraph, WorkflowDefinition, WorkflowState, WorkflowTask } from '../../model/workflow.js';
import type { Place } from '../values/place.js';
import { problemsOf } from './problems.js';
import { queryLanguage, stateOf } from './state.js';
import type { TaskSurroundings } from './task.js';

/** Deeper nesting is left out: nobody writes it. */
const maximumDepth = 20;

/** A definition may not be larger than 1 MB (Step Functions quotas, 2026-11): more states than this are not in it. */
const maximumStates = 5_000;

/**
 * A definition in Amazon States Language, branches and iterations included. Undefined for what has no states: it is none.
 * `at` is its place where that is not known otherwise.
 */
export function readDefinition(
  machine: Place,
  at: SourceRange,
  surroundings: TaskSurroundings,
): WorkflowDefinition | undefined {
  if (!machine.get('States').isMap()) return undefined;
  const graphs: StateGraph[] = [];
  const language = queryLanguage(machine);
  let complete = machine.isComplete;
  let count = 0;
  read(machine, undefined, 0);
  const definition = { graphs, complete, timeoutSeconds: machine.get('TimeoutSeconds').number() };
  return { ...definition, problems: problemsOf(definition) };

  function read(graph: Place, within: string | undefined, depth: number): void {
    const states = graph.get('States');
    if (!states.isComplete || depth > maximumDepth) complete = false;
    if (depth > maximumDepth) return;
    const entries = states.entries().slice(0, maximumStates - count);
    if (entries.length < states.entries().length) complete = false;
    count += entries.length;
    const read = entries.map((entry) => ({ entry, state: stateOf(entry, language, surroundings) }));
    graphs.push({
      range: graph.range ?? at,
      within,
      startAt: graph.get('StartAt').string(),
      states: read.map(({ state }) => state),
    });
    for (const { entry, state } of read) readParts(entry.place, state, depth);
  }

  function readParts(place: Place, { name, type }: WorkflowState, depth: number): void {
    if (!place.isMap()) complete = false;
    const parts = [...place.get('Branches').items(), place.get('ItemProcessor'), place.get('Iterator')];
    const written = parts.filter((part) => !part.isAbsent);
    const hasParts = type.kind === 'known' && (type.value === 'Parallel' || type.value === 'Map');
    if (hasParts && (written.length === 0 || written.some((part) => !part.isMap()))) complete = false;
    for (const part of written) if (part.isMap()) read(part, name, depth + 1);
  }
}

/** How many states a definition has, those of branches and iterations included. */
export function countOf({ graphs }: WorkflowDefinition): number {
  return graphs.reduce((sum, { states }) => sum + states.length, 0);
}

/** Everything the tasks of a definition use, in the order of the states. */
export function tasksOf({ graphs }: WorkflowDefinition): readonly Value<Target>[] {
  return graphs
    .flatMap(({ states }) => states)
    .flatMap(({ task, map }) => [task, map?.reader, map?.writer])
    .filter((task): task is WorkflowTask => task !== undefined)
    .flatMap(({ targets }) => targets.map(({ target }) => target));
}
