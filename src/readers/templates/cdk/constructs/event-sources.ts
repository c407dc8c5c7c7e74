import { type Datum, list, text, unknown } from '../../../evaluation/data.js';
import { copyProps, type Properties, setDefault } from '../application.js';
import { type Construct, constructIn, type Part, partIn, reference } from '../construct.js';
import { type Draft, mapOf, setAt } from '../draft.js';
import type { Context } from '../family.js';
import { grantOn } from '../grants.js';
import type { Props } from '../props.js';
import { arn, seconds, upperCase } from '../values.js';
import { addNotification } from './buckets.js';
import { destinationArn } from './destinations.js';
import { subscribe } from './topics.js';

/** Connects a source of `aws-lambda-event-sources` to a function. */
export function bindEventSource(target: Construct, source: Datum | undefined, context: Context): void {
  const part = partIn(source);
  if (!part) return;
  const [first] = part.arguments;
  switch (part.className) {
    case 'SqsEventSource':
    case 'KinesisEventSource':
    case 'KinesisConsumerEventSource':
      poll(target, part, first && arn(first), context);
      return;
    case 'DynamoEventSource':
      poll(target, part, first && arn(first), context);
      return;
    case 'ManagedKafkaEventSource':
    case 'SelfManagedKafkaEventSource':
    case 'StreamEventSource':
      poll(target, part, part.props.get('clusterArn'), context);
      return;
    case 'SnsEventSource': {
      const topic = constructIn(first);
      if (topic) subscribe(topic, 'lambda', target.datum, part, context);
      return;
    }
    case 'S3EventSource':
    case 'S3EventSourceV2': {
      const bucket = constructIn(first);
      const filters = part.props.get('filters');
      const notified = {
        site: part.props.slot('events')?.site ?? part.site,
        happenings: part.props.get('events'),
        filters: filters?.kind === 'list' ? filters.items.map(({ datum }) => datum) : filters ? [filters] : [],
      };
      if (bucket) addNotification(bucket, target.datum, notified, context);
      return;
    }
    default:
      context.application.leaveOut(part.site, `what ${part.className} does is not known here`);
  }
}

/** Declares a mapping from the props of `EventSourceMapping`. */
export function mapEventSource(mapping: Construct, target: Datum | undefined, { application }: Context): void {
  const draft = application.declare(mapping, 'AWS::Lambda::EventSourceMapping', {
    EventSourceArn: 'eventSourceArn',
    ...mappingProperties,
  });
  setReported(mapping.props, draft);
  const consumer = constructIn(target);
  if (consumer) setDefault(draft, 'FunctionName', reference(consumer, 'arn', draft.site));
}

/** Source: aws-cdk-lib API reference, `EventSourceMappingOptions` and the event sources' props, 2026-11. */
const mappingProperties: Properties = {
  BatchSize: 'batchSize',
  MaximumBatchingWindowInSeconds: ['maxBatchingWindow', seconds],
  'DestinationConfig.OnFailure.Destination': ['onFailure', destinationArn],
  MaximumRetryAttempts: 'retryAttempts',
  MaximumRecordAgeInSeconds: ['maxRecordAge', seconds],
  BisectBatchOnFunctionError: 'bisectBatchOnError',
  StartingPosition: ['startingPosition', upperCase],
  ParallelizationFactor: 'parallelizationFactor',
  'ScalingConfig.MaximumConcurrency': 'maxConcurrency',
  FilterCriteria: 'filters',
  Enabled: 'enabled',
};

/** Two of the kinds have older names in the props of the mapping itself. */
const olderNames: Properties = {
  BisectBatchOnFunctionError: 'bisectBatchOnFunctionError',
};

function poll(target: Construct, part: Part, source: Datum | undefined, context: Context): void {
  const { application, run } = context;
  const polled = constructIn(part.arguments[0]);
  const mapping = application.child(target, {
    type: part.type,
    name: [part.className, ...(polled ? [polled.name] : [])].join(':'),
    site: part.site,
    props: part.props,
    isConditional: run.isConditional,
  });
  const draft = application.declare(mapping, 'AWS::Lambda::EventSourceMapping', mappingProperties);
  setReported(part.props, draft);
  if (source) setDefault(draft, 'EventSourceArn', source);
  if (part.className.includes('Kafka')) {
    const topic = part.props.slot('topic');
    const topics = list([topic?.datum ?? unknown(part.site, 'the topic is not known')], part.site);
    setAt(draft.properties, ['Topics'], { datum: topics, site: topic?.site ?? part.site });
    if (part.className.startsWith('Self')) setDefault(draft, 'SelfManagedEventSource', mapOf({}, part.site));
  }
  setDefault(draft, 'FunctionName', reference(target, 'arn', draft.site));
  if (!polled) return;
  // The CDK gives the function what it needs to read its source.
  const rights =
    polled.type === 'aws-sqs.Queue'
      ? 'grantConsumeMessages'
      : part.className === 'DynamoEventSource'
        ? 'grantStreamRead'
        : 'grantRead';
  grantOn(polled, rights, [{ datum: target.datum, site: part.site }], part.site);
}

function setReported(props: Props, draft: Draft): void {
  copyProps(props, olderNames, draft);
  const slot = props.slot('reportBatchItemFailures');
  if (!slot || (slot.datum.kind === 'boolean' && !slot.datum.value)) return;
  const words = list([text('ReportBatchItemFailures', slot.datum.site)], slot.datum.site);
  const datum = slot.datum.kind === 'boolean' ? words : slot.datum;
  setAt(draft.properties, ['FunctionResponseTypes'], { ...slot, datum });
}
