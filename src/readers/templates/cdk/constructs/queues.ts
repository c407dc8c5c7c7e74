import { type Datum, mapOptions } from '../../../evaluation/data.js';
import { mapOf } from '../draft.js';
import type { ConstructFamily } from '../family.js';
import { Props } from '../props.js';
import { arn, seconds } from '../values.js';

/** Queues. */
export const queueFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-sqs.Queue'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::SQS::Queue', {
        QueueName: 'queueName',
        VisibilityTimeout: ['visibilityTimeout', seconds],
        MessageRetentionPeriod: ['retentionPeriod', seconds],
        FifoQueue: 'fifo',
        RedrivePolicy: ['deadLetterQueue', redrive],
      });
      const deadLetterQueue = construct.props.get('deadLetterQueue');
      if (deadLetterQueue) construct.members.set('deadLetterQueue', deadLetterQueue);
    },
  },
];

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
