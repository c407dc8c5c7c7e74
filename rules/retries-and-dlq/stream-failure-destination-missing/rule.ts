import type { Application, LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { isAbsent } from '../../../src/model/value.js';

const fourteenDays = 14 * 24 * 60 * 60;

/** A batch that a stream mapping gives up on leaves a record of where it was. */
export const check: Rule = (application, verdict) => {
  for (const trigger of application.triggers) {
    if (trigger.trigger !== 'stream' || !supportsOnFailure(trigger)) continue;
    if (trigger.onFailure.kind === 'known') verdict.holds(trigger);
    else if (isAbsent(trigger.onFailure)) {
      const consumer = trigger.consumer?.name;
      verdict.fails(trigger, {
        message: `${trigger.name} has no failure destination: when ${consumer ?? 'its function'} gives up on a batch, the records are skipped without a trace. Name a queue or topic for them.`,
        ...(consumer && { function: consumer }),
        fix: () => [addFailureQueue(application, trigger)],
      });
    }
  }
};

/** Streams and Kafka; queues keep their own dead letters. */
function supportsOnFailure({ service }: LinkedPollTrigger): boolean {
  return service === 'kinesis' || service === 'dynamodb' || service === 'kafka';
}

function addFailureQueue(application: Application, trigger: LinkedPollTrigger): FixProposal {
  const neighbour = trigger.consumer ?? trigger;
  const queue = freeName(application, neighbour, `${neighbour.name}Failures`);
  return {
    title: `Send records it gives up on to a queue ${queue}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'add-resource',
        near: neighbour.origin,
        resource: { kind: 'queue', name: queue, retentionSeconds: fourteenDays },
      },
      {
        kind: 'set-property',
        of: trigger.origin,
        declaration: 'trigger',
        property: 'onFailure',
        value: { reference: queue, attribute: 'arn', kind: 'queue' },
      },
    ],
  };
}
