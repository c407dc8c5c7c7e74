import type { LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Intent } from '../../../src/model/intent.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, isAbsent, knownValues } from '../../../src/model/value.js';

/** A batch consumer reports which items failed, so that only those are tried again. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'queue' && trigger.trigger !== 'stream') continue;
    if (!supportsPartialBatches(trigger) || !deliversBatches(trigger) || !retriesWholeBatches(trigger)) continue;
    const { reportsBatchItemFailures: reports } = trigger;
    if (always(reports, (on) => on)) verdict.holds(trigger);
    else if (always(reports, (on) => !on, true) && !returnsFailures(trigger)) {
      const consumer = trigger.consumer?.name;
      verdict.fails(trigger, {
        message: `${trigger.name} retries whole batches: one bad record makes ${consumer ?? 'its function'} process all the others again. Report failed items one by one.`,
        ...(consumer && { function: consumer }),
        fix: () => reportFailedItems(trigger),
      });
    }
  }
};

function supportsPartialBatches({ service }: LinkedPollTrigger): boolean {
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb';
}

/** Then failed items are not tried again at all, which is another fault: batch-failures-returned-not-declared. */
function returnsFailures({ consumer }: LinkedPollTrigger): boolean {
  return consumer?.code.kind === 'found' && consumer.code.handler.reach.batchResponse === 'returned';
}

/** Absent means the default, which is more than one for every source. */
function deliversBatches({ batchSize }: LinkedPollTrigger): boolean {
  return isAbsent(batchSize) || knownValues(batchSize).some((size) => size > 1);
}

/** A stream mapping can be told to give a batch up at once, or to halve it until the bad record is alone. */
function retriesWholeBatches({ trigger, maximumRetryAttempts, bisectOnError }: LinkedPollTrigger): boolean {
  if (trigger === 'queue') return true;
  return !always(maximumRetryAttempts, (attempts) => attempts === 0) && !always(bisectOnError, (on) => on);
}

function reportFailedItems(trigger: LinkedPollTrigger): readonly FixProposal[] {
  const template: Intent = {
    kind: 'set-property',
    of: trigger.origin,
    declaration: 'trigger',
    property: 'reportsBatchItemFailures',
    value: true,
  };
  const code = trigger.consumer?.code;
  const handler = code?.kind === 'found' ? code.handler : undefined;
  if (handler?.reach.batchResponse === 'not-returned') {
    return [
      {
        title: `Report failed items, in ${trigger.name} and in ${functionsOf(handler)}`,
        safety: 'suggested',
        intents: [
          template,
          {
            kind: 'collect-batch-failures',
            at: handler.fact.range,
            identifier: trigger.trigger === 'queue' ? 'message-id' : 'sequence-number',
          },
        ],
      },
    ];
  }
  return [
    {
      title: `Let ${trigger.name} report failed items (the handler must return batchItemFailures)`,
      safety: 'suggested',
      intents: [template],
    },
  ];
}
