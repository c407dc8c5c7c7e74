import { answerLimits } from '../../../src/knowledge/http-limits.js';
import { defaultTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { Handler, LambdaFunction, Reached } from '../../../src/model/application.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { knownValues } from '../../../src/model/value.js';
import type { RequestFact } from '../../../src/model/work.js';

/** A request that gets no answer fails before its function is cut off, so that the function can say so. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // A deployment waits for its answer anyway.
    if (isStartedOnlyBy(handler, 'deployment') || handler.fact.servesDeployment) continue;
    for (const request of handler.reach.requests) {
      if (request.phase === 'start' || request.assumed) continue;
      if (request.limit === 'set') verdict.holds(request);
      else if (outlasts(request, handler)) {
        verdict.fails(request, {
          message: `${request.text} waits ${patience(request)} for an answer: when the other side hangs, ${functionsOf(handler)} hangs with it until it is cut off, without an error to handle or log. Give it a timeout well below the function's own.`,
          function: functionOf(handler),
          ...(request.client ? { cause: request.client } : {}),
          fix: () => [limitTime(request, handler)],
        });
      }
    }
  }
};

/** What the library does by itself comes too late for every function that runs this code. */
function outlasts({ library }: Reached<RequestFact>, { functions }: Handler): boolean {
  const limit = answerLimits[library];
  if (limit === 'forever') return true;
  const timeouts = functions.map(longestRun);
  return functions.length > 0 && timeouts.every((timeout) => timeout !== undefined && timeout * 1000 <= limit);
}

function longestRun({ timeoutSeconds }: LambdaFunction): number | undefined {
  if (timeoutSeconds.kind === 'absent') return defaultTimeoutSeconds;
  if (timeoutSeconds.kind === 'unknown') return undefined;
  return Math.max(...knownValues(timeoutSeconds));
}

function patience({ library }: RequestFact): string {
  const limit = answerLimits[library];
  return limit === 'forever' ? 'for ever' : `up to ${limit / 1000} s`;
}

function limitTime(request: RequestFact, { functions }: Handler) {
  const shortest = Math.min(10, ...functions.map((each) => longestRun(each) ?? 10));
  const seconds = Math.max(1, Math.min(5, Math.floor(shortest / 2)));
  return {
    title: `Wait ${seconds} s at most in ${request.client ? 'all requests of its client' : request.text}`,
    safety: 'suggested',
    intents: [{ kind: 'limit-time', at: request.client ?? request.range, milliseconds: seconds * 1000 }],
  } as const;
}
