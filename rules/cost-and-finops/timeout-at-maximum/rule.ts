import { maximumTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { always } from '../../../src/model/value.js';

/** A function that hangs is stopped soon. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const { name, timeoutSeconds } = declared;
    if (declared.generated || timeoutSeconds.kind === 'absent' || servesDeployment(declared)) continue;
    // An API gives up long before: that is a matter of its own.
    if (declared.triggers.some(({ trigger }) => trigger === 'http')) continue;
    const site = { name, range: timeoutSeconds.range };
    if (always(timeoutSeconds, (seconds) => seconds < maximumTimeoutSeconds)) verdict.holds(site);
    else if (always(timeoutSeconds, (seconds) => seconds >= maximumTimeoutSeconds)) {
      const definition = timeoutSeconds.kind === 'known' ? timeoutSeconds.definedAt : undefined;
      verdict.fails(site, {
        message: `${name} may run for ${maximumTimeoutSeconds} s, the longest there is: a call that hangs is paid for 15 minutes and holds one of the account's concurrent runs. Set a little more than its slowest good run; work that needs more belongs in Step Functions.`,
        function: name,
        cause: definition ?? timeoutSeconds.range,
        ...(!servesEvents(declared) && { severity: 'info' }),
      });
    }
  }
};

/** Deployments wait for long work, and each runs once. */
function servesDeployment({ triggers, code }: LambdaFunction): boolean {
  return (
    triggers.some(({ trigger }) => trigger === 'deployment') ||
    (code.kind === 'found' && code.handler.fact.servesDeployment === true)
  );
}

/**
 * Single events are done soon. What runs by the clock, as a step of a workflow, for an uploaded file or by hand is often
 * long work.
 */
function servesEvents({ triggers }: LambdaFunction): boolean {
  return triggers.some(({ trigger }) => eventTriggers.has(trigger));
}

const eventTriggers: ReadonlySet<string> = new Set(['queue', 'topic', 'bus', 'stream', 'identity', 'log']);
