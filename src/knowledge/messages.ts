import type { LinkedCall } from '../model/application.js';

/**
 * IAM actions that hand an event on to whoever listens. A message that is sent twice is a message its consumer has to
 * expect anyway: all these services deliver at least once. Source: developer guides of SQS (standard queues), SNS,
 * EventBridge, Kinesis and Lambda, November 2026.
 */
const sendingActions: readonly string[] = [
  'sqs:SendMessage',
  'sns:Publish',
  'events:PutEvents',
  'kinesis:PutRecord',
  'kinesis:PutRecords',
  'firehose:PutRecord',
  'firehose:PutRecordBatch',
  'iot:Publish',
  'lambda:InvokeFunction',
  'execute-api:ManageConnections',
];

/** Whether the call only hands work on to another consumer. */
export function handsOn({ actions }: LinkedCall): boolean {
  return actions.some((action) => sendingActions.includes(action));
}
