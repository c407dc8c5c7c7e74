import type { DeclarationKind, PollTrigger } from '../model/template.js';

/**
 * What Lambda itself takes from a function's role: nobody finds a call for it in the code.
 *
 * Sources, read 2026-11-21: AWS managed policy reference (AWSLambdaBasicExecutionRole, AWSLambdaVPCAccessExecutionRole,
 * AWSXRayDaemonWriteAccess, AWSLambdaSQSQueueExecutionRole and its kin); Lambda developer guide, "Execution role
 * permissions" of each event source; IAM action lists of each service.
 */
export const loggingActions: readonly string[] = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

export const tracingActions: readonly string[] = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

export const networkActions: readonly string[] = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** What polling a source needs, and for one that is not known what any of them needs; empty for sources that are opened with credentials of their own. */
export function pollingActions(service: PollTrigger['service']): readonly string[] {
  return service === 'unknown' ? Object.values(polling).flat() : (polling[service] ?? []);
}

const polling: Readonly<Partial<Record<PollTrigger['service'], readonly string[]>>> = {
  sqs: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  dynamodb: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  kinesis: [
    'kinesis:DescribeStream',
    'kinesis:DescribeStreamSummary',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
    'kinesis:ListStreams',
    'kinesis:SubscribeToShard',
  ],
};

/** What sending a failed or finished event on to such a destination needs. */
export function sendingAction(destination: DeclarationKind): string | undefined {
  return sending[destination];
}

const sending: Readonly<Partial<Record<DeclarationKind, string>>> = {
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
  function: 'lambda:InvokeFunction',
  bus: 'events:PutEvents',
  bucket: 's3:PutObject',
};

/** What sending to any destination needs. */
export const sendingActions: readonly string[] = Object.values(sending);

/**
 * Whether an action is one that only what runs or watches a function takes: logs, traces, metrics of agents, network
 * interfaces, polling of streams and brokers, settings and keys that are read for it. A role that allows one is not judged
 * by the calls of the code.
 */
export function isTakenByPlatform(action: string): boolean {
  return takenByPlatform.test(action);
}

const takenByPlatform =
  /^(?:(?:xray|kms|application-signals|oam|aps|kafka|kafka-cluster|mq|lambda-insights|elasticfilesystem|ssmmessages|rds-db|route53resolver):|logs:(?:Create|Put|Describe)|cloudwatch:PutMetric|ec2:(?:\w+NetworkInterface\w*|Describe\w+|\w+PrivateIpAddresses)$|ec2:\*$|appconfig:|kinesis:(?:Describe|Get|List|Subscribe)|dynamodb:(?:DescribeStream|GetRecords|GetShardIterator|ListStreams)$|secretsmanager:(?:GetResourcePolicy|ListSecretVersionIds|DescribeSecret)$|sts:|execute-api:Invoke|ecr:|aws-marketplace:|lambda:GetLayerVersion$|iam:PassRole$)/i;
