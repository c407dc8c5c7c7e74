import type { Declaration, Target } from '../../../../../model/template.js';
import { known, type Value } from '../../../../../model/value.js';
import { declaredPart } from '../../../../resources/resource-reader.js';
import { pollTrigger, pushTrigger } from '../../../../resources/triggers.js';
import { madeQueue } from '../made-resources.js';
import type { EventReader, ServerlessEvent } from './event-reader.js';

/** Topics: straight to the function, or through a queue that is given or that SAM makes. */
export const topicEvents: Readonly<Record<string, EventReader>> = {
  SNS: (event) => (isThroughQueue(event) ? throughQueue(event) : [straight(event)]),
};

/** Whether a topic event goes through a queue (`SqsSubscription`). */
export function isThroughQueue({ properties }: Pick<ServerlessEvent, 'properties'>): boolean {
  const subscription = properties.get('SqsSubscription');
  return subscription.isMap() || subscription.literal?.toLowerCase() === 'true';
}

function straight({ declared, properties, function: consumer }: ServerlessEvent): Declaration {
  return pushTrigger(
    declared,
    { function: consumer, source: properties.get('Topic').target() },
    {
      trigger: 'topic',
      asynchronous: true,
      deadLetter: properties.get('RedrivePolicy', 'deadLetterTargetArn').target(),
      filtered: properties.get('FilterPolicy').presence(),
    },
  );
}

function throughQueue(event: ServerlessEvent): readonly Declaration[] {
  const { declared, properties, owner, application } = event;
  const subscription = properties.get('SqsSubscription');
  const given = subscription.get('QueueArn');
  const queue = declaredPart(owner, application, {
    suffix: `${event.name}Queue`,
    written: subscription.written,
    type: 'AWS::SQS::Queue',
  });
  const source: Value<Target> = given.isAbsent
    ? known({ kind: 'resource', id: queue.id, attribute: 'arn' }, queue.range)
    : given.target();
  const trigger = pollTrigger(
    declared,
    { function: event.function, source },
    { trigger: 'queue', service: 'sqs' },
    subscription,
  );
  return given.isAbsent ? [trigger, madeQueue(queue)] : [trigger];
}
