import type { Declaration, TopicDeclaration } from '../../model/template.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import {
  declared,
  declaredPart,
  itself,
  mayBeFunction,
  originOf,
  other,
  pointedAt,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';
import { pushTrigger } from './triggers.js';

type Subscription = TopicDeclaration['subscriptions'][number];

/** Topics with their subscriptions; those of functions are triggers. */
export const topics: ResourceFamily = {
  'AWS::SNS::Topic': topic,
  'AWS::SNS::Subscription': subscription,
};

function topic(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const inline = resource.properties.get('Subscription').items();
  const isLambda = (place: Place) => place.get('Protocol').literal === 'lambda';
  return [
    {
      ...declared(resource, application),
      kind: 'topic',
      topicName: resource.properties.get('TopicName').name(),
      subscriptions: [
        ...inline.filter((place) => !isLambda(place)).flatMap((place) => subscriptionAt(place, application)),
        ...subscribers(resource, application),
      ],
    },
    ...inline
      .filter(isLambda)
      .map((place, at) =>
        pushTrigger(
          declaredPart(resource, application, { suffix: `.Subscription${at}`, written: place.written }),
          { function: place.get('Endpoint').target(), source: itself(resource, 'arn') },
          { trigger: 'topic', asynchronous: true, filtered: place.get('FilterPolicy').presence() },
        ),
      ),
  ];
}

function subscriptionAt(place: Place, application: ReadApplication): readonly Subscription[] {
  const { written } = place;
  if (!written) return [];
  return [
    {
      protocol: place.get('Protocol').string(),
      endpoint: place.get('Endpoint').target(),
      deadLetter: place.get('RedrivePolicy', 'deadLetterTargetArn').target(),
      range: written.range,
      origin: originOf(written, application),
    },
  ];
}

/** Subscriptions that are resources of their own. */
function subscribers(owner: Resource, application: ReadApplication): readonly Subscription[] {
  const isOfTopic = (place: Place) => pointedAt(place.target(), application).includes(owner);
  return application
    .ofType('AWS::SNS::Subscription')
    .filter(
      ({ properties }) => isOfTopic(properties.get('TopicArn')) && !isFunctionSubscription(properties, application),
    )
    .flatMap((resource) => {
      const { range, origin } = declared(resource, application);
      return subscriptionAt(resource.properties, application).map((each) => ({ ...each, range, origin }));
    });
}

function subscription(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = declared(resource, application);
  if (!isFunctionSubscription(properties, application)) return [other(resource, application)];
  return [
    pushTrigger(
      own,
      { function: properties.get('Endpoint').target(), source: properties.get('TopicArn').target() },
      {
        trigger: 'topic',
        asynchronous: true,
        deadLetter: properties.get('RedrivePolicy', 'deadLetterTargetArn').target(),
        filtered: properties.get('FilterPolicy').presence(),
      },
    ),
  ];
}

function isFunctionSubscription(properties: Place, application: ReadApplication): boolean {
  const protocol = properties.get('Protocol').literal;
  return protocol === undefined
    ? mayBeFunction(properties.get('Endpoint').target(), application)
    : protocol === 'lambda';
}
