import type { Application } from '../../model/application.js';
import { always, certain, isAbsent, knownValues, type Value } from '../../model/value.js';
import type { WorkflowState } from '../../model/workflow.js';
import { type PlacedState, type PlacedTask, placedStates, takesAll } from '../../model/workflows.js';
import { madeByReusedPart } from './reuse.js';
import { type Shown, sightingsAt } from './sighting.js';
import type { Observer, SkillSignals } from './signal.js';

export const orchestrationSignals: SkillSignals = {
  skill: 'orchestration',
  isObservable: ({ application: { workflows, handlers } }) =>
    workflows.length > 0 || handlers.some(({ reach }) => reach.replays.length > 0),
  observers: {
    'orch.workflow': ({ application }) => sightingsAt([...severalSteps(application), ...durableHandlers(application)]),
    'orch.retry-catch': tasksWhere(retriesAndCatches),
    'orch.timeouts': tasksWhere(({ state }) => isPositive(state.timeoutSeconds) || isPositive(state.heartbeatSeconds)),
    'orch.map-bounded': statesWhere(({ state }) => state.map !== undefined && isPositive(state.map.maximumConcurrency)),
    'orch.service-integration': tasksWhere(
      ({ task: { integration, service = '' } }) =>
        (integration === 'optimised' || integration === 'sdk') && !glue.has(service),
    ),
    'orch.human-wait': tasksWhere(
      ({ task: { integration, waitsFor, passesToken } }) =>
        integration !== 'activity' && waitsFor === 'callback' && passesToken,
    ),
    'orch.shared-blocks': ({ application }) => sightingsAt(sharedWorkflows(application)),
  },
  unobservable: {},
};

/** Services that run the user's own code or definitions: calling them replaces no function. */
const glue: ReadonlySet<string> = new Set(['lambda', 'states', 'sfn']);

function isPositive(value: Value<number>): boolean {
  return always(value, (number) => number > 0);
}

function severalSteps({ workflows }: Application): readonly Shown[] {
  return workflows.filter(
    ({ definition }) => definition && placedStates(definition).filter(({ state }) => state.task).length > 1,
  );
}

function durableHandlers({ handlers }: Application): readonly Shown[] {
  return handlers.filter(({ reach }) => reach.replays.length > 0);
}

/** Each state of each workflow that shows something. */
function statesWhere(test: (placed: PlacedState) => boolean): Observer {
  return ({ application: { workflows } }) =>
    sightingsAt(
      workflows.flatMap(({ id, definition }) =>
        definition
          ? placedStates(definition)
              .filter(test)
              .map(({ state }) => ({ id: `${id}.${state.name}`, range: state.range }))
          : [],
      ),
    );
}

function tasksWhere(test: (placed: PlacedTask) => boolean): Observer {
  return statesWhere((placed) => {
    const { task } = placed.state;
    return task !== undefined && test({ ...placed, task });
  });
}

/** It retries errors by their names, each time after a longer wait, and what is left over is taken care of. */
function retriesAndCatches({ state, around }: PlacedState): boolean {
  return state.retries.some(isForTransientErrors) && [state, ...around].some(catchesTheRest);
}

function isForTransientErrors({ errors, backoffRate }: WorkflowState['retries'][number]): boolean {
  const isNamed = errors.some((error) => {
    const name = certain(error);
    return name !== undefined && name !== 'States.ALL' && name !== 'States.TaskFailed';
  });
  return isNamed && (isAbsent(backoffRate) || always(backoffRate, (rate) => rate > 1));
}

function catchesTheRest({ catches }: WorkflowState): boolean {
  return catches.some(({ errors }) => takesAll(errors));
}

const fewestCallers = 2;

/** Workflows that others start as a step of theirs, or that come from a part which is used more than once. */
function sharedWorkflows({ workflows, declarations }: Application): readonly Shown[] {
  const callers = new Map<string, Set<string>>();
  for (const { id, tasks } of workflows) {
    for (const target of tasks.flatMap(knownValues)) {
      if (target.kind === 'resource' && target.id !== id) {
        callers.set(target.id, (callers.get(target.id) ?? new Set()).add(id));
      }
    }
  }
  const isReused = madeByReusedPart([...declarations.values()]);
  return workflows.filter((workflow) => (callers.get(workflow.id)?.size ?? 0) >= fewestCallers || isReused(workflow));
}
