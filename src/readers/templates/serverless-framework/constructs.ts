import type { SourceRange } from '../../../model/source.js';
import type {
  AlarmDeclaration,
  Declaration,
  QueueDeclaration,
  Target,
  TemplateFacts,
} from '../../../model/template.js';
import { absent, known, mapValue, type Value } from '../../../model/value.js';
import { type Declared, originOf, type ReadApplication } from '../../resources/resource-reader.js';
import { definitionOf } from '../../values/composed.js';
import type { PlaceEntry } from '../../values/head.js';
import type { Place } from '../../values/place.js';
import type { Service } from './service.js';

/** A construct of the plugin serverless-lift. */
interface LiftConstruct {
  readonly name: string;
  readonly type: string;
  readonly entry: PlaceEntry;
  readonly place: Place;
}

/** The constructs of a service. */
export function constructsOf(top: Place): readonly LiftConstruct[] {
  return top
    .get('constructs')
    .entries()
    .flatMap((entry) => {
      const place = definitionOf(entry.place);
      const type = place.get('type').literal;
      return type === undefined ? [] : [{ name: entry.key, type, entry, place }];
    });
}

/** The function that works on a queue: it is described in the construct. */
export function workerOf({ name, type, place, entry }: LiftConstruct) {
  const worker = place.get('worker');
  if (type !== 'queue' || worker.isAbsent) return undefined;
  return { name: `${name}Worker`, entry: { key: `${name}Worker`, keyRange: entry.keyRange, place: worker } };
}

/**
 * What a construct makes: for a queue the queue with its dead-letter queue and the mapping to its worker, for a storage its
 * bucket.
 *
 * Source: documentation of Lift, "Queue" and "Storage", read 2026-11-21.
 */
export function readConstructs(
  service: Service,
  workers: ReadonlyMap<string, { readonly id: string; readonly timeoutSeconds: Value<number> }>,
  application: ReadApplication,
): readonly Declaration[] {
  return constructsOf(service.top).flatMap((construct): readonly Declaration[] => {
    const { name, type, entry, place } = construct;
    const origin = originOf(place.written ?? { range: entry.keyRange, path: undefined }, application);
    const own: Declared = { id: name, name, origin, range: entry.keyRange, type, conditional: false };
    if (type === 'storage')
      return [{ ...own, kind: 'bucket', bucketName: absent, emptiedOnDeletion: absent, hasLifecycle: absent }];
    if (type !== 'queue') return [];
    const worker = workers.get(`${name}Worker`);
    const window = place.get('maxBatchingWindow').number();
    return [
      queueOf(own, place, worker?.timeoutSeconds ?? absent, window),
      deadLetterQueueOf(own, place),
      ...alarmOf(own, place),
      ...(worker ? [mappingOf(own, place, worker.id, window)] : []),
    ];
  });
}

/** A message is hidden for six timeouts of its worker and the batching window. */
function queueOf(own: Declared, place: Place, timeout: Value<number>, window: Value<number>): QueueDeclaration {
  const extra = window.kind === 'known' ? window.value : 0;
  const retries = place.get('maxRetries').number();
  const target: Value<Target> = known({ kind: 'resource', id: `${own.id}Dlq`, attribute: 'arn' }, own.range);
  return {
    ...own,
    kind: 'queue',
    queueName: absent,
    visibilityTimeoutSeconds: mapValue(timeout, (seconds) => 6 * seconds + extra),
    retentionSeconds: absent,
    redrive: known({ target, maxReceiveCount: whenAbsent(retries, 3, own.range) }, own.range),
    fifo: place.get('fifo').boolean(),
    contentBasedDeduplication: absent,
    encryption: absent,
  };
}

const fourteenDays = 14 * 24 * 60 * 60;

function deadLetterQueueOf(own: Declared, place: Place): QueueDeclaration {
  return {
    ...own,
    id: `${own.id}Dlq`,
    name: `${own.name}Dlq`,
    kind: 'queue',
    queueName: absent,
    visibilityTimeoutSeconds: absent,
    retentionSeconds: known(fourteenDays, own.range),
    redrive: absent,
    fifo: place.get('fifo').boolean(),
    contentBasedDeduplication: absent,
    encryption: absent,
  };
}

/** A mail for the first message in the dead-letter queue, where an address is given. */
function alarmOf(own: Declared, place: Place): readonly AlarmDeclaration[] {
  if (place.get('alarm').isAbsent) return [];
  const value = known<Target>({ kind: 'resource', id: `${own.id}Dlq`, attribute: 'name' }, own.range);
  return [
    {
      ...own,
      id: `${own.id}Alarm`,
      kind: 'alarm',
      metric: known('ApproximateNumberOfMessagesVisible', own.range),
      namespace: known('AWS/SQS', own.range),
      dimensions: [{ name: 'QueueName', value }],
      actions: [],
      statistic: absent,
      description: absent,
    },
  ];
}

/** One message at a time, unless it is told otherwise; failed ones are reported one by one. */
function mappingOf(own: Declared, place: Place, worker: string, window: Value<number>): Declaration {
  return {
    ...own,
    id: `${own.id}.worker`,
    kind: 'trigger',
    trigger: 'queue',
    service: 'sqs',
    function: known({ kind: 'resource', id: worker }, own.range),
    source: known({ kind: 'resource', id: own.id, attribute: 'arn' }, own.range),
    batchSize: whenAbsent(place.get('batchSize').number(), 1, own.range),
    batchingWindowSeconds: window,
    reportsBatchItemFailures: known(true, own.range),
    onFailure: absent,
    maximumRetryAttempts: absent,
    maximumRecordAgeSeconds: absent,
    bisectOnError: absent,
    startingPosition: absent,
    maximumConcurrency: place.get('maxConcurrency').number(),
    parallelizationFactor: absent,
    filtered: absent,
    enabled: absent,
  };
}

function whenAbsent(value: Value<number>, fallback: number, range: SourceRange): Value<number> {
  return value.kind === 'absent' ? { ...known(fallback, range), isDefault: true } : value;
}

/** Constructs that may bring functions and queues nobody sees here. */
export function unknownConstructs(service: Service): TemplateFacts['incomplete'] {
  return constructsOf(service.top)
    .filter(({ type }) => !understood.has(type))
    .map(({ type, entry }) => ({ range: entry.keyRange, reason: `the construct ${type} brings resources of its own` }));
}

const understood: ReadonlySet<string> = new Set([
  'queue',
  'storage',
  'webhook',
  'static-website',
  'single-page-app',
  'database/dynamodb-single-table',
]);
