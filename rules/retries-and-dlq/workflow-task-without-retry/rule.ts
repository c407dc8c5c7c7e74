import { throttledLambda, transientLambdaErrors } from '../../../src/knowledge/workflow-faults.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import {
  changeOf,
  invokesFunction,
  listed,
  type PlacedTask,
  placedTasks,
  takesAll,
} from '../../../src/model/workflows.js';

const maximumAttempts = 5;
const intervalSeconds = 2;
const backoffRate = 2;

/** More tasks than these without a retry are one habit, told once. */
const fewTasks = 2;

/** A task tries again before a brief fault of a service ends the execution. */
export const check: Rule = ({ workflows }, verdict) => {
  for (const workflow of workflows) {
    if (!workflow.definition?.complete) continue;
    const judged = placedTasks(workflow.definition).filter(isJudged);
    const failing = judged.filter((task) => !retries(task));
    for (const task of judged) if (retries(task)) verdict.holds(task.state);
    if (failing.length > fewTasks || (failing.length > 1 && failing.length === judged.length)) {
      verdict.fails(workflow, {
        message: `${subjectOf(failing, judged, workflow)}: a throttled call or a brief fault of a service ends the execution. Try them again a few times, with back-off.`,
        related: failing.map(({ state }) => ({ range: state.range, message: `${state.name} is not tried again` })),
        fix: () => [retryAll(workflow, failing)],
      });
      continue;
    }
    for (const task of failing) {
      verdict.fails(task.state, {
        message: `${task.state.name} has no Retry: a throttled call or a brief fault of ${serviceOf(task)} ends the execution of ${workflow.name}. Try it again a few times, with back-off.`,
        fix: () => [retryAll(workflow, [task])],
      });
    }
  }
};

/**
 * A task that starts a job or waits for somebody does all of it again; where any failure leads on to another state, a brief
 * one does too, and the execution goes on.
 */
function isJudged({ state, task, around }: PlacedTask): boolean {
  if (task.waitsFor !== 'response' || task.integration === 'unknown') return false;
  return ![state, ...around].some(({ catches }) => catches.some(({ errors }) => takesAll(errors)));
}

function retries({ state, around }: PlacedTask): boolean {
  return [state, ...around].some((each) => each.retries.length > 0);
}

function subjectOf(
  failing: readonly PlacedTask[],
  judged: readonly PlacedTask[],
  { name }: WorkflowDeclaration,
): string {
  const names = listed(failing.map(({ state }) => state.name));
  if (failing.length === judged.length) return `No task of ${name} has a Retry (${names})`;
  return `${failing.length} of ${judged.length} tasks of ${name} have no Retry (${names})`;
}

function serviceOf({ task }: PlacedTask): string {
  return invokesFunction(task) ? 'Lambda' : 'the service';
}

function retryAll(workflow: WorkflowDeclaration, tasks: readonly PlacedTask[]): FixProposal {
  const names = listed(tasks.map(({ state }) => state.name));
  return {
    title: `Retry ${names} up to ${maximumAttempts} times, from ${intervalSeconds} seconds on, doubling and with jitter`,
    safety: 'suggested',
    intents: tasks.map(({ state, task }) =>
      changeOf(workflow, state, {
        change: 'add-retry',
        errors: invokesFunction(task) ? [...transientLambdaErrors, throttledLambda] : ['States.TaskFailed'],
        intervalSeconds,
        maximumAttempts,
        backoffRate,
      }),
    ),
  };
}
