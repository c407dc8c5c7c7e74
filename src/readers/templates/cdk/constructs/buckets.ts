import { type Datum, list } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { type Construct, constructIn, partIn } from '../construct.js';
import { appendAt, mapOf, setAt } from '../draft.js';
import type { ConstructFamily, Context, Method } from '../family.js';
import { setRemovalPolicy } from '../removal.js';
import { arn, itself } from '../values.js';

/** Buckets with their notifications. */
export const bucketFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-s3.Bucket'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::S3::Bucket', {
        BucketName: 'bucketName',
        EmptiedOnDeletion: 'autoDeleteObjects',
      });
      const key = construct.props.slot('encryptionKey');
      if (key) setAt(draft.properties, ['BucketEncryption'], { ...key, datum: encryptedWith(key) });
      setRemovalPolicy(construct);
    },
    methods: {
      addEventNotification: notification(1),
      addObjectCreatedNotification: notification(0),
      addObjectRemovedNotification: notification(0),
    },
  },
];

function encryptedWith({ datum, site }: Slot): Datum {
  const key = mapOf({ KMSMasterKeyID: itself(datum) }, site);
  const rule = mapOf({ ServerSideEncryptionByDefault: key }, site);
  return mapOf({ ServerSideEncryptionConfiguration: list([rule], site) }, site);
}

/** Lets a bucket tell a function, queue or topic of its events. */
export function addNotification(
  bucket: Construct,
  target: Datum,
  { site }: Pick<Slot, 'site'>,
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
  appendAt(draft.properties, ['NotificationConfiguration', kind], {
    datum: mapOf({ [property]: arn(target) }, site),
    site,
  });
}

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  'aws-sqs': ['QueueConfigurations', 'Queue'],
  'aws-sns': ['TopicConfigurations', 'Topic'],
};

function notification(index: number): Method {
  return (construct, given, context) => {
    const target = partIn(given.at(index, 'dest'))?.arguments[0];
    if (target) addNotification(construct, target, { site: given.call.site }, context);
    return undefined;
  };
}
