import type { CallFact } from '../model/code.js';
import { iamPrefix } from './sdk-services.js';

/** An operation that takes several entries and succeeds although some of them failed. */
export interface BatchOperation {
  /** The field of its answer that says so, as the API calls it. */
  readonly failures: string;
  /** Whether the field counts, lists, or holds what is left by table. */
  readonly form: 'count' | 'list' | 'map';
  /** Other fields that show what failed. */
  readonly alsoShown: readonly string[];
  /** What an entry is, for a message. */
  readonly entries: string;
}

/**
 * The operation behind a call, when it can fail in parts.
 *
 * Sources: API references of EventBridge (`PutEvents`), SQS (`SendMessageBatch`), SNS (`PublishBatch`), Kinesis
 * (`PutRecords`), Firehose (`PutRecordBatch`), DynamoDB (`BatchWriteItem`, `BatchGetItem`, `BatchExecuteStatement`), S3
 * (`DeleteObjects`). Read 2026-11-21.
 */
export function batchOperation({ provider, service, operation }: CallFact): BatchOperation | undefined {
  return provider === 'aws' ? operations.get(`${iamPrefix(service) ?? ''}:${operation}`) : undefined;
}

const operations: ReadonlyMap<string, BatchOperation> = new Map<string, BatchOperation>([
  ['events:PutEvents', { failures: 'FailedEntryCount', form: 'count', alsoShown: ['Entries'], entries: 'events' }],
  ['sqs:SendMessageBatch', { failures: 'Failed', form: 'list', alsoShown: ['Successful'], entries: 'messages' }],
  ['sns:PublishBatch', { failures: 'Failed', form: 'list', alsoShown: ['Successful'], entries: 'messages' }],
  ['kinesis:PutRecords', { failures: 'FailedRecordCount', form: 'count', alsoShown: ['Records'], entries: 'records' }],
  [
    'firehose:PutRecordBatch',
    { failures: 'FailedPutCount', form: 'count', alsoShown: ['RequestResponses'], entries: 'records' },
  ],
  ['dynamodb:BatchWriteItem', { failures: 'UnprocessedItems', form: 'map', alsoShown: [], entries: 'writes' }],
  ['dynamodb:BatchGetItem', { failures: 'UnprocessedKeys', form: 'map', alsoShown: [], entries: 'keys' }],
  ['s3:DeleteObjects', { failures: 'Errors', form: 'list', alsoShown: ['Deleted'], entries: 'deletions' }],
]);

/** The names of a field under which `AnswerField` knows it. */
export function fieldName(written: string): string {
  return written.toLowerCase();
}
