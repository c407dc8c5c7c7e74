import { fewestSqsPollers, minimumMaximumConcurrency } from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction, LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain, isAbsent } from '../../../src/model/value.js';

/** A function may run as often at once as the pollers of its queues ask it to. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const reserved = certain(declared.reservedConcurrency);
    const mappings = declared.triggers.filter(isSqsMapping);
    if (reserved === undefined || reserved <= 0 || mappings.length === 0) continue;
    const limits = mappings.map(({ maximumConcurrency }) => certain(maximumConcurrency));
    if (limits.every((limit) => limit !== undefined)) {
      const asked = limits.reduce((sum, limit) => sum + limit, 0);
      if (asked <= reserved) verdict.holds(declared);
      else fails(declared, mappings, `${queuesOf(mappings)} may ask for ${asked}`, reserved);
    } else if (reserved < fewestSqsPollers && mappings.every(isUnlimited)) {
      fails(declared, mappings, `${queuesOf(mappings)} asks for ${fewestSqsPollers} to begin with`, reserved);
    }
  }

  function fails(
    declared: LambdaFunction,
    mappings: readonly LinkedPollTrigger[],
    asking: string,
    reserved: number,
  ): void {
    const range = isAbsent(declared.reservedConcurrency) ? declared.range : rangeOfReservation(declared);
    verdict.fails(
      { name: declared.name, range },
      {
        message: `${declared.name} has room for ${reserved === 1 ? '1 run' : `${reserved} runs`} at once, but ${asking}: what is turned away counts as a receive, and good messages end in the dead-letter queue. Limit the poller with a maximum concurrency.`,
        function: declared.name,
        related: mappings.map((mapping) => ({ range: mapping.range, message: 'the poller' })),
        fix: () => moveLimit(declared, mappings, reserved),
      },
    );
  }
};

function isSqsMapping(trigger: LambdaFunction['triggers'][number]): trigger is LinkedPollTrigger {
  return trigger.trigger === 'queue' && trigger.service === 'sqs' && certain(trigger.enabled) !== false;
}

/** A FIFO queue asks for no more than it has message groups. */
function isUnlimited({ maximumConcurrency, queue }: LinkedPollTrigger): boolean {
  return isAbsent(maximumConcurrency) && queue !== undefined && isAbsent(queue.fifo);
}

function queuesOf(mappings: readonly LinkedPollTrigger[]): string {
  const [first, ...others] = mappings;
  if (others.length > 0 || !first) return `the pollers of its ${mappings.length} queues`;
  return `the poller of ${first.queue?.name ?? 'its queue'}`;
}

function rangeOfReservation({ reservedConcurrency, range }: LambdaFunction) {
  return reservedConcurrency.kind === 'known' ? reservedConcurrency.range : range;
}

/** One poller cannot be held to less than two, so a reservation of one goes. */
function moveLimit(
  declared: LambdaFunction,
  mappings: readonly LinkedPollTrigger[],
  reserved: number,
): readonly FixProposal[] {
  const [mapping, ...others] = mappings;
  if (!mapping || others.length > 0) return [];
  const limit = Math.max(reserved, minimumMaximumConcurrency);
  const intents: TemplateIntent[] = [
    {
      kind: 'set-property',
      of: mapping.origin,
      declaration: 'trigger',
      property: 'maximumConcurrency',
      value: limit,
    },
  ];
  if (limit > reserved) {
    intents.push({
      kind: 'remove-property',
      of: declared.origin,
      declaration: 'function',
      property: 'reservedConcurrency',
    });
  }
  const title =
    limit > reserved
      ? `Limit the poller to ${limit} in place of the reservation`
      : `Limit the poller to ${limit} as well`;
  return [{ title, safety: 'suggested', intents }];
}
