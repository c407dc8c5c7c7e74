import { type PollKind, pollTrigger } from '../../../resources/triggers.js';
import { composedList, composedMap, writtenText } from '../../../values/composed.js';
import { Place } from '../../../values/place.js';
import { type EventReader, type FunctionEvent, setting } from './event-reader.js';

/** Queues and streams, which Lambda polls. */
export const pollEvents: Readonly<Record<string, EventReader>> = {
  sqs: polling(() => ({ trigger: 'queue', service: 'sqs' })),
  stream: polling(streamKind),
  msk: polling(() => ({ trigger: 'stream', service: 'kafka' })),
  kafka: polling(() => ({ trigger: 'stream', service: 'kafka' })),
  activemq: polling(() => ({ trigger: 'queue', service: 'mq' })),
  rabbitmq: polling(() => ({ trigger: 'queue', service: 'mq' })),
  documentDb: polling(() => ({ trigger: 'stream', service: 'documentdb' })),
};

function polling(kindOf: (event: FunctionEvent) => PollKind): EventReader {
  return (event) => {
    const source = setting(event, 'arn', 'arn');
    const cluster = source.isAbsent ? setting(event, 'cluster') : source;
    const ends = { function: event.function, source: cluster.target() };
    return [pollTrigger(event.declared, ends, kindOf(event), settings(event))];
  };
}

/** The type is written, or shows in the ARN. */
function streamKind(event: FunctionEvent): PollKind {
  const type = setting(event, 'type').literal ?? typeOfSource(event);
  if (type === 'kinesis' || type === 'dynamodb') return { trigger: 'stream', service: type };
  return { trigger: 'stream', service: 'unknown' };
}

function typeOfSource(event: FunctionEvent): string | undefined {
  const target = setting(event, 'arn', 'arn').target();
  if (target.kind !== 'known') return undefined;
  if (target.value.kind === 'text') return target.value.text.split(':')[2];
  const type = event.application.resource(target.value.id)?.type ?? '';
  if (type.startsWith('AWS::DynamoDB::')) return 'dynamodb';
  return type.startsWith('AWS::Kinesis::') ? 'kinesis' : undefined;
}

/** The framework's words in those of the mapping (documentation of each event, read 2026-11-21). */
function settings(event: FunctionEvent): Place {
  const { written } = event;
  const failure = setting(event, 'destinations').get('onFailure');
  const response = setting(event, 'functionResponseType');
  return composedMap(
    {
      BatchSize: setting(event, 'batchSize'),
      MaximumBatchingWindowInSeconds: windowOf(event),
      FunctionResponseTypes: response.isAbsent ? Place.absent : composedList([response], response.written ?? written),
      DestinationConfig: composedMap(
        { OnFailure: composedMap({ Destination: failure.isMap() ? failure.get('arn') : failure }, written) },
        written,
      ),
      MaximumRetryAttempts: setting(event, 'maximumRetryAttempts'),
      MaximumRecordAgeInSeconds: setting(event, 'maximumRecordAgeInSeconds'),
      StartingPosition: startingPositionOf(event),
      ParallelizationFactor: setting(event, 'parallelizationFactor'),
      BisectBatchOnFunctionError: setting(event, 'bisectBatchOnFunctionError'),
      ScalingConfig: composedMap({ MaximumConcurrency: setting(event, 'maximumConcurrency') }, written),
      FilterCriteria: setting(event, 'filterPatterns'),
      Enabled: setting(event, 'enabled'),
    },
    written,
  );
}

/** The framework begins with the oldest record where nothing is said. */
function startingPositionOf(event: FunctionEvent): Place {
  if (queues.has(event.type)) return Place.absent;
  const written = setting(event, 'startingPosition');
  return written.isAbsent ? writtenText('TRIM_HORIZON', event.written) : written;
}

const queues: ReadonlySet<string> = new Set(['sqs', 'activemq', 'rabbitmq']);

function windowOf(event: FunctionEvent): Place {
  const names = ['maximumBatchingWindow', 'batchWindow', 'maximumBatchingWindowInSeconds'];
  return names.map((name) => setting(event, name)).find((place) => !place.isAbsent) ?? Place.absent;
}
