import { defaultTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction, LinkedWait } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent, rangeOf } from '../../../src/model/value.js';

/** What a function waits for without any doubt is over before its time is. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const limit = limitOf(declared);
    if (limit === undefined || declared.code.kind !== 'found') continue;
    for (const waits of byFunction(declared.code.handler.reach.waits)) {
      const longest = longestOf(waits);
      if (!longest) continue;
      if (longest.milliseconds < limit) verdict.holds(longest.wait);
      else {
        const timeout = rangeOf(declared.timeoutSeconds);
        verdict.fails(longest.wait, {
          message: `${longest.wait.text} waits ${seconds(longest.milliseconds)} here, and ${declared.name} is cut off after ${seconds(limit)}: it can never get past this line. Wait in a workflow or with a delayed message, or give it more time.`,
          function: declared.name,
          related: timeout ? [{ range: timeout, message: `The timeout of ${declared.name}.` }] : [],
        });
      }
    }
  }
};

/** In milliseconds. */
function limitOf({ timeoutSeconds }: LambdaFunction): number | undefined {
  const limit = isAbsent(timeoutSeconds) ? defaultTimeoutSeconds : certain(timeoutSeconds);
  return limit === undefined ? undefined : limit * 1000;
}

/** The waits of each function of the code: those of one run one after the other. */
function byFunction(waits: readonly LinkedWait[]): readonly (readonly LinkedWait[])[] {
  const groups = new Map<string, LinkedWait[]>();
  for (const wait of waits) {
    if (wait.phase === 'start' || wait.assumed) continue;
    const key = `${wait.range.file} ${wait.scope}`;
    const group = groups.get(key);
    if (group) group.push(wait);
    else groups.set(key, [wait]);
  }
  return [...groups.values()];
}

interface Waiting {
  /** The one that matters most. */
  readonly wait: LinkedWait;
  readonly milliseconds: number;
}

/** A single wait, with the turns that its loop surely makes; or all together that nothing can keep from happening. */
function longestOf(waits: readonly LinkedWait[]): Waiting | undefined {
  const known = waits
    .flatMap((wait) =>
      wait.milliseconds === undefined ? [] : [{ wait, milliseconds: wait.milliseconds * turnsOf(wait) }],
    )
    .sort((a, b) => b.milliseconds - a.milliseconds);
  const [single] = known;
  const sure = known.filter(({ wait }) => wait.isCertain && (!wait.loop || turnsOf(wait) > 1));
  const sum = sure.reduce((total, { milliseconds }) => total + milliseconds, 0);
  const [last] = sure;
  return last && single && sum > single.milliseconds ? { wait: last.wait, milliseconds: sum } : single;
}

function turnsOf({ loop }: LinkedWait): number {
  return loop && !loop.mayLeave ? (loop.turns ?? 1) : 1;
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 100) / 10} s`;
}
