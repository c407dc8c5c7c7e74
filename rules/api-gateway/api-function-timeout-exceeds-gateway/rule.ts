import { apiTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction, LinkedHttpTrigger, Trigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent, knownValues, rangeOf } from '../../../src/model/value.js';

/** A function ends before the gateway stops to wait for it. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const { timeoutSeconds } = declared;
    // What a tool sets by itself is nobody's decision.
    if (timeoutSeconds.kind === 'known' && timeoutSeconds.isDefault) continue;
    const timeout = certain(timeoutSeconds);
    const shortest = shortestWait(declared);
    if (timeout === undefined || !shortest) continue;
    const { route, seconds } = shortest;
    // A second too long is a slip that hardly anybody will ever meet.
    if (timeout <= seconds + 1) verdict.holds(declared);
    else {
      verdict.fails(
        { name: declared.name, range: rangeOf(timeoutSeconds) ?? declared.range },
        {
          message: `${declared.name} may run for ${timeout} s, but its API answers 504 after ${seconds} s: the caller tries again while the first run goes on. Let it end sooner, or answer 202 and work behind a queue.`,
          function: declared.name,
          related: [{ range: route.range, message: `Waits ${seconds} s` }],
          fix: () => [endSooner(declared, seconds)],
        },
      );
    }
  }
};

interface Wait {
  readonly route: LinkedHttpTrigger;
  readonly seconds: number;
}

/** Undefined when something else than a waiting gateway starts the function, which may need all of its time. */
function shortestWait({ triggers }: LambdaFunction): Wait | undefined {
  const waits = triggers.map(waitOf);
  const known = waits.filter((wait) => wait !== undefined);
  if (known.length !== waits.length) return undefined;
  return known.toSorted((a, b) => a.seconds - b.seconds)[0];
}

/** Over a WebSocket nobody waits for an answer. */
const limits: ReadonlyMap<LinkedHttpTrigger['gateway'], number> = new Map([
  ['rest', apiTimeoutSeconds.rest],
  ['http', apiTimeoutSeconds.http],
]);

function waitOf(trigger: Trigger): Wait | undefined {
  if (trigger.trigger !== 'http') return undefined;
  const byDefault = limits.get(trigger.gateway);
  const isWaited = knownValues(trigger.integration).every((kind) => kind === 'proxy' || kind === 'mapped');
  if (byDefault === undefined || trigger.integration.kind === 'unknown' || !isWaited) return undefined;
  const written = trigger.integrationTimeoutSeconds;
  const seconds = isAbsent(written) ? byDefault : certain(written);
  return seconds === undefined ? undefined : { route: trigger, seconds };
}

/** A second is left for what the gateway does itself. */
function endSooner({ name, origin }: LambdaFunction, seconds: number): FixProposal {
  const value = Math.max(1, Math.floor(seconds) - 1);
  return {
    title: `Set the timeout of ${name} to ${value} s`,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: origin, declaration: 'function', property: 'timeoutSeconds', value }],
  };
}
