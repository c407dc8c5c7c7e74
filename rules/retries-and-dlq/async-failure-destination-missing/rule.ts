import type { Application, LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { absent, always, certain, isAbsent } from '../../../src/model/value.js';

const fourteenDays = 14 * 24 * 60 * 60;

/** An event that is invoked asynchronously and keeps failing goes to a place where somebody finds it. */
export const check: Rule = (application, verdict) => {
  if (!application.complete) return;
  for (const declared of application.functions) {
    const sources = asynchronousSources(declared);
    if (sources.length === 0) continue;
    const onFailure = declared.asyncInvoke?.onFailure ?? absent;
    if (isAbsent(declared.deadLetter) && isAbsent(onFailure)) {
      verdict.fails(declared, {
        message: `${declared.name} is invoked asynchronously (${sources.join(', ')}) and has no failure destination: ${whenGivenUp(declared)} a failed event is gone. Send it to a queue.`,
        function: declared.name,
        fix: () => [addFailureQueue(application, declared)],
      });
    } else if (declared.deadLetter.kind !== 'unknown' && onFailure.kind !== 'unknown') verdict.holds(declared);
  }
};

/** Schedules are left out: their events say nothing but the time, and the next one follows. */
function asynchronousSources(declared: LambdaFunction): readonly string[] {
  const names = declared.triggers.flatMap((trigger) =>
    'asynchronous' in trigger &&
    trigger.asynchronous &&
    trigger.trigger !== 'schedule' &&
    !always(trigger.enabled, (enabled) => !enabled)
      ? [trigger.name]
      : [],
  );
  return [...new Set(names)];
}

function whenGivenUp({ asyncInvoke }: LambdaFunction): string {
  const retries = asyncInvoke ? certain(asyncInvoke.maximumRetryAttempts) : undefined;
  if (retries === 0) return 'without a retry';
  return retries === 1 ? 'after one retry' : 'after two retries';
}

function addFailureQueue(application: Application, declared: LambdaFunction): FixProposal {
  const queue = freeName(application, declared, `${declared.name}Failures`);
  return {
    title: `Send failed events to a queue ${queue}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'add-resource',
        near: declared.origin,
        resource: { kind: 'queue', name: queue, retentionSeconds: fourteenDays },
      },
      {
        kind: 'add-resource',
        near: declared.origin,
        resource: {
          kind: 'async-invoke',
          name: freeName(application, declared, `${declared.name}AsyncInvoke`),
          function: declared.name,
          onFailure: { reference: queue, attribute: 'arn', kind: 'queue' },
        },
      },
    ],
  };
}
