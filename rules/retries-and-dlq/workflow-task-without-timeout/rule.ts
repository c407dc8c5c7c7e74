import { servicesOfEndlessJobs } from '../../../src/knowledge/workflow-faults.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { WorkflowDeclaration } from '../../../src/model/template.js';
import { isAbsent } from '../../../src/model/value.js';
import { changeOf, isExpress, type PlacedTask, placedTasks } from '../../../src/model/workflows.js';

/** A task that waits for somebody else waits for a limited time. */
export const check: Rule = ({ workflows }, verdict) => {
  for (const workflow of workflows) {
    const { definition } = workflow;
    // Executions of Express workflows are over after five minutes.
    if (!definition || isExpress(workflow)) continue;
    for (const placed of placedTasks(definition)) {
      const { state } = placed;
      const wait = waitOf(placed);
      if (!wait) continue;
      const isLimited = ![state.timeoutSeconds, state.heartbeatSeconds, definition.timeoutSeconds].every(isAbsent);
      if (isLimited) verdict.holds(state);
      else {
        verdict.fails(state, {
          message: `${state.name} waits ${wait.for} and has no time limit: ${wait.otherwise}, the execution hangs for up to a year and nobody is told. Set TimeoutSeconds${wait.isWorked ? ', or HeartbeatSeconds where the worker gives signs of life' : ''}.`,
          fix: () => [limit(workflow, placed, wait)],
        });
      }
    }
  }
};

interface Wait {
  readonly for: string;
  readonly otherwise: string;
  /** Somebody works on it who can give signs of life. */
  readonly isWorked: boolean;
  readonly limit: { readonly seconds: number; readonly said: string };
}

/** What a task waits for that has no end of its own. A function has: its timeout is at most 15 minutes. */
function waitOf({ task }: PlacedTask): Wait | undefined {
  if (task.integration === 'activity') {
    return {
      for: 'for a worker of its activity',
      otherwise: 'if no worker asks for the work, or one dies over it',
      isWorked: true,
      limit: { seconds: 3_600, said: 'an hour' },
    };
  }
  if (task.waitsFor === 'callback') {
    return {
      for: 'for its task token to come back',
      otherwise: 'if it never does',
      isWorked: true,
      limit: { seconds: 86_400, said: 'a day' },
    };
  }
  if (task.waitsFor !== 'job' || !servicesOfEndlessJobs.has(task.service ?? '')) return undefined;
  return {
    for: 'for its job to end',
    otherwise: 'if it is stuck',
    isWorked: false,
    limit: { seconds: 14_400, said: 'four hours' },
  };
}

function limit(workflow: WorkflowDeclaration, { state }: PlacedTask, wait: Wait): FixProposal {
  const { seconds, said } = wait.limit;
  return {
    title: `End the wait of ${state.name} after ${said} (TimeoutSeconds ${seconds})`,
    safety: 'suggested',
    intents: [changeOf(workflow, state, { change: 'set-limit', limit: 'timeoutSeconds', seconds })],
  };
}
