import type { PollTrigger, Target } from '../../model/template.js';
import { mapValue, possibilities, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, pointedAt, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { type PollKind, pollTrigger } from './triggers.js';

/** Mappings that poll a queue or stream for a function. */
export const eventSourceMappings: ResourceFamily = {
  'AWS::Lambda::EventSourceMapping': (resource, application) => [mapping(resource, application)],
};

function mapping(resource: Resource, application: ReadApplication): PollTrigger {
  const { properties } = resource;
  const source = streamOfConsumer(properties.get('EventSourceArn').target(), application);
  const ends = { function: properties.get('FunctionName').target(), source };
  return pollTrigger(declared(resource, application), ends, kindOf(source, properties, application), properties);
}

/** An enhanced consumer stands for the stream it reads. */
function streamOfConsumer(source: Value<Target>, application: ReadApplication): Value<Target> {
  const [consumer] = pointedAt(source, application);
  if (consumer?.type !== 'AWS::Kinesis::StreamConsumer') return source;
  const [stream] = possibilities(consumer.properties.get('StreamARN').target());
  return stream?.kind === 'known' ? mapValue(source, () => stream.value) : source;
}

function kindOf(source: Value<Target>, properties: Place, application: ReadApplication): PollKind {
  for (const option of possibilities(source)) {
    if (option.kind !== 'known') continue;
    const kind =
      option.value.kind === 'text'
        ? kinds.find(({ arn }) => arn.test(textOf(option.value)))
        : kindOfType(application.resource(option.value.id)?.type);
    if (kind) return { trigger: kind.trigger, service: kind.service };
  }
  if (!properties.get('SelfManagedEventSource').isAbsent || !properties.get('Topics').isAbsent) {
    return { trigger: 'stream', service: 'kafka' };
  }
  if (!properties.get('Queues').isAbsent) return { trigger: 'queue', service: 'mq' };
  if (!properties.get('DocumentDBEventSourceConfig').isAbsent) return { trigger: 'stream', service: 'documentdb' };
  const isStream = streamProperties.some((name) => !properties.get(name).isAbsent);
  return { trigger: isStream ? 'stream' : 'queue', service: 'unknown' };
}

function textOf(target: Target): string {
  return target.kind === 'text' ? target.text : '';
}

function kindOfType(type: string | undefined) {
  return kinds.find((kind) => type !== undefined && kind.types.includes(type));
}

/** Properties only streams have (Lambda API reference, CreateEventSourceMapping, 2026-10). */
const streamProperties = ['StartingPosition', 'BisectBatchOnFunctionError', 'ParallelizationFactor'];

const kinds: readonly (PollKind & { readonly types: readonly string[]; readonly arn: RegExp })[] = [
  { trigger: 'queue', service: 'sqs', types: ['AWS::SQS::Queue'], arn: /^arn:[^:]*:sqs:/ },
  { trigger: 'stream', service: 'kinesis', types: ['AWS::Kinesis::Stream'], arn: /^arn:[^:]*:kinesis:/ },
  {
    trigger: 'stream',
    service: 'dynamodb',
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Serverless::SimpleTable'],
    arn: /^arn:[^:]*:dynamodb:/,
  },
  {
    trigger: 'stream',
    service: 'kafka',
    types: ['AWS::MSK::Cluster', 'AWS::MSK::ServerlessCluster'],
    arn: /^arn:[^:]*:kafka:/,
  },
  { trigger: 'queue', service: 'mq', types: ['AWS::AmazonMQ::Broker'], arn: /^arn:[^:]*:mq:/ },
  { trigger: 'stream', service: 'documentdb', types: ['AWS::DocDB::DBCluster'], arn: /^arn:[^:]*:rds:/ },
];
