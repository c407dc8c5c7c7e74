import { knownValues } from '../../model/value.js';
import type { Resource } from '../resources/resource.js';
import { type Head, unknownHead, type Written, whereOf } from '../values/head.js';
import { Place } from '../values/place.js';
import { withProperties } from './properties.js';

/** How the provider's parts of a resource come together in one resource of CloudFormation. */
interface Join {
  /** The types of the parts, which CloudFormation has none for. */
  readonly parts: readonly string[];
  /** The type of the whole. */
  readonly whole: string;
  /** What the whole gets of its parts. */
  readonly properties: (whole: Resource, parts: readonly Resource[]) => readonly (readonly [string, Place])[];
  /** Where a part names its whole. */
  readonly names: (part: Resource, whole: Resource) => boolean;
  /** What a part shows of a whole that is declared elsewhere. Without it such a part says nothing. */
  readonly alone?: (part: Resource) => Place;
}

const joins: readonly Join[] = [
  {
    parts: ['aws_cloudwatch_event_target'],
    whole: 'AWS::Events::Rule',
    names: (part, whole) => refersTo(part.properties.get('Rule'), whole, 'Name'),
    properties: (whole, parts) => [['Targets', listOf(whole, parts.map(eventTarget))]],
    alone: (part) =>
      withProperties(part.properties, [
        ['EventPattern', unknownAt(part, 'the rule is declared elsewhere')],
        ['Targets', listOf(part, [eventTarget(part)])],
      ]),
  },
  {
    parts: ['aws_s3_bucket_notification'],
    whole: 'AWS::S3::Bucket',
    names: (part, whole) => refersTo(part.properties.get('Bucket'), whole, 'BucketName'),
    properties: (whole, parts) => [['NotificationConfiguration', notifications(whole, parts)]],
    alone: (part) =>
      withProperties(part.properties, [
        ['BucketName', part.properties.get('Bucket')],
        ['NotificationConfiguration', notifications(part, [part])],
      ]),
  },
  {
    parts: ['aws_s3_bucket_lifecycle_configuration'],
    whole: 'AWS::S3::Bucket',
    names: (part, whole) => refersTo(part.properties.get('Bucket'), whole, 'BucketName'),
    properties: (_, parts) => parts.slice(-1).map(({ properties }) => ['LifecycleConfiguration', properties] as const),
  },
  {
    parts: ['aws_s3_bucket_versioning'],
    whole: 'AWS::S3::Bucket',
    names: (part, whole) => refersTo(part.properties.get('Bucket'), whole, 'BucketName'),
    properties: (_, parts) => lastGiven(parts, 'VersioningConfiguration'),
  },
  {
    parts: ['aws_s3_bucket_server_side_encryption_configuration'],
    whole: 'AWS::S3::Bucket',
    names: (part, whole) => refersTo(part.properties.get('Bucket'), whole, 'BucketName'),
    properties: (_, parts) => lastGiven(parts, 'BucketEncryption'),
  },
  {
    parts: ['aws_s3_bucket_replication_configuration'],
    whole: 'AWS::S3::Bucket',
    names: (part, whole) => refersTo(part.properties.get('Bucket'), whole, 'BucketName'),
    properties: (_, parts) =>
      parts.slice(-1).map(({ properties }) => ['ReplicationConfiguration', properties] as const),
  },
  {
    parts: ['aws_sqs_queue_redrive_policy'],
    whole: 'AWS::SQS::Queue',
    names: (part, whole) => refersTo(part.properties.get('QueueUrl'), whole, 'QueueName'),
    properties: (_, parts) => lastGiven(parts, 'RedrivePolicy'),
  },
  {
    parts: ['aws_api_gateway_rest_api_policy'],
    whole: 'AWS::ApiGateway::RestApi',
    names: (part, whole) => refersTo(part.properties.get('RestApiId'), whole, 'Name'),
    properties: (_, parts) => lastGiven(parts, 'Policy'),
  },
  {
    parts: ['aws_api_gateway_integration'],
    whole: 'AWS::ApiGateway::Method',
    names: isIntegrationOf,
    properties: (_, parts) => parts.slice(-1).map((part) => ['Integration', part.properties] as const),
  },
  {
    parts: ['aws_api_gateway_method_settings'],
    whole: 'AWS::ApiGateway::Stage',
    names: ({ properties: part }, { properties: stage }) => sameTarget(part.get('RestApiId'), stage.get('RestApiId')),
    properties: (whole, parts) => [
      [
        'MethodSettings',
        listOf(
          whole,
          parts.map(({ properties }) => properties.get('Settings')),
        ),
      ],
    ],
  },
  {
    parts: ['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'],
    whole: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    names: (part, whole) => refersTo(part.properties.get('TargetGroupArn'), whole, 'Name'),
    properties: (whole, parts) => [['Targets', listOf(whole, parts.map(asItem))]],
  },
  {
    parts: ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment', 'aws_iam_role_policy_attachments_exclusive'],
    whole: 'AWS::IAM::Role',
    names: (part, whole) =>
      part.properties
        .get('Role')
        .items()
        .some((role) => refersTo(role, whole, 'RoleName')),
    properties: (whole, parts) => {
      const given = [
        whole.properties.get('ManagedPolicyArns'),
        ...parts.map((part) => part.properties.get('PolicyArn')),
      ];
      return [['ManagedPolicyArns', listOf(whole, given.flatMap(itemsOrUnknown))]];
    },
  },
];

/** The resources with each whole completed by its parts. */
export function joined(resources: readonly Resource[]): readonly Resource[] {
  const completed = new Map<Resource, Resource>();
  for (const join of joins) {
    const parts = resources.filter(({ type }) => join.parts.includes(type));
    if (parts.length === 0) continue;
    const wholes = resources.filter(({ type }) => type === join.whole);
    const placed = new Set<Resource>();
    for (const whole of wholes) {
      const own = parts.filter((part) => join.names(part, whole));
      for (const part of own) placed.add(part);
      if (own.length === 0) continue;
      const before = completed.get(whole) ?? whole;
      completed.set(whole, { ...before, properties: withProperties(before.properties, join.properties(before, own)) });
    }
    for (const part of parts) {
      if (!join.alone || placed.has(part)) continue;
      completed.set(part, { ...part, type: join.whole, properties: join.alone(part) });
    }
  }
  return resources.map((resource) => completed.get(resource) ?? resource);
}

/** Whether a value leads to a resource: by reference, or by the name it is given. */
function refersTo(place: Place, whole: Resource, nameProperty: string): boolean {
  return knownValues(place.target()).some((target) => {
    if (target.kind === 'resource') return target.id === whole.id;
    return whole.properties.get(nameProperty).literal === target.text;
  });
}

function isIntegrationOf({ properties: part }: Resource, { properties: method }: Resource): boolean {
  return (
    sameTarget(part.get('ResourceId'), method.get('ResourceId')) &&
    sameTarget(part.get('RestApiId'), method.get('RestApiId')) &&
    sameMethod(part.get('HttpMethod'), method.get('HttpMethod'))
  );
}

function sameTarget(a: Place, b: Place): boolean {
  return JSON.stringify(knownValues(a.target())) === JSON.stringify(knownValues(b.target()));
}

/** An integration mostly names the method through the method's own attribute. */
function sameMethod(a: Place, b: Place): boolean {
  const [left, right] = [a.literal, b.literal];
  return left === undefined || right === undefined || left === right;
}

/** A part as an item of a list in its whole: found where the part is declared. */
function asItem(part: Resource): Place {
  const at = whereIs(part);
  return Place.from(() => part.properties.heads.map((head): Head => ('range' in head ? { ...head, ...at } : head)), at);
}

/** A target without an id is known by the name of its resource. */
function eventTarget(part: Resource): Place {
  const item = asItem(part);
  if (part.properties.get('Id').literal !== undefined) return item;
  return withProperties(item, [['Id', Place.of({ kind: 'text', parts: [part.logicalId], ...whereIs(part) })]]);
}

function notifications(whole: Resource, parts: readonly Resource[]): Place {
  const items = parts.flatMap((part) => part.properties.get('LambdaConfigurations').items());
  const place = listOf(whole, items);
  const entries = [{ key: 'LambdaConfigurations', keyRange: whole.keyRange, place }];
  return Place.of({ kind: 'map', entries, ...whereIs(whole) });
}

function lastGiven(parts: readonly Resource[], property: string): readonly (readonly [string, Place])[] {
  return parts.slice(-1).map((part) => [property, part.properties.get(property)] as const);
}

function itemsOrUnknown(place: Place): readonly Place[] {
  return place.isAbsent ? [] : place.items();
}

function listOf(whole: Resource, items: readonly Place[]): Place {
  return Place.of({ kind: 'list', items, ...whereIs(whole) });
}

function unknownAt(part: Resource, reason: string): Place {
  return Place.of(unknownHead(whereIs(part), reason));
}

function whereIs({ keyRange, place }: Resource): Written {
  return place.written ? { ...whereOf(place.written), range: keyRange } : { range: keyRange, path: undefined };
}
