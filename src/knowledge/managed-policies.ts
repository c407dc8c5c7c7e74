/**
 * Policies AWS manages, by name.
 *
 * Source: AWS managed policy reference (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/), read
 * 2026-11-21.
 */
export interface ManagedPolicyBreadth {
  /** `administrator` may do everything or make itself so; `full-access` everything in one service or more. */
  readonly breadth: 'administrator' | 'full-access';
  readonly name: string;
}

/**
 * How broad a managed policy is, given its ARN or its name; undefined when it is not known to be too broad for a
 * function. Policies of the account itself (an ARN with an account number) are never judged by their name.
 */
export function broadManagedPolicy(arnOrName: string): ManagedPolicyBreadth | undefined {
  const name = awsManagedPolicyName(arnOrName);
  if (name === undefined || neededInFull.has(name)) return undefined;
  if (administrators.has(name)) return { breadth: 'administrator', name };
  return /FullAccess(_?[vV]\d+)?$/.test(name) || fullAccessByAnotherName.has(name)
    ? { breadth: 'full-access', name }
    : undefined;
}

/** What a common managed policy allows; undefined for those whose content is not recorded here. */
export function managedPolicyStatements(arnOrName: string): readonly ManagedPolicyStatement[] | undefined {
  const name = awsManagedPolicyName(arnOrName);
  return name === undefined ? undefined : contents.get(name);
}

/** One allowing statement of a managed policy. */
export interface ManagedPolicyStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/**
 * The plain name of a policy that AWS manages, from its name, or from its ARN in any partition or path with partition
 * left open. Undefined for the ARN of an account's own policy.
 */
export function awsManagedPolicyName(arnOrName: string): string | undefined {
  if (!arnOrName.includes(':')) return arnOrName.split('/').at(-1);
  return /^arn:(?:aws[\w-]*|\$\{AWS::Partition\}):iam::aws:policy\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arnOrName)?.[1];
}

/** They allow everything, or allow to grant oneself everything. */
const administrators: ReadonlySet<string> = new Set([
  'AdministratorAccess',
  'AdministratorAccess-Amplify',
  'AdministratorAccess-AWSElasticBeanstalk',
  'IAMFullAccess',
  'PowerUserAccess',
  'SystemAdministrator',
]);

const fullAccessByAnotherName: ReadonlySet<string> = new Set([
  'AmazonAPIGatewayAdministrator',
  'AmazonCognitoPowerUser',
  'AmazonEC2ContainerRegistryPowerUser',
  'AWSKeyManagementServicePowerUser',
  'DatabaseAdministrator',
  'DataScientist',
  'NetworkAdministrator',
  'SecretsManagerReadWrite',
]);

/**
 * Called full access, and all of it is what a function needs: they open a connection or push invocations and reach no
 * data or configuration besides.
 */
const neededInFull: ReadonlySet<string> = new Set([
  'AmazonAPIGatewayInvokeFullAccess',
  'AmazonElasticFileSystemClientFullAccess',
  'AmazonRDSDataFullAccess',
  'AWSIoTDataAccess',
]);

const logging = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const networkInterfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

const contents: ReadonlyMap<string, readonly ManagedPolicyStatement[]> = new Map(
  Object.entries({
    AWSLambdaBasicExecutionRole: logging,
    AWSLambdaVPCAccessExecutionRole: [...logging, ...networkInterfaces],
    AWSLambdaENIManagementAccess: networkInterfaces,
    AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...logging],
    AWSLambdaDynamoDBExecutionRole: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      ...logging,
    ],
    AWSLambdaKinesisExecutionRole: [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
      'kinesis:ListStreams',
      'kinesis:SubscribeToShard',
      ...logging,
    ],
    AWSLambdaMSKExecutionRole: [
      'kafka:DescribeCluster',
      'kafka:DescribeClusterV2',
      'kafka:GetBootstrapBrokers',
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeVpcs',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      ...logging,
    ],
    AWSLambdaRole: ['lambda:InvokeFunction'],
    AWSXRayDaemonWriteAccess: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ],
    AWSXrayWriteOnlyAccess: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ],
    CloudWatchLambdaInsightsExecutionRolePolicy: logging,
    CloudWatchLambdaApplicationSignalsExecutionRolePolicy: [
      'xray:PutTraceSegments',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
    AmazonSSMReadOnlyAccess: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
    AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
    AmazonS3FullAccess: ['s3:*', 's3-object-lambda:*'],
    AmazonSQSFullAccess: ['sqs:*'],
    AmazonSNSFullAccess: ['sns:*'],
    AmazonSESFullAccess: ['ses:*'],
    AmazonEventBridgeFullAccess: ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'],
    AWSStepFunctionsFullAccess: ['states:*'],
    AmazonKinesisFullAccess: ['kinesis:*'],
    AdministratorAccess: ['*'],
  }).map(([name, actions]) => [name, [{ actions, resources: ['*'] }]]),
);
