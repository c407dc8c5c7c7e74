import { type Datum, list, mapOptions, type Site, text, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { type Construct, constructIn, partIn } from '../construct.js';
import { appendAt, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context, Method } from '../family.js';
import { setRemovalPolicy } from '../removal.js';
import { refusePlainTransport } from '../transport.js';
import { arn, type Conversion, constantName, each, itself } from '../values.js';

/** Buckets with their notifications. */
export const bucketFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-s3.Bucket'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::S3::Bucket', {
        BucketName: 'bucketName',
        EmptiedOnDeletion: 'autoDeleteObjects',
        'LifecycleConfiguration.Rules': 'lifecycleRules',
        'VersioningConfiguration.Status': ['versioned', versioning],
        'ReplicationConfiguration.Rules': 'replicationRules',
      });
      const key = construct.props.slot('encryptionKey');
      if (key) setAt(draft.properties, ['BucketEncryption'], { ...key, datum: encryptedWith(key) });
      setRemovalPolicy(construct);
      refusePlainTransport(construct, 'AWS::S3::BucketPolicy', application);
    },
    methods: {
      addLifecycleRule: (construct, given) => {
        const [rule] = given.positional;
        if (construct.draft && rule) appendAt(construct.draft.properties, ['LifecycleConfiguration', 'Rules'], rule);
        return undefined;
      },
      addEventNotification: notification(1),
      addObjectCreatedNotification: notification(0, 's3:ObjectCreated:*'),
      addObjectRemovedNotification: notification(0, 's3:ObjectRemoved:*'),
    },
  },
];

const versioning: Conversion = (datum) =>
  mapOptions(datum, (option) =>
    option.kind === 'boolean' ? text(option.value ? 'Enabled' : 'Suspended', option.site) : option,
  );

function encryptedWith({ datum, site }: Slot): Datum {
  const key = mapOf({ KMSMasterKeyID: itself(datum) }, site);
  const rule = mapOf({ ServerSideEncryptionByDefault: key }, site);
  return mapOf({ ServerSideEncryptionConfiguration: list([rule], site) }, site);
}

/** What a notification is about: happenings, and parts of keys. */
export interface Notified {
  readonly site: Site;
  readonly happenings?: Datum | undefined;
  readonly filters?: readonly Datum[];
}

/** Lets a bucket tell a function, queue or topic of its events. */
export function addNotification(
  bucket: Construct,
  target: Datum,
  { site, happenings, filters = [] }: Notified,
  { application }: Context,
): void {
  const consumer = constructIn(target);
  const draft =
    bucket.draft ??
    (bucket.isImported && consumer
      ? application.declare(
          application.child(consumer, { type: 'aws-s3.BucketNotifications', name: bucket.name, site }),
          'AWS::S3::Bucket',
        )
      : undefined);
  if (!draft || !consumer) return;
  const [kind, property] = kinds[consumer.type.split('.')[0] ?? ''] ?? ['LambdaConfigurations', 'Function'];
  const datum = mapOf(
    {
      [property]: arn(target),
      Events: happenings && each(happeningName)(happenings),
      Filter: filters.length > 0 ? filterOf(filters, site) : undefined,
    },
    site,
  );
  appendAt(draft.properties, ['NotificationConfiguration', kind], { datum, site });
}

/** `{ prefix, suffix }` as rules. */
function filterOf(filters: readonly Datum[], site: Site): Datum {
  const isKnown = filters.every((filter) => filter.kind === 'map' && !filter.incomplete);
  if (!isKnown) return unknown(site, 'the filter is known only when it runs');
  const rules = filters.flatMap((filter) =>
    filter.kind === 'map'
      ? [...filter.entries].map(([name, { datum }]) =>
          mapOf({ Name: text(name, datum.site), Value: datum }, datum.site),
        )
      : [],
  );
  return mapOf({ S3Key: mapOf({ Rules: list(rules, site) }, site) }, site);
}

/** `EventType.OBJECT_CREATED_PUT` is `s3:ObjectCreated:Put` (aws-cdk-lib API reference, enum `s3.EventType`, 2026-11). */
const happeningName: Conversion = (datum) => {
  const [object, happened, ...how] = constantName(datum)?.split('_') ?? [];
  if (object === undefined || happened === undefined) return datum;
  const words = how.map(inCapital).join('');
  return text(`s3:${inCapital(object)}${inCapital(happened)}:${words || '*'}`, datum.site);
};

function inCapital(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  'aws-sqs': ['QueueConfigurations', 'Queue'],
  'aws-sns': ['TopicConfigurations', 'Topic'],
};

function notification(index: number, kind?: string): Method {
  return (construct, given, context) => {
    const target = partIn(given.at(index, 'dest'))?.arguments[0];
    const { site } = given.call;
    const happenings = kind === undefined ? given.at(0, 'event') : text(kind, site);
    const filters = given.positional.slice(index + 1).map(({ datum }) => datum);
    if (target) addNotification(construct, target, { site, happenings, filters }, context);
    return undefined;
  };
}
