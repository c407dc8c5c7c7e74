import type { QueueDeclaration, Redrive } from '../../model/template.js';
import { known, mapValue, type Value } from '../../model/value.js';
import { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, pointedAt, type ReadApplication, type ResourceFamily } from './resource-reader.js';

/** Queues. */
export const queues: ResourceFamily = {
  'AWS::SQS::Queue': (resource, application): readonly QueueDeclaration[] => {
    const { properties } = resource;
    return [
      {
        ...declared(resource, application),
        kind: 'queue',
        queueName: properties.get('QueueName').name(),
        visibilityTimeoutSeconds: properties.get('VisibilityTimeout').number(),
        retentionSeconds: properties.get('MessageRetentionPeriod').number(),
        redrive: redriveOf(properties.get('RedrivePolicy')),
        fifo: properties.get('FifoQueue').boolean(),
        contentBasedDeduplication: properties.get('ContentBasedDeduplication').boolean(),
        encryption: encryptionOf(properties),
        ...(isPublished(resource, application) && { isPublished: true }),
      },
    ];
  },
};

function isPublished(queue: Resource, application: ReadApplication): boolean {
  return application
    .ofType('AWS::SSM::Parameter')
    .some(({ properties }) => pointedAt(properties.get('Value').target(), application).includes(queue));
}

/** A key of one's own counts, whatever is said of those that SQS keeps. */
function encryptionOf(properties: Place): QueueDeclaration['encryption'] {
  const key = properties.get('KmsMasterKeyId');
  if (!key.isAbsent) return mapValue(key.presence(), () => 'kms' as const);
  return mapValue(properties.get('SqsManagedSseEnabled').boolean(), (on) => (on ? 'service' : 'none'));
}

function redriveOf(policy: Place): Value<Redrive> {
  return policy.value((head) => {
    if (head.kind !== 'map') {
      return { kind: 'unknown', range: head.range, reason: head.kind === 'unknown' ? head.reason : 'it is no map' };
    }
    const chosen = Place.of(head);
    const redrive = {
      target: chosen.get('deadLetterTargetArn').target(),
      maxReceiveCount: chosen.get('maxReceiveCount').number(),
    };
    return known(redrive, head.range, head.definedAt);
  });
}
