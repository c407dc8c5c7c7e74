import { accessLevel } from './iam-actions.js';

/**
 * What whoever takes an action on something that is encrypted with a key of the account needs on that key. What AWS
 * encrypts with keys of its own needs nothing.
 *
 * Sources, read 2026-11-21: SQS developer guide, "Key management" (producers need `GenerateDataKey` and `Decrypt`,
 * consumers `Decrypt`); SNS developer guide, "Key management"; S3 user guide, "Using server-side encryption with KMS keys";
 * DynamoDB developer guide, "Encryption at rest: how it works" (the table key is decrypted for whoever uses the table);
 * Kinesis developer guide, "Permissions to use user-generated KMS keys"; Secrets Manager user guide, "Secret encryption".
 */
export function keyActions(action: string): readonly string[] {
  const [service] = action.split(':');
  const level = accessLevel(action);
  if (service === 'dynamodb') return ['kms:Decrypt'];
  if (action === 'sqs:ReceiveMessage' || level === 'read') return ['kms:Decrypt'];
  return writesData.has(action) ? ['kms:Decrypt', 'kms:GenerateDataKey'] : [];
}

/** To list, to delete and to change settings touches nothing that is encrypted. */
const writesData: ReadonlySet<string> = new Set([
  'kinesis:PutRecord',
  'kinesis:PutRecords',
  's3:PutObject',
  'secretsmanager:PutSecretValue',
  'secretsmanager:UpdateSecret',
  'sns:Publish',
  'sqs:SendMessage',
]);
