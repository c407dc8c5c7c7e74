import { worksInProcess } from '../../../src/knowledge/in-process-modules.js';
import { defaultTimeoutSeconds, defaultVisibilityTimeoutSeconds } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent } from '../../../src/model/value.js';

const soundTimeoutSeconds = 10;

/** Somebody chose the timeout of each function. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    if (declared.generated || waitsForNothing(declared)) continue;
    const { timeoutSeconds } = declared;
    if (timeoutSeconds.kind === 'known' && !timeoutSeconds.isDefault) verdict.holds(declared);
    else if (timeoutSeconds.kind === 'known' || isAbsent(timeoutSeconds)) {
      const seconds = certain(timeoutSeconds) ?? defaultTimeoutSeconds;
      verdict.fails(declared, {
        message: `${declared.name} has no timeout of its own and is cut off after ${seconds} s: one slow call to another service is enough. Set a little more than its slowest good run.`,
        habit: true,
        function: declared.name,
        fix: () => [setTimeoutSeconds(declared)],
      });
    }
  }
};

/** Three seconds are plenty for code that only computes. */
function waitsForNothing({ code }: LambdaFunction): boolean {
  if (code.kind !== 'found') return false;
  const { reach } = code.handler;
  return reach.complete && reach.calls.length + reach.clients.length === 0 && reach.imports.every(worksInProcess);
}

function setTimeoutSeconds(declared: LambdaFunction) {
  const value = Math.min(soundTimeoutSeconds, ...declared.triggers.flatMap(longestThatQueueAllows));
  return {
    title: `Set the timeout of ${declared.name} to ${value} s`,
    safety: 'suggested',
    intents: [
      { kind: 'set-property', of: declared.origin, declaration: 'function', property: 'timeoutSeconds', value },
    ],
  } as const;
}

/** A queue hides a message for its visibility timeout, which should last for six timeouts. */
function longestThatQueueAllows(trigger: LambdaFunction['triggers'][number]): readonly number[] {
  if (!('queue' in trigger) || !trigger.queue) return [];
  const { visibilityTimeoutSeconds: visibility } = trigger.queue;
  if (visibility.kind === 'unknown' || visibility.kind === 'choice') return [];
  const seconds = visibility.kind === 'known' ? visibility.value : defaultVisibilityTimeoutSeconds;
  return [Math.max(defaultTimeoutSeconds, Math.floor(seconds / 6))];
}
