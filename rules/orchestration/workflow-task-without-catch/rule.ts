import { repeatEffect } from '../../../src/knowledge/side-effects.js';
import type { Application } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import { knownValues } from '../../../src/model/value.js';
import type { StateGraph, WorkflowDefinition, WorkflowState, WorkflowTask } from '../../../src/model/workflow.js';
import {
  changeOf,
  freeStateName,
  invokesFunction,
  type PlacedTask,
  placedTasks,
} from '../../../src/model/workflows.js';

/** A workflow that changes several things one after the other does something when it fails in between. */
export const check: Rule = (application, verdict) => {
  for (const workflow of application.workflows) {
    const { definition } = workflow;
    if (!definition?.complete) continue;
    const tasks = placedTasks(definition);
    const pair = halfDone(tasks, application);
    if (tasks.some(isCaught)) {
      for (const task of tasks) if (isCaught(task)) verdict.holds(task.state);
    } else if (pair && !watchesFailures(application)) {
      const { first, second } = pair;
      verdict.fails(workflow, {
        message: `No task of ${workflow.name} has a Catch: when ${second.state.name} fails, what ${first.state.name} has changed stays as it is, and nothing undoes or reports it. Lead failures to a state that does.`,
        related: [
          { range: first.state.range, message: `${first.state.name} changes something` },
          { range: second.state.range, message: `${second.state.name} may fail after it` },
        ],
        fix: () => leadToFailState(workflow, definition, pair),
      });
    }
  }
};

interface HalfDone {
  readonly first: PlacedTask;
  readonly second: PlacedTask;
}

/** Two tasks that change something lasting, one behind the other. */
function halfDone(tasks: readonly PlacedTask[], application: Application): HalfDone | undefined {
  const changing = tasks.filter((task) => changesSomething(task, application, false));
  return tasks
    .filter((task) => changesSomething(task, application, true))
    .flatMap((first) => changing.map((second) => ({ first, second })))
    .find(
      ({ first, second }) => first.state !== second.state && first.graph === second.graph && leadsTo(first, second),
    );
}

function leadsTo({ state, graph }: PlacedTask, other: PlacedTask): boolean {
  return reachedFrom(nextOf(state), graph).has(other.state.name);
}

function reachedFrom(names: readonly string[], { states }: StateGraph): ReadonlySet<string> {
  const byName = new Map(states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = byName.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    open.push(...nextOf(state));
  }
  return reached;
}

function nextOf({ transitions }: WorkflowState): readonly string[] {
  return transitions.flatMap(({ to }) => knownValues(to));
}

function isCaught({ state, around }: PlacedTask): boolean {
  return [state, ...around].some(({ catches }) => catches.length > 0);
}

/** Somebody is told of executions that fail, from outside of the workflow. */
function watchesFailures({ declarations }: Application): boolean {
  return [...declarations.values()].some(
    (each) =>
      each.kind === 'alarm' &&
      knownValues(each.metric).some((metric) => /^Executions(Failed|TimedOut|Aborted)$/.test(metric)),
  );
}

/**
 * Data or resources, not messages: those are sent, and there is nothing left to undo. With `lasting` also no objects: most
 * are there for the next step alone.
 */
function changesSomething({ task }: PlacedTask, { functions }: Application, lasting: boolean): boolean {
  const counts = (service: string, operation: string) => changes(service, operation) && !(lasting && service === 's3');
  if (!invokesFunction(task)) return counts(task.service ?? '', task.operation ?? '');
  const ids = task.targets.flatMap(({ target }) =>
    knownValues(target).flatMap((each) => (each.kind === 'resource' ? [each.id] : [])),
  );
  const invoked = functions.find(({ id }) => ids.includes(id));
  if (invoked?.code.kind !== 'found') return false;
  return invoked.code.handler.reach.calls.some(
    (call) => call.phase === 'invocation' && call.provider === 'aws' && counts(call.service, call.operation),
  );
}

function changes(service: string, operation: string): boolean {
  const called = operation.charAt(0).toUpperCase() + operation.slice(1);
  if (!/^(Put|Update|Delete|Create|Copy|TransactWrite|BatchWrite)/.test(called)) return false;
  if (/^(PutEvents|PutMetricData|PutLogEvents|PutRecords?)$/.test(called)) return false;
  const call = { provider: 'aws', service, operation: called, arguments: {}, argumentsComplete: false } as const;
  return repeatEffect(call) !== 'read';
}

/** What has to be undone nobody can tell from here: the way there is laid, and the execution fails as it did. */
function leadToFailState(
  workflow: WorkflowDeclaration,
  definition: WorkflowDefinition,
  { first, second }: HalfDone,
): readonly FixProposal[] {
  const { state } = second;
  if (state.queryLanguage !== 'JSONPath') return [];
  const name = freeStateName(definition, [state.name, 'failed']);
  return [
    {
      title: `Catch what fails in ${state.name} and lead it to a new Fail state ${name}, in front of which ${first.state.name} can be undone`,
      safety: 'suggested',
      intents: [
        changeOf(workflow, state, {
          change: 'add-failing-catch',
          name,
          ...(hasObjectAsInput(second) && { resultPath: '$.error' }),
        }),
      ],
    },
  ];
}

/** What comes in can take an error beside it. What a function gives back may be a list or nothing. */
function hasObjectAsInput({ state, graph }: PlacedTask): boolean {
  const before = graph.states.filter((each) => nextOf(each).includes(state.name));
  const givesObject = ({ data, task }: WorkflowState) =>
    data.result === 'added' || (data.result === 'whole' && task !== undefined && isAnsweredByObject(task));
  return before.length > 0 && before.every(givesObject);
}

function isAnsweredByObject({ integration }: WorkflowTask): boolean {
  return integration === 'optimised' || integration === 'sdk';
}
