import { repeatEffect } from '../../../src/knowledge/side-effects.js';
import type { Application, Handler, LambdaFunction, LinkedCall } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { knownValues } from '../../../src/model/value.js';
import type { WorkflowTask } from '../../../src/model/workflow.js';
import { placedTasks } from '../../../src/model/workflows.js';

/** A task token that a workflow waits for is handed out, and given back by somebody. */
export const check: Rule = (application, verdict) => {
  for (const workflow of application.workflows) {
    if (!workflow.definition?.complete) continue;
    for (const { state, task } of placedTasks(workflow.definition)) {
      if (task.waitsFor !== 'callback' || task.integration === 'activity') continue;
      if (!task.passesToken) {
        verdict.fails(state, {
          message: `${state.name} waits for its task token to come back, and hands it to nobody: the execution hangs until the state times out, or for a year. Put $$.Task.Token into what it sends, or do not wait.`,
        });
        continue;
      }
      const workers = workersOf(task, application);
      if (answersSomewhere(application)) verdict.holds(state);
      else if (workers.length > 0 && workers.every(dropsIt) && isKnown(application)) {
        const names = workers.flatMap(({ functions }) => functions.map(({ name }) => name));
        verdict.fails(state, {
          message: `${state.name} waits for its task token to come back, and ${names[0]} neither sends it back nor hands it on: the execution hangs until the state times out, or for a year. Call SendTaskSuccess when the work is done, and SendTaskFailure when it fails.`,
          related: workers.map(({ range, name }) => ({ range, message: `${name} gets the token` })),
          ...(names[0] !== undefined && { function: names[0] }),
        });
      }
    }
  }
};

/** The code that gets what the task sends: of the function itself, or of the functions its queue, topic or bus starts. */
function workersOf({ targets }: WorkflowTask, { functions, triggers }: Application): readonly Handler[] {
  const ids = new Set(
    targets.flatMap(({ target }) => knownValues(target).flatMap((each) => (each.kind === 'resource' ? [each.id] : []))),
  );
  const started = triggers.flatMap(({ sourceDeclaration, consumer }) =>
    sourceDeclaration && consumer && ids.has(sourceDeclaration.id) ? [consumer] : [],
  );
  const workers = [...functions.filter(({ id }) => ids.has(id)), ...started];
  const handlers = workers.flatMap(({ code }) => (code.kind === 'found' ? [code.handler] : []));
  return handlers.length === workers.length ? [...new Set(handlers)] : [];
}

const answers = /^SendTask(?:Success|Failure)$/;

/** Some code, workflow or role of the application can send a token back. */
function answersSomewhere({ handlers, workflows, roles }: Application): boolean {
  return (
    handlers.some(({ reach }) => reach.calls.some(({ operation }) => answers.test(operation))) ||
    workflows.some(({ definition }) =>
      definition
        ? placedTasks(definition).some(({ task }) => /^sendTask(?:Success|Failure)$/.test(task.operation ?? ''))
        : true,
    ) ||
    roles.some(({ grants }) =>
      grants.some(({ actions }) =>
        actions.flatMap(knownValues).some((action) => /^states:(?:\*|SendTask)/i.test(action)),
      ),
    )
  );
}

/** Nothing the code does could carry the token away. */
function dropsIt({ reach }: Handler): boolean {
  return (
    reach.complete && reach.requests.length === 0 && reach.calls.every((call) => call.phase === 'start' || isRead(call))
  );
}

function isRead(call: LinkedCall): boolean {
  return call.provider === 'powertools' || (call.provider === 'aws' && repeatEffect(call) === 'read');
}

function isKnown({ complete, functions }: Application): boolean {
  return complete && functions.every(isFollowed);
}

function isFollowed({ code }: LambdaFunction): boolean {
  return code.kind === 'found' && code.handler.reach.complete;
}
