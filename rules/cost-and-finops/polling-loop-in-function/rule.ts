import { defaultTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import { waitersFor } from '../../../src/knowledge/sdk-waiters.js';
import type { Handler, LinkedWait } from '../../../src/model/application.js';
import type { CallFact } from '../../../src/model/code.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent } from '../../../src/model/value.js';

/** Waits that end within so many milliseconds cost less than a workflow around them. */
const shortWaiting = 5000;

/** Waiting for another system is left to something that is not paid by the millisecond. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // Custom resources have nobody to hand the waiting to, and run once a deployment.
    if (isStartedOnlyBy(handler, 'deployment') || handler.fact.servesDeployment) continue;
    const polling = handler.reach.waits
      .filter((wait) => !outlasts(wait, handler))
      .flatMap((wait) => pollingBy(wait) ?? []);
    if (polling.length === 0 && startsJob(handler)) verdict.holds(handler);
    for (const { wait, asked, call } of polling) {
      verdict.fails(wait, {
        message: `${functionsOf(handler)} is paid while it waits: it asks ${asked} again and again, with ${pauseOf(wait)} in between. Hand the waiting to a workflow (\`.sync\` or a Wait state), to an event that says when it is done, or to a later invocation.`,
        function: functionOf(handler),
        fix: () => useWaiter(wait, call),
      });
    }
  }
};

interface Polling {
  readonly wait: LinkedWait;
  readonly asked: string;
  readonly call: CallFact;
}

function pollingBy(wait: LinkedWait): Polling | undefined {
  const { loop, phase, assumed, isAfterFailure, isSteady } = wait;
  if (!loop?.awaitsState || loop.kind === 'items' || phase === 'start' || assumed || isAfterFailure || !isSteady) {
    return undefined;
  }
  if ((loop.turns ?? Number.POSITIVE_INFINITY) * (wait.milliseconds ?? 1000) <= shortWaiting) return undefined;
  const call = wait.between.find(asksForState);
  return call && { wait, call, asked: call.provider === 'aws' ? `${call.service} ${call.operation}` : call.service };
}

/** A minute may be waited for in a function, when what waits knows when to stop. Longer waits are left to a person. */
const longestForWaiter = 60_000;

function useWaiter({ range, loop, milliseconds = 0 }: LinkedWait, call: CallFact): readonly FixProposal[] {
  const waiters = waitersFor(call);
  const [first] = waiters;
  const turns = loop?.turns ?? 0;
  const isShort = turns > 1 && turns * milliseconds <= longestForWaiter;
  if (!first || !loop || !isShort || milliseconds < 1000 || milliseconds % 1000 !== 0) return [];
  return [
    {
      title: `Wait with the waiter of the SDK, as long as now: it throws where ${call.operation} shows a failure or the time is up`,
      safety: 'suggested',
      intents: [
        {
          kind: 'use-waiter',
          at: loop.range,
          pause: range,
          operation: call.operation,
          waiters,
          seconds: milliseconds / 1000,
          tries: turns,
        },
      ],
    },
  ];
}

/** No turn ever ends: that is another fault. */
function outlasts({ milliseconds = 0 }: LinkedWait, { functions }: Handler): boolean {
  return functions.some(({ timeoutSeconds }) => {
    const timeout = isAbsent(timeoutSeconds) ? defaultTimeoutSeconds : certain(timeoutSeconds);
    return timeout !== undefined && timeout * 1000 <= milliseconds;
  });
}

/** It only reads, and is not on its way through pages of results. */
function asksForState({ provider, operation, arguments: given, argumentsComplete }: CallFact): boolean {
  if (Object.keys(given).some((name) => /token|marker|startkey|cursor/i.test(name))) return false;
  if (provider === 'http') return operation === 'GET';
  return (
    provider === 'aws' &&
    /^(?:Get|Describe|Head|Check|BatchGet)/.test(operation) &&
    (argumentsComplete || !/s$/.test(operation))
  );
}

/** Work of another service is started that takes a while. */
function startsJob({ reach }: Handler): boolean {
  return reach.calls.some(
    ({ provider, operation, phase }) => provider === 'aws' && phase === 'invocation' && /^Start[A-Z]/.test(operation),
  );
}

function pauseOf({ milliseconds }: LinkedWait): string {
  if (milliseconds === undefined) return 'some sleep';
  return milliseconds < 1000 ? `${milliseconds} ms of sleep` : `${milliseconds / 1000} s of sleep`;
}
