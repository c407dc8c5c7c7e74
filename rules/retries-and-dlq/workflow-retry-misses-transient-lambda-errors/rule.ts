import { throttledLambda, transientLambdaErrors } from '../../../src/knowledge/workflow-faults.js';
import type { FixProposal, RelatedPlace } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import { certain, knownValues } from '../../../src/model/value.js';
import type { WorkflowRetry, WorkflowState } from '../../../src/model/workflow.js';
import {
  changeOf,
  invokesFunction,
  listed,
  type PlacedTask,
  placedTasks,
  takesAll,
} from '../../../src/model/workflows.js';

/** More tasks than these are one habit, told once. */
const fewTasks = 2;

/** A task that retries at all retries brief faults of Lambda too. */
export const check: Rule = ({ workflows }, verdict) => {
  for (const workflow of workflows) {
    if (!workflow.definition?.complete) continue;
    const judged = placedTasks(workflow.definition).filter(
      ({ state, task }) => invokesFunction(task) && state.retries.length > 0,
    );
    const failing = judged.filter(({ state, around }) => ![state, ...around].some(retriesTransientErrors));
    for (const task of judged) if (!failing.includes(task)) verdict.holds(task.state);
    const groups = failing.length > fewTasks ? [failing] : failing.map((task) => [task]);
    for (const tasks of groups) {
      const names = listed(tasks.map(({ state }) => state.name));
      const retried = listed([...new Set(tasks.flatMap(({ state }) => retriedBy(state)))]);
      const only = tasks.length === 1 ? `retries only ${retried}` : `retry only ${retried}`;
      const [first] = tasks;
      verdict.fails(tasks.length === 1 && first ? first.state : workflow, {
        message: `${names} ${only}: a brief fault of Lambda itself is not tried again, although nothing is wrong with the function. Retry Lambda's own errors too.`,
        related: tasks.length === 1 ? [] : tasks.map(relatedPlace),
        fix: () => [retryToo(workflow, tasks)],
      });
    }
  }
};

function relatedPlace({ state }: PlacedTask): RelatedPlace {
  return { range: state.range, message: `${state.name} retries only ${listed(retriedBy(state))}` };
}

function retriedBy({ retries }: WorkflowState): readonly string[] {
  return [...new Set(retries.flatMap(({ errors }) => errors.flatMap(knownValues)))];
}

function retriesTransientErrors({ retries }: WorkflowState): boolean {
  return retries.some(takesTransientErrors);
}

/** Lists of older guides have fewer of the names: one of those that all have shows that it was thought of. */
function takesTransientErrors({ errors }: WorkflowRetry): boolean {
  return takesAll(errors) || errors.some((error) => transientLambdaErrors.includes(certain(error) ?? ''));
}

function retryToo(workflow: WorkflowDeclaration, tasks: readonly PlacedTask[]): FixProposal {
  return {
    title: "Retry Lambda's own errors too, up to 5 times from 2 seconds on, doubling and with jitter",
    safety: 'suggested',
    intents: tasks.map(({ state }) => {
      const retried = retriedBy(state);
      return changeOf(workflow, state, {
        change: 'add-retry',
        errors: [...transientLambdaErrors, throttledLambda].filter((error) => !retried.includes(error)),
        intervalSeconds: 2,
        maximumAttempts: 5,
        backoffRate: 2,
      });
    }),
  };
}
