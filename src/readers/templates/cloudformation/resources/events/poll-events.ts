import { absent } from '../../../../../model/value.js';
import { type PollKind, pollTrigger } from '../../../../resources/triggers.js';
import type { EventReader } from './event-reader.js';

/** Queues and streams, which Lambda polls. */
export const pollEvents: Readonly<Record<string, EventReader>> = {
  SQS: polling({ trigger: 'queue', service: 'sqs' }, 'Queue'),
  MQ: polling({ trigger: 'queue', service: 'mq' }, 'Broker'),
  Kinesis: polling({ trigger: 'stream', service: 'kinesis' }, 'Stream'),
  DynamoDB: polling({ trigger: 'stream', service: 'dynamodb' }, 'Stream'),
  MSK: polling({ trigger: 'stream', service: 'kafka' }, 'Stream'),
  SelfManagedKafka: polling({ trigger: 'stream', service: 'kafka' }, undefined),
  DocumentDB: polling({ trigger: 'stream', service: 'documentdb' }, 'Cluster'),
};

function polling(kind: PollKind, sourceProperty: string | undefined): EventReader {
  return ({ declared, properties, function: consumer }) => {
    const source = sourceProperty === undefined ? absent : properties.get(sourceProperty).target();
    return [pollTrigger(declared, { function: consumer, source }, kind, properties)];
  };
}
