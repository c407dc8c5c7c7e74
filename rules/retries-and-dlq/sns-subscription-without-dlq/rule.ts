import type { Application, LinkedPushTrigger } from '../../../src/model/application.js';
import type { NewReference } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import type { Declaration, TopicDeclaration } from '../../../src/model/template.js';
import { isUnkept, keepsFailures, keepUndelivered, pushedTo } from '../../../src/model/undelivered.js';
import { certain, knownValues } from '../../../src/model/value.js';

/** A message that a topic cannot deliver goes to a place where somebody finds it. */
export const check: Rule = (application, verdict) => {
  for (const { consumer, triggers } of pushedTo(application, 'topic')) {
    const unkept = triggers.filter(isUnkept);
    const [first, ...others] = unkept;
    if (!first) {
      const [kept] = triggers;
      if (kept) verdict.holds(kept);
      continue;
    }
    // Where nobody keeps messages that fail, those that never come are the smaller part of the loss.
    if (!keepsFailures(consumer)) continue;
    const what = others.length === 0 ? first.name : `${first.name} and ${others.length} more topics`;
    verdict.fails(first, {
      message: `${consumer.name} keeps the messages that fail in it, and its subscription to ${what} does not keep those that never reach it: without the right to invoke they are dropped at once. Give the subscription a dead-letter queue.`,
      severity: 'info',
      function: consumer.name,
      related: others.map(({ name, range }) => ({ range, message: `${name} has none either` })),
      fix: () => {
        const deliveries = unkept.flatMap((trigger) => {
          const source = topicOf(trigger);
          return source ? [{ origin: trigger.origin, declaration: 'trigger' as const, source }] : [];
        });
        return deliveries.length === unkept.length
          ? keepUndelivered(application, first, deliveries, 'sns.amazonaws.com')
          : [];
      },
    });
  }
  for (const topic of application.topics) {
    if (carriesAlarms(topic, application)) continue;
    for (const subscription of topic.subscriptions) {
      if (!/^https?$/.test(certain(subscription.protocol) ?? '')) continue;
      if (!isUnkept(subscription)) {
        verdict.holds({ range: subscription.range, name: topic.name });
        continue;
      }
      verdict.fails(
        { range: subscription.range, name: topic.name },
        {
          message: `${topic.name} gives a message up when ${endpointOf(subscription)} does not take it within its retries, an hour by default, or refuses it: it is dropped. Give the subscription a dead-letter queue.`,
          fix: () =>
            keepUndelivered(
              application,
              topic,
              [{ origin: subscription.origin, declaration: 'topic', source: referenceTo(topic) }],
              'sns.amazonaws.com',
            ),
        },
      );
    }
  }
};

/** Alarms that do not come through are told by the next one; keeping them in a queue would wake nobody. */
function carriesAlarms({ id, name, topicName }: TopicDeclaration, { declarations }: Application): boolean {
  if ([name, ...knownValues(topicName)].some((each) => /alarm|alert/i.test(each))) return true;
  return [...declarations.values()].some(
    (declared) =>
      declared.kind === 'alarm' &&
      declared.actions.some((action) => knownValues(action).some((to) => to.kind === 'resource' && to.id === id)),
  );
}

function endpointOf({ endpoint }: TopicDeclaration['subscriptions'][number]): string {
  const target = certain(endpoint);
  const host = target?.kind === 'text' ? /^https?:\/\/([^/?#]+)/.exec(target.text)?.[1] : undefined;
  return host === undefined || host.includes('${') ? 'its endpoint' : host;
}

function topicOf({ sourceDeclaration }: LinkedPushTrigger): NewReference | undefined {
  return sourceDeclaration?.kind === 'topic' ? referenceTo(sourceDeclaration) : undefined;
}

function referenceTo({ name, origin }: Declaration): NewReference {
  return { reference: name, attribute: 'arn', kind: 'topic', origin };
}
