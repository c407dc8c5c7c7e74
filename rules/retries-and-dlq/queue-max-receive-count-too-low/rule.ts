import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { QueueDeclaration } from '../../../src/model/template.js';
import { certain, type Known } from '../../../src/model/value.js';

/** Below this a throttled function or one restart is enough to give a good message up. */
const fewest = 3;
const sound = 5;

/** A message gets more than one or two tries before its queue gives it up. */
export const check: Rule = ({ queues }, verdict) => {
  for (const queue of queues) {
    const mapping = queue.consumers.find(({ service }) => service === 'sqs');
    const count = certain(queue.redrive)?.maxReceiveCount;
    if (!mapping || count?.kind !== 'known') continue;
    if (count.value >= fewest) {
      verdict.holds(queue);
      continue;
    }
    const consumer = mapping.consumer?.name;
    verdict.fails(queue, {
      message: `${queue.name} gives a message up after ${count.value === 1 ? 'one try' : `${count.value} tries`}. A try counts even when ${consumer ?? 'its function'} was throttled and never saw the message, so good messages land in the dead-letter queue. Set maxReceiveCount to ${sound}.`,
      cause: count.range,
      ...(consumer && { function: consumer }),
      fix: () => [tryLonger(queue, count)],
    });
  }
};

function tryLonger({ name, origin }: QueueDeclaration, count: Known<number>): FixProposal {
  return {
    title: `Let ${name} try a message ${sound} times`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: origin,
        declaration: 'queue',
        property: 'maxReceiveCount',
        value: sound,
        replaces: count.definedAt ?? count.range,
      },
    ],
  };
}
