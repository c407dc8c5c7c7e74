import { expect, test } from 'vitest';
import { isNarrowable } from '../../src/knowledge/narrowable-actions.js';

test.each([
  ['dynamodb:PutItem', true],
  ['s3:GetObject', true],
  ['s3:ListBucket', true],
  ['iam:PassRole', true],
  ['secretsmanager:GetSecretValue', true],
  ['logs:PutLogEvents', false],
  ['logs:DescribeLogStreams', false],
  ['kafka:DescribeClusterV2', false],
  ['ec2:CreateSecurityGroup', false],
  ['s3:PutJobTagging', false],
  ['s3:DescribeJob', false],
  ['s3:GetBucketLocation', false],
  ['transcribe:GetTranscriptionJob', false],
  ['sqs:TagQueue', false],
  ['sqs:ListDeadLetterSourceQueues', false],
  ['cloudwatch:PutMetricData', false],
  ['nothing:AtAll', undefined],
])('%s on everything could name resources: %s', (action, expected) => {
  expect(isNarrowable(action)).toBe(expected);
});
