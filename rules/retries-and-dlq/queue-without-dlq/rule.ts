import type { Application, Queue } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent } from '../../../src/model/value.js';

const maxReceiveCount = 5;
const fourteenDays = 14 * 24 * 60 * 60;

/** A queue that a function consumes sends messages that keep failing to a dead-letter queue. */
export const check: Rule = (application, verdict) => {
  for (const queue of application.queues) {
    const [consumer] = queue.consumers;
    if (!consumer || queue.servesAsDeadLetterQueue) continue;
    if (queue.redrive.kind === 'known') verdict.holds(queue);
    else if (isAbsent(queue.redrive)) {
      verdict.fails(queue, {
        message: `${queue.name} has no dead-letter queue: a message that always fails is retried until its retention ends, then lost. Send it to a second queue after a few tries.`,
        ...(consumer.consumer && { function: consumer.consumer.name }),
        fix: () => [addDeadLetterQueue(application, queue)],
      });
    }
  }
};

function addDeadLetterQueue(application: Application, queue: Queue): FixProposal {
  const name = freeName(application, queue, `${queue.name}DeadLetters`);
  return {
    title: `Add a dead-letter queue ${name} with maxReceiveCount ${maxReceiveCount}`,
    safety: 'suggested',
    intents: [
      { kind: 'set-redrive', of: queue.origin, target: name, maxReceiveCount },
      {
        kind: 'add-resource',
        near: queue.origin,
        resource: { kind: 'queue', name, retentionSeconds: fourteenDays, fifo: certain(queue.fifo) === true },
      },
    ],
  };
}
