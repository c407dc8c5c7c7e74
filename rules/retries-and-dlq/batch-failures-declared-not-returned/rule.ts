import type { Handler, LinkedPollTrigger } from '../../../src/model/application.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, certain } from '../../../src/model/value.js';

/** A handler whose mapping expects failed items returns them. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'queue' && trigger.trigger !== 'stream') continue;
    const code = trigger.consumer?.code;
    if (certain(trigger.reportsBatchItemFailures) !== true || code?.kind !== 'found') continue;
    const { handler } = code;
    // A batch of one record that fails is tried again as a whole, and the whole is that record.
    if (always(trigger.batchSize, (size) => size === 1) && !catchesFailures(handler)) continue;
    if (handler.reach.batchResponse === 'returned') verdict.holds(handler);
    else if (handler.reach.batchResponse === 'not-returned') {
      verdict.fails(handler, {
        message: `${trigger.name} expects failed items and ${functionsOf(handler)} returns none: ${consequence(handler)} Return batchItemFailures.`,
        ...(!catchesFailures(handler) && { severity: 'warning' }),
        function: trigger.consumer?.name ?? handler.name,
        related: [{ range: trigger.range, message: `${trigger.name} asks for batch item failures` }],
        fix: () => [
          {
            title: `Return the items that ${functionsOf(handler)} could not process`,
            safety: 'suggested',
            intents: [{ kind: 'collect-batch-failures', at: handler.fact.range, identifier: identifier(trigger) }],
          },
        ],
      });
    }
  }
};

/** Without a catch nothing is lost: the error leaves the handler, and the whole batch comes again. */
function catchesFailures({ reach }: Handler): boolean {
  return reach.catches.some(
    ({ phase, outcome }) => phase === 'invocation' && (outcome === 'swallowed' || outcome === 'returned'),
  );
}

function consequence(handler: Handler): string {
  return catchesFailures(handler)
    ? 'a record it could not process counts as done.'
    : 'one failed record still has the whole batch tried again.';
}

function identifier(trigger: LinkedPollTrigger): 'message-id' | 'sequence-number' {
  return trigger.trigger === 'queue' ? 'message-id' : 'sequence-number';
}
