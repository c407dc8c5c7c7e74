import { eventSource } from '../../../src/knowledge/event-sources.js';
import type { Handler, LinkedPollTrigger, Reached, Trigger } from '../../../src/model/application.js';
import type { RecordUseFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { always } from '../../../src/model/value.js';

/**
 * Every record of a batch is processed. Topics and buckets send one record to an event, so that the first is all there is.
 */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const source = handler.events.find((event) => eventSource(event)?.records === 'many');
    const uses = handler.reach.recordUses.filter((use) => use.phase === 'invocation');
    const [first] = uses;
    if (!source || !first) continue;
    if (uses.some((use) => use.use !== 'first') || takesOneAtATime(handler)) verdict.holds(first);
    else {
      const triggers = pollTriggers(handler);
      verdict.fails(first, {
        message: `${functionsOf(handler)} reads only the first record of a batch: the others are deleted from the ${source} unread. Go through all records.`,
        function: functionOf(handler),
        // Where no template shows the trigger, its batches may be of one record.
        ...(triggers.length === 0 && { severity: 'warning' }),
        fix: () => [goThroughAll(first), ...triggers.map(takeOneAtATime)],
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
