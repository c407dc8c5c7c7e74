import type { Declaration, PushTrigger } from '../../model/template.js';
import { absent, unknown } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import {
  declared,
  declaredPart,
  itself,
  mayBeFunction,
  other,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';
import { retentionOf } from './retention.js';
import { httpTrigger, pushTrigger } from './triggers.js';

/** Services that call functions and are themselves nothing a rule asks about: user pools, IoT rules, load balancers. */
export const invokers: ResourceFamily = {
  'AWS::Cognito::UserPool': userPool,
  'AWS::IoT::TopicRule': topicRule,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::SecretsManager::Secret': (resource, application) => [{ ...declared(resource, application), kind: 'secret' }],
};

function userPool(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const hooks = resource.properties.get('LambdaConfig').entries();
  return [
    { ...declared(resource, application), kind: 'store', store: 'user-pool', retention: retentionOf(resource) },
    ...hooks.flatMap(({ key, place }) => {
      const arn = place.isMap() ? place.get('LambdaArn') : place;
      return mayBeFunction(arn.target(), application)
        ? [push(resource, application, { name: key, place, arn, trigger: 'identity', asynchronous: false })]
        : [];
    }),
  ];
}

function topicRule(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const actions = resource.properties.get('TopicRulePayload', 'Actions').items();
  return [
    other(resource, application),
    ...actions.flatMap((place, at) => {
      const arn = place.get('Lambda', 'FunctionArn');
      if (arn.isAbsent) return [];
      return [push(resource, application, { name: `Action${at}`, place, arn, trigger: 'other', asynchronous: true })];
    }),
  ];
}

interface Push extends Pick<PushTrigger, 'trigger' | 'asynchronous'> {
  readonly name: string;
  readonly place: Place;
  readonly arn: Place;
}

function push(resource: Resource, application: ReadApplication, { name, place, arn, ...kind }: Push) {
  return pushTrigger(
    declaredPart(resource, application, { suffix: `.${name}`, name, written: place.written }),
    { function: arn.target(), source: itself(resource) },
    kind,
  );
}

function targetGroup(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = other(resource, application);
  if (properties.get('TargetType').literal !== 'lambda') return [own];
  const triggers = properties
    .get('Targets')
    .items()
    .map((place, at) =>
      httpTrigger(
        declaredPart(resource, application, { suffix: `.Target${at}`, written: place.written }),
        { function: place.get('Id').target(), source: itself(resource) },
        {
          gateway: 'alb',
          method: absent,
          path: absent,
          authorization: unknown(place.range ?? resource.keyRange, 'the listener of the load balancer decides'),
        },
      ),
    );
  return [own, ...triggers];
}
