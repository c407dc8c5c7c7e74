import type { LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { isAbsent } from '../../../src/model/value.js';

const attempts = 3;

/** A record that cannot be processed holds its shard up for a while only. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'stream' || (trigger.service !== 'kinesis' && trigger.service !== 'dynamodb')) continue;
    const { maximumRetryAttempts: retries, maximumRecordAgeSeconds: age, bisectOnError } = trigger;
    if (isUnbounded(retries) && isUnbounded(age)) {
      const consumer = trigger.consumer?.name;
      verdict.fails(trigger, {
        message: `${trigger.name} retries a failing batch until its records expire: one record that ${consumer ?? 'its function'} cannot process stops its shard for ${trigger.service === 'dynamodb' ? 'a day' : 'a day or longer'}. Limit the retries or the age of records.`,
        ...(consumer && { function: consumer }),
        fix: () => [bounded(trigger, isAbsent(bisectOnError))],
      });
    } else if (retries.kind === 'known' || age.kind === 'known') verdict.holds(trigger);
  }
};

/** Left out or -1, which says the same. */
function isUnbounded(limit: LinkedPollTrigger['maximumRetryAttempts']): boolean {
  return isAbsent(limit) || (limit.kind === 'known' && limit.value === -1);
}

function bounded({ origin, name }: LinkedPollTrigger, bisects: boolean): FixProposal {
  const set = (property: string, value: number | boolean) =>
    ({ kind: 'set-property', of: origin, declaration: 'trigger', property, value }) as const;
  return {
    title: `Let ${name} give up on a batch after ${attempts} retries${bisects ? ', halving it each time' : ''}`,
    safety: 'suggested',
    intents: [set('maximumRetryAttempts', attempts), ...(bisects ? [set('bisectOnError', true)] : [])],
  };
}
