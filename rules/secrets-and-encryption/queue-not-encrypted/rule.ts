import type { Queue } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, type Value } from '../../../src/model/value.js';

/** Nobody switches the encryption of a queue off. */
export const check: Rule = ({ queues }, verdict) => {
  for (const queue of queues) {
    const { encryption } = queue;
    if (always(encryption, (kind) => kind === 'none')) {
      verdict.fails(
        { name: queue.name, range: rangeOf(encryption, queue) },
        {
          message: `${queue.name} switches off encryption at rest, which SQS has by itself and for nothing: its messages lie in plain text. Leave the keys to SQS.`,
          fix: () => [encrypt(queue)],
        },
      );
    } else if (always(encryption, (kind) => kind !== 'none', true)) verdict.holds(queue);
  }
};

function rangeOf(value: Value<unknown>, { range }: Queue) {
  return value.kind === 'absent' ? range : value.range;
}

function encrypt({ name, origin }: Queue): FixProposal {
  return {
    title: `Encrypt ${name} with keys of SQS`,
    safety: 'safe',
    intents: [{ kind: 'set-property', of: origin, declaration: 'queue', property: 'encryption', value: 'service' }],
  };
}
