import type { StateChange, TemplateIntent } from './intent.js';
import type { SourceRange } from './source.js';
import type { Origin, WorkflowDeclaration } from './template.js';
import { certain } from './value.js';
import type { StateGraph, WorkflowDefinition, WorkflowState, WorkflowTask } from './workflow.js';

/** A state with what it is part of. */
export interface PlacedState {
  readonly state: WorkflowState;
  readonly graph: StateGraph;
  /** The parallel and map states around it, the innermost first: what they retry and catch counts for it too. */
  readonly around: readonly WorkflowState[];
}

/** Every state of a definition, those of branches and iterations included. */
export function placedStates({ graphs }: Pick<WorkflowDefinition, 'graphs'>): readonly PlacedState[] {
  const placed: PlacedState[] = [];
  const byName = new Map<string, PlacedState>();
  // What a graph is part of comes before it.
  for (const graph of graphs) {
    const outer = graph.within === undefined ? undefined : byName.get(graph.within);
    const around = outer ? [outer.state, ...outer.around] : [];
    for (const state of graph.states) {
      const each = { state, graph, around };
      placed.push(each);
      if (!byName.has(state.name)) byName.set(state.name, each);
    }
  }
  return placed;
}

/** Names of errors that stand for all, or for all that a task can end with but time (Amazon States Language, 2026-11). */
const wildcards: ReadonlySet<string> = new Set(['States.ALL', 'States.TaskFailed']);

/** Whether a list of errors takes up whatever a task fails with, or may do so. */
export function takesAll(errors: WorkflowState['retries'][number]['errors']): boolean {
  return errors.some((error) => error.kind !== 'known' || wildcards.has(error.value));
}

/** Where a part of a definition stands, so that its reader can change it. */
export function originIn(workflow: WorkflowDeclaration, { file }: SourceRange): Origin {
  return { dialect: workflow.definitionFile === undefined ? workflow.origin.dialect : 'asl', file, path: [] };
}

/** The intent that changes one state of a workflow. */
export function changeOf(workflow: WorkflowDeclaration, state: WorkflowState, change: StateChange): TemplateIntent {
  const { blockRange, name } = state;
  return { kind: 'change-state', of: originIn(workflow, blockRange), at: blockRange, state: name, change };
}

/** A name for a new state that the definition does not have, spelled as its other names are. */
export function freeStateName({ graphs }: WorkflowDefinition, words: readonly [string, ...string[]]): string {
  const taken = new Set(graphs.flatMap(({ states }) => states.map(({ name }) => name)));
  const [first, ...others] = words;
  const spaced = [...taken].some((name) => /\s/.test(name));
  const wanted = spaced
    ? words.join(' ')
    : first + others.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${spaced ? ' ' : ''}${count}`;
    if (!taken.has(name)) return name;
  }
}

/** Executions of this workflow end within five minutes and are seen in logs alone. */
export function isExpress({ workflowType }: WorkflowDeclaration): boolean {
  return workflowType !== undefined && certain(workflowType) === 'EXPRESS';
}

/** The tasks of a definition, with what is around them. */
export function placedTasks(definition: WorkflowDefinition): readonly PlacedTask[] {
  return placedStates(definition).flatMap((placed) =>
    placed.state.task ? [{ ...placed, task: placed.state.task }] : [],
  );
}

export interface PlacedTask extends PlacedState {
  readonly task: WorkflowTask;
}

/** Whether a task invokes a Lambda function, be it as the resource itself or by the integration made for it. */
export function invokesFunction({ integration, service, operation }: WorkflowTask): boolean {
  return integration === 'function' || (integration === 'optimised' && service === 'lambda' && operation === 'invoke');
}

/** Names for a message: `A`, `A and B`, `A, B and 3 more`. */
export function listed(names: readonly string[]): string {
  const [first = '', second, ...others] = names;
  if (second === undefined) return first;
  if (others.length === 0) return `${first} and ${second}`;
  return others.length === 1 ? `${first}, ${second} and ${others[0]}` : `${first}, ${second} and ${others.length} more`;
}
