import { type Datum, literalOf, mapOptions, unknown } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import type { Construct } from '../construct.js';
import { mapOf } from '../draft.js';
import type { ConstructFamily } from '../family.js';
import { Props } from '../props.js';
import { refusePlainTransport } from '../transport.js';
import { arn, type Conversion, constantName, itself, seconds } from '../values.js';

/** Queues. */
export const queueFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-sqs.Queue'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::SQS::Queue', {
        QueueName: 'queueName',
        VisibilityTimeout: ['visibilityTimeout', seconds],
        MessageRetentionPeriod: ['retentionPeriod', seconds],
        FifoQueue: 'fifo',
        ContentBasedDeduplication: 'contentBasedDeduplication',
        SqsManagedSseEnabled: ['encryption', ownKeys],
        KmsMasterKeyId: ['encryptionMasterKey', itself],
        RedrivePolicy: ['deadLetterQueue', redrive],
      });
      if (isFifoByItself(construct)) setDefault(draft, 'FifoQueue', { kind: 'boolean', value: true, site: draft.site });
      refusePlainTransport(construct, 'AWS::SQS::QueuePolicy', application);
      const deadLetterQueue = construct.props.get('deadLetterQueue');
      if (deadLetterQueue) construct.members.set('deadLetterQueue', deadLetterQueue);
    },
  },
];

/** The CDK takes name and deduplication for it (aws-cdk-lib API reference, `QueueProps.fifo`, 2026-11). */
function isFifoByItself({ props }: Construct): boolean {
  if (props.slot('fifo')) return false;
  const deduplicates = props.get('contentBasedDeduplication');
  return (
    literalOf(props.get('queueName'))?.endsWith('.fifo') === true ||
    (deduplicates?.kind === 'boolean' && deduplicates.value) ||
    props.slot('deduplicationScope') !== undefined ||
    props.slot('fifoThroughputLimit') !== undefined
  );
}

/** Only what is switched off in words has no encryption; a key of one's own says so itself. */
const ownKeys: Conversion = (datum) =>
  mapOptions(datum, (option): Datum => {
    const name = constantName(option);
    if (name === undefined) return unknown(option.site, 'how it is encrypted is not known');
    return { kind: 'boolean', value: name !== 'UNENCRYPTED', site: option.site };
  });

function redrive(datum: Datum): Datum {
  return mapOptions(datum, (option) => {
    if (option.kind === 'unknown' || option.kind === 'nothing') return option;
    const props = Props.of(option, option.site);
    const queue = props.slot('queue');
    const count = props.slot('maxReceiveCount');
    const map = mapOf({}, option.site);
    if (queue) map.entries.set('deadLetterTargetArn', { ...queue, datum: arn(queue.datum) });
    if (count) map.entries.set('maxReceiveCount', count);
    return map;
  });
}
