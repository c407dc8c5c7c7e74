import {
  defaultTimeoutSeconds,
  defaultVisibilityTimeoutSeconds,
  maximumVisibilityTimeoutSeconds,
} from '../../../src/knowledge/lambda-defaults.js';
import type { LambdaFunction, LinkedPollTrigger, Queue } from '../../../src/model/application.js';
import type { RelatedPlace } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeOf, type Value } from '../../../src/model/value.js';

/** A message stays hidden long enough for its function to be tried in peace: six timeouts and the batching window. */
export const check: Rule = ({ queues }, verdict) => {
  for (const queue of queues) {
    const visibility = certainOr(queue.visibilityTimeoutSeconds, defaultVisibilityTimeoutSeconds);
    if (visibility === undefined) continue;
    const demands = queue.consumers.flatMap(demand).sort((a, b) => b.seconds - a.seconds);
    const [longest] = demands;
    if (!longest || longest.seconds > maximumVisibilityTimeoutSeconds) continue;
    if (visibility >= longest.seconds) verdict.holds(queue);
    else {
      const { consumer, timeout, seconds } = longest;
      verdict.fails(
        { name: queue.name, range: rangeOf(queue.visibilityTimeoutSeconds) ?? queue.range },
        {
          message:
            visibility < timeout
              ? `${queue.name} shows a message again after ${visibility} s while ${consumer.name} may still work on it for ${timeout} s: it cannot be deployed like this. Set ${seconds} s.`
              : `${queue.name} shows a message again after ${visibility} s; ${consumer.name} has a timeout of ${timeout} s, so throttled batches are delivered twice. Set ${seconds} s, six timeouts and the batching window.`,
          function: consumer.name,
          ...(visibility < timeout && { severity: 'error' }),
          related: timeoutPlace(consumer, timeout),
          fix: () => [
            {
              title: `Set the visibility timeout of ${queue.name} to ${seconds} s`,
              safety: 'safe',
              intents: [setVisibility(queue, seconds)],
            },
          ],
        },
      );
    }
  }
};

interface Demand {
  readonly consumer: LambdaFunction;
  readonly timeout: number;
  readonly seconds: number;
}

function demand({ consumer, batchingWindowSeconds }: LinkedPollTrigger): readonly Demand[] {
  if (!consumer) return [];
  const timeout = certainOr(consumer.timeoutSeconds, defaultTimeoutSeconds);
  const batchingWindow = certainOr(batchingWindowSeconds, 0);
  if (timeout === undefined || batchingWindow === undefined) return [];
  return [{ consumer, timeout, seconds: 6 * timeout + batchingWindow }];
}

function certainOr(value: Value<number>, whenAbsent: number): number | undefined {
  if (value.kind === 'absent') return whenAbsent;
  return value.kind === 'known' ? value.value : undefined;
}

function timeoutPlace(consumer: LambdaFunction, timeout: number): readonly RelatedPlace[] {
  const range = rangeOf(consumer.timeoutSeconds) ?? consumer.range;
  return [{ range, message: `${consumer.name} has a timeout of ${timeout} s` }];
}

function setVisibility(queue: Queue, value: number) {
  return {
    kind: 'set-property',
    of: queue.origin,
    declaration: 'queue',
    property: 'visibilityTimeoutSeconds',
    value,
  } as const;
}
