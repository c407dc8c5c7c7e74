import type { Handler, LinkedPollTrigger, Reached, Trigger } from '../../../src/model/application.js';
import type { RecordUseFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { TriggerType } from '../../../src/model/template.js';
import { always } from '../../../src/model/value.js';

/** Sources that put several records into one event, or are documented to be able to. */
const batchingSources: readonly TriggerType[] = ['queue', 'stream'];
const singleRecordSources: readonly TriggerType[] = ['topic', 'storage'];

/** Every record of a batch is processed. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const batches = handler.events.some((event) => batchingSources.includes(event));
    if (!batches && !handler.events.some((event) => singleRecordSources.includes(event))) continue;
    const uses = handler.reach.recordUses.filter((use) => use.phase === 'invocation');
    const [first] = uses;
    if (!first) continue;
    if (uses.some((use) => use.use !== 'first') || (batches && takesOneAtATime(handler))) verdict.holds(first);
    else {
      verdict.fails(first, {
        message: batches
          ? `${functionsOf(handler)} reads only the first record of a batch: the others are deleted from the ${handler.events[0]} unread. Go through all records.`
          : `${functionsOf(handler)} reads only the first record: a ${handler.events[0]} event has one today, and nothing promises that. Go through all records.`,
        function: functionOf(handler),
        ...(!batches && { severity: 'info' }),
        fix: () => [goThroughAll(first), ...pollTriggers(handler).map(takeOneAtATime)],
      });
    }
  }
};

function takesOneAtATime(handler: Handler): boolean {
  const triggers = pollTriggers(handler);
  return triggers.length > 0 && triggers.every((trigger) => always(trigger.batchSize, (size) => size === 1));
}

function pollTriggers(handler: Handler): readonly LinkedPollTrigger[] {
  return handler.functions.flatMap((consumer) => consumer.triggers.filter(isPollTrigger));
}

function isPollTrigger(trigger: Trigger): trigger is LinkedPollTrigger {
  return trigger.trigger === 'queue' || trigger.trigger === 'stream';
}

function goThroughAll(use: Reached<RecordUseFact>): FixProposal {
  return {
    title: 'Go through all records',
    safety: 'suggested',
    intents: [{ kind: 'iterate-records', at: use.range }],
  };
}

function takeOneAtATime(trigger: LinkedPollTrigger): FixProposal {
  return {
    title: `Let ${trigger.name} deliver one record at a time`,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: trigger.origin, declaration: 'trigger', property: 'batchSize', value: 1 }],
  };
}
