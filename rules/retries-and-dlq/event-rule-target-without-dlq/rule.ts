import type { Application, LinkedPushTrigger } from '../../../src/model/application.js';
import type { NewReference } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import type { BusRuleDeclaration, Target } from '../../../src/model/template.js';
import { isUnkept, keepsFailures, keepUndelivered, pushedTo } from '../../../src/model/undelivered.js';
import type { Known } from '../../../src/model/value.js';

/** An event that a rule cannot deliver goes to a place where somebody finds it. */
export const check: Rule = (application, verdict) => {
  for (const { consumer, triggers } of pushedTo(application, 'bus')) {
    // Where nobody keeps events that fail, those that never come are the smaller part of the loss.
    const rules = triggers.filter((trigger) => !isOfPipe(trigger));
    const unkept = rules.filter(isUnkept);
    const [first, ...others] = unkept;
    if (!first) {
      const [kept] = rules;
      if (kept) verdict.holds(kept);
      continue;
    }
    if (!keepsFailures(consumer)) continue;
    const what = others.length === 0 ? first.name : `${first.name} and ${others.length} more rules`;
    verdict.fails(first, {
      message: `${consumer.name} keeps the events that fail in it, and ${what} ${others.length === 0 ? 'does' : 'do'} not keep those that never reach it: throttled for 24 hours or without the right to invoke, they are dropped. Give the target a dead-letter queue.`,
      severity: 'info',
      function: consumer.name,
      related: others.map(({ name, range }) => ({ range, message: `${name} has none either` })),
      fix: () =>
        unkept.every(({ ruleName }) => ruleName !== undefined)
          ? keepUndelivered(
              application,
              first,
              unkept.map(({ origin, ruleName = '' }) => ({
                origin,
                declaration: 'trigger',
                source: ruleCalled(ruleName),
              })),
              'events.amazonaws.com',
            )
          : [],
    });
  }
  for (const rule of application.declarations.values()) {
    if (rule.kind !== 'bus-rule' || rule.rule !== 'rule') continue;
    for (const target of rule.targets) {
      const receiver = target.target.kind === 'known' ? receiverOf(target.target, application) : undefined;
      if (receiver === undefined) continue;
      if (target.deadLetter.kind === 'known') verdict.holds({ range: target.range, name: rule.name });
      if (!isUnkept(target)) continue;
      verdict.fails(
        { range: target.range, name: rule.name },
        {
          message: `${rule.name} drops an event that ${receiver} does not take within 24 hours of retries, or refuses at once. Give the target a dead-letter queue.`,
          fix: () =>
            keepUndelivered(
              application,
              rule,
              [{ origin: target.origin, declaration: 'bus-rule', source: ruleNamed(rule) }],
              'events.amazonaws.com',
            ),
        },
      );
    }
  }
};

/** A pipe reads its source itself, which has its own way to keep what fails. */
function isOfPipe({ sourceDeclaration }: LinkedPushTrigger): boolean {
  return sourceDeclaration !== undefined && sourceDeclaration.kind !== 'bus';
}

/**
 * What may refuse an event although all is set up well: it has limits or answers of its own. Queues, topics and log groups
 * take what comes.
 */
function receiverOf({ value }: Known<Target>, { declarations }: Application): string | undefined {
  if (value.kind === 'text') {
    const service = value.text.split(':')[2];
    return service !== undefined && refusing.has(service) ? `the target (${service})` : undefined;
  }
  const declared = declarations.get(value.id);
  return declared?.kind === 'workflow' || declared?.kind === 'stream' || declared?.kind === 'other'
    ? declared.name
    : undefined;
}

const refusing: ReadonlySet<string> = new Set(['states', 'kinesis', 'ecs', 'batch', 'execute-api', 'events', 'ssm']);

function ruleNamed({ name, origin }: BusRuleDeclaration): NewReference {
  return { reference: name, attribute: 'arn', kind: 'bus-rule', origin };
}

function ruleCalled(name: string): NewReference {
  return { reference: name, attribute: 'arn', kind: 'bus-rule' };
}
