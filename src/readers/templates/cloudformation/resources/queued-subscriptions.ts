import type { Declaration, Target, TopicDeclaration } from '../../../../model/template.js';
import { known, knownValues, type Value } from '../../../../model/value.js';
import type { Resource } from '../../../resources/resource.js';
import { originOf, type ReadApplication } from '../../../resources/resource-reader.js';
import { isThroughQueue } from './events/topic-events.js';

type Subscription = TopicDeclaration['subscriptions'][number];

/** Topics with the subscriptions SAM makes for events of functions that go through a queue. */
export function withQueuedSubscriptions(
  declarations: readonly Declaration[],
  application: ReadApplication,
): readonly Declaration[] {
  const queued = application
    .ofType('AWS::Serverless::Function')
    .flatMap((each) => queuedSubscriptions(each, application));
  if (queued.length === 0) return declarations;
  return declarations.map((declaration) => {
    if (declaration.kind !== 'topic') return declaration;
    const own = queued.filter(({ topic }) => pointsTo(topic, declaration.id)).map(({ subscription }) => subscription);
    return { ...declaration, subscriptions: [...declaration.subscriptions, ...own] };
  });
}

function queuedSubscriptions(
  consumer: Resource,
  application: ReadApplication,
): readonly { readonly topic: Value<Target>; readonly subscription: Subscription }[] {
  const events = consumer.properties.get('Events').entries();
  return events.flatMap(({ key, keyRange, place }) => {
    const properties = place.get('Properties');
    if (place.get('Type').literal !== 'SNS' || !isThroughQueue({ properties })) return [];
    const given = properties.get('SqsSubscription', 'QueueArn');
    const made = known({ kind: 'resource', id: `${consumer.id}${key}Queue`, attribute: 'arn' } as const, keyRange);
    const subscription: Subscription = {
      protocol: known('sqs', keyRange),
      endpoint: given.isAbsent ? made : given.target(),
      deadLetter: properties.get('RedrivePolicy', 'deadLetterTargetArn').target(),
      range: keyRange,
      origin: originOf(place.written ?? { range: keyRange, path: undefined }, application),
    };
    return [{ topic: properties.get('Topic').target(), subscription }];
  });
}

function pointsTo(target: Value<Target>, id: string): boolean {
  return knownValues(target).some((option) => option.kind === 'resource' && option.id === id);
}
