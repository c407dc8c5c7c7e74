import type { TriggerType } from '../model/template.js';

/**
 * What brings a source to start its function again: actions on it, by the kind of trigger (developer guides of Lambda, S3,
 * SQS, SNS, EventBridge, DynamoDB Streams and Kinesis, read 2026-11-21).
 */
export const startingActions: ReadonlyMap<TriggerType, ReadonlySet<string>> = new Map([
  ['queue', new Set(['sqs:SendMessage'])],
  ['topic', new Set(['sns:Publish'])],
  ['bus', new Set(['events:PutEvents'])],
  [
    'stream',
    new Set([
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'kinesis:PutRecord',
      'kinesis:PutRecords',
    ]),
  ],
]);

/** The action behind each happening of a bucket. */
export const actionsOfHappenings: readonly (readonly [happening: RegExp, action: string])[] = [
  [/^(?:s3:)?ObjectCreated:/, 's3:PutObject'],
  [/^(?:s3:)?ObjectRemoved:/, 's3:DeleteObject'],
];
