import { defaultTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction, Reach, Reached } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent, rangeOf } from '../../../src/model/value.js';
import type { TimeLimitFact } from '../../../src/model/work.js';

/** The part of a function's time that its slowest call may take, so that there is some left to fail in order. */
const share = 0.8;

/** A client gives up before its function is cut off. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const timeout = timeoutOf(declared);
    if (timeout === undefined || declared.code.kind !== 'found') continue;
    const { reach } = declared.code.handler;
    for (const limit of reach.timeLimits) {
      if (limit.assumed || !isInUse(limit, reach)) continue;
      const longest = limit.milliseconds * (limit.attempts ?? 1);
      if (longest < timeout) verdict.holds(limit);
      else {
        const written = rangeOf(declared.timeoutSeconds);
        verdict.fails(limit, {
          message: `${limit.text} waits up to ${lengthOf(limit)}, and ${declared.name} is cut off after ${seconds(timeout)}: it never gets to see the call fail, so nothing handles or logs it. Give up earlier, or give the function more time.`,
          function: declared.name,
          related: written ? [{ range: written, message: `The timeout of ${declared.name}.` }] : [],
          fix: () => giveUpEarlier(limit, timeout),
        });
      }
    }
  }
};

/** In milliseconds. */
function timeoutOf({ timeoutSeconds }: LambdaFunction): number | undefined {
  const timeout = isAbsent(timeoutSeconds) ? defaultTimeoutSeconds : certain(timeoutSeconds);
  return timeout === undefined ? undefined : timeout * 1000;
}

/** What a client at the top of a file is told counts when something in that file is called. */
function isInUse({ phase, range }: Reached<TimeLimitFact>, { calls, requests }: Reach): boolean {
  return (
    phase === 'invocation' ||
    [...calls, ...requests].some((each) => each.phase === 'invocation' && each.range.file === range.file)
  );
}

function lengthOf({ milliseconds, attempts = 1 }: TimeLimitFact): string {
  return attempts === 1 ? seconds(milliseconds) : `${attempts} times ${seconds(milliseconds)}`;
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 100) / 10} s`;
}

function giveUpEarlier({ number, attempts = 1 }: TimeLimitFact, timeout: number): readonly FixProposal[] {
  const exact = number ? Math.floor((timeout * share) / attempts / number.unit) : 0;
  const value = exact < 1000 ? exact : exact - (exact % 100);
  if (!number || value < 1) return [];
  return [
    {
      title: `Give up after ${seconds(value * number.unit)}${attempts === 1 ? '' : ' each time'}`,
      safety: 'suggested',
      intents: [{ kind: 'write-number', at: number.range, value }],
    },
  ];
}
