import type { PollTrigger } from '../model/template.js';

/**
 * What Lambda takes for a mapping that polls a queue.
 *
 * Source: Lambda API reference, CreateEventSourceMapping, and Lambda developer guide, "Lambda parameters for Amazon SQS event
 * source mappings", read 2026-11-21.
 */
export const queueMappings = {
  /** With more messages in a batch there has to be a batching window; a queue that is first in, first out takes no more. */
  largestBatchWithoutWindow: 10,
  largestBatch: 10_000,
  longestWindowSeconds: 300,
  fewestConcurrent: 2,
  mostConcurrent: 1_000,
} as const;

/** What a mapping takes that polls a stream: the same source. */
export const streamMappings = {
  largestBatch: 10_000,
  mostRetries: 10_000,
  youngestRecordSeconds: 60,
  oldestRecordSeconds: 604_800,
} as const;

/**
 * Where a mapping of each kind of source may begin; undefined where nobody is asked. Only Kinesis and Kafka begin at a time
 * (Lambda API reference, CreateEventSourceMapping, `StartingPosition`, read 2026-11-21).
 */
export function startingPositions(service: PollTrigger['service']): readonly string[] | undefined {
  switch (service) {
    case 'dynamodb':
      return ['TRIM_HORIZON', 'LATEST'];
    case 'kinesis':
    case 'kafka':
    case 'documentdb':
      return ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'];
    case 'sqs':
    case 'mq':
    case 'unknown':
      return undefined;
  }
}

/** What SQS takes (Amazon SQS API reference, CreateQueue, read 2026-11-21). Seconds but for the count. */
export const queueLimits = {
  longestVisibility: 43_200,
  shortestRetention: 60,
  longestRetention: 1_209_600,
  mostReceives: 1_000,
} as const;
