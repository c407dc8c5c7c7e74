import type { LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always } from '../../../src/model/value.js';

/** A handler that returns which items failed is asked for it by its mapping. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'queue' && trigger.trigger !== 'stream') continue;
    const code = trigger.consumer?.code;
    if (!canReport(trigger) || code?.kind !== 'found' || code.handler.reach.batchResponse !== 'returned') continue;
    const { reportsBatchItemFailures: reports } = trigger;
    if (always(reports, (on) => on)) verdict.holds(trigger);
    else if (always(reports, (on) => !on, true)) {
      const consumer = code.handler.functions[0]?.name ?? code.handler.name;
      verdict.fails(trigger, {
        message: `${consumer} returns batchItemFailures, and ${trigger.name} does not ask for it: Lambda takes the batch as done and ${lost(trigger)}. Set FunctionResponseTypes to ReportBatchItemFailures.`,
        function: consumer,
        related: [{ range: code.handler.range, message: `${code.handler.name} returns the failed items` }],
        fix: () => [letReport(trigger)],
      });
    }
  }
};

/** The other sources have no partial responses (Lambda API reference, CreateEventSourceMapping, 2026-11). */
function canReport({ service }: LinkedPollTrigger): boolean {
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb';
}

function lost({ trigger }: LinkedPollTrigger): string {
  return trigger === 'queue' ? 'deletes the failed messages' : 'goes on behind the failed records';
}

function letReport({ name, origin }: LinkedPollTrigger): FixProposal {
  return {
    title: `Let ${name} report failed items`,
    safety: 'safe',
    intents: [
      { kind: 'set-property', of: origin, declaration: 'trigger', property: 'reportsBatchItemFailures', value: true },
    ],
  };
}
