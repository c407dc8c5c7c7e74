/**
 * The name of a service's endpoint in a network, from the prefix of its IAM actions: most are called the same. Undefined
 * for services that have none.
 *
 * Source: Amazon VPC, "AWS services that integrate with AWS PrivateLink" and "Gateway endpoints", read 2026-11-21.
 */
export function endpointName(iamPrefix: string): string | undefined {
  return withoutEndpoint.has(iamPrefix) ? undefined : (otherNames.get(iamPrefix) ?? iamPrefix);
}

/** Services with an endpoint in route tables, which costs nothing; all others have one with an address in the subnets. */
export const gatewayEndpoints: ReadonlySet<string> = new Set(['s3', 'dynamodb']);

/** What people call a service. */
export function endpointTitle(endpoint: string): string {
  return titles.get(endpoint) ?? endpoint;
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['cloudwatch', 'monitoring'],
  ['kinesis', 'kinesis-streams'],
  ['firehose', 'kinesis-firehose'],
  ['bedrock', 'bedrock-runtime'],
  ['ses', 'email'],
  ['elasticmapreduce', 'elasticmapreduce'],
]);

const withoutEndpoint: ReadonlySet<string> = new Set([
  'iam',
  'route53',
  'cloudfront',
  'organizations',
  'ce',
  'waf',
  'support',
]);

const titles: ReadonlyMap<string, string> = new Map([
  ['s3', 'S3'],
  ['dynamodb', 'DynamoDB'],
  ['sqs', 'SQS'],
  ['sns', 'SNS'],
  ['secretsmanager', 'Secrets Manager'],
  ['ssm', 'Parameter Store'],
  ['kms', 'KMS'],
  ['lambda', 'Lambda'],
  ['states', 'Step Functions'],
  ['events', 'EventBridge'],
  ['monitoring', 'CloudWatch'],
  ['logs', 'CloudWatch Logs'],
  ['kinesis-streams', 'Kinesis'],
  ['kinesis-firehose', 'Firehose'],
  ['bedrock-runtime', 'Bedrock'],
  ['email', 'SES'],
  ['cognito-idp', 'Cognito'],
]);
