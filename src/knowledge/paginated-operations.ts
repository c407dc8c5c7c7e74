import type { CallFact } from '../model/code.js';
import { iamPrefix } from './sdk-services.js';

/** An operation that answers in pages. */
export interface PaginatedOperation {
  /** The field of its answer that leads to the next page, as the API calls it. */
  readonly token: string;
  /** How much a page holds at most, for a message. */
  readonly page: string;
  /** Arguments that ask for single things, or for a bounded number of them. */
  readonly bounded: RegExp;
  /** The lists that a paginator puts together from all pages; absent where the SDKs have none, or not all of them do. */
  readonly lists?: readonly string[];
  /** Numbers that it adds up, where it does so. */
  readonly sums?: readonly string[];
}

/**
 * The operation behind a call, when it answers in pages by itself. Operations that do so only when a page size is asked for
 * (most of EC2's, SQS `ListQueues`) are not among them.
 *
 * Sources: the API reference of each service; pages and tokens as in its pagination notes. Read 2026-11-21.
 */
export function paginatedOperation({ provider, service, operation }: CallFact): PaginatedOperation | undefined {
  if (provider !== 'aws') return undefined;
  const name = `${iamPrefix(service) ?? ''}:${operation}`;
  const found = operations.get(name);
  const lists = paginated.get(name);
  return found && lists
    ? { ...found, lists, ...(lists.includes('Items') && { sums: ['Count', 'ScannedCount'] }) }
    : found;
}

/** Page sizes: a caller that asks for few wants few. */
const limits = '^(?:Limit|limit|MaxKeys|MaxItems|MaxResults|maxResults|MaxRecords|PageSize)$';
const bounded = (...identifying: readonly string[]): RegExp =>
  new RegExp([limits, ...identifying.map((name) => `^${name}(?:\\.|$)`)].join('|'));

const items = (token: string, page: string, ...identifying: readonly string[]): PaginatedOperation => ({
  token,
  page,
  bounded: bounded(...identifying),
});

const operations: ReadonlyMap<string, PaginatedOperation> = new Map<string, PaginatedOperation>([
  ['dynamodb:Query', items('LastEvaluatedKey', '1 MB')],
  ['dynamodb:Scan', items('LastEvaluatedKey', '1 MB', 'TotalSegments')],
  ['dynamodb:ListTables', items('LastEvaluatedTableName', '100 names')],
  ['s3:ListObjects', items('NextMarker', '1,000 objects')],
  ['s3:ListObjectsV2', items('NextContinuationToken', '1,000 objects')],
  ['s3:ListObjectVersions', items('NextKeyMarker', '1,000 versions')],
  ['lambda:ListFunctions', items('NextMarker', '50 functions')],
  ['lambda:ListEventSourceMappings', items('NextMarker', '100 mappings')],
  ['sns:ListTopics', items('NextToken', '100 topics')],
  ['sns:ListSubscriptions', items('NextToken', '100 subscriptions')],
  ['sns:ListSubscriptionsByTopic', items('NextToken', '100 subscriptions')],
  ['logs:DescribeLogGroups', items('nextToken', '50 groups', 'logGroupNamePrefix')],
  ['logs:DescribeLogStreams', items('nextToken', '50 streams', 'logStreamNamePrefix')],
  ['logs:FilterLogEvents', items('nextToken', '1 MB')],
  ['ssm:GetParametersByPath', items('NextToken', '10 parameters')],
  ['ssm:DescribeParameters', items('NextToken', '50 parameters')],
  ['secretsmanager:ListSecrets', items('NextToken', '100 secrets')],
  ['cognito-idp:ListUsers', items('PaginationToken', '60 users', 'Filter')],
  ['cognito-idp:ListUsersInGroup', items('NextToken', '60 users')],
  ['cognito-idp:ListUserPools', items('NextToken', '60 pools')],
  ['organizations:ListAccounts', items('NextToken', '20 accounts')],
  ['organizations:ListAccountsForParent', items('NextToken', '20 accounts')],
  ['iam:ListUsers', items('Marker', '100 users')],
  ['iam:ListRoles', items('Marker', '100 roles')],
  ['iam:ListPolicies', items('Marker', '100 policies')],
  ['rds:DescribeDBInstances', items('Marker', '100 instances', 'DBInstanceIdentifier')],
  ['rds:DescribeDBClusters', items('Marker', '100 clusters', 'DBClusterIdentifier')],
  ['rds:DescribeDBSnapshots', items('Marker', '100 snapshots', 'DBSnapshotIdentifier')],
  ['ecs:ListTasks', items('nextToken', '100 tasks')],
  ['ecs:ListServices', items('nextToken', '10 services')],
  ['ecs:ListClusters', items('nextToken', '100 clusters')],
  ['ecr:DescribeImages', items('nextToken', '100 images', 'imageIds')],
  ['ecr:DescribeRepositories', items('nextToken', '100 repositories', 'repositoryNames')],
  ['states:ListExecutions', items('nextToken', '100 executions')],
  ['states:ListStateMachines', items('nextToken', '100 state machines')],
  ['cloudformation:ListStacks', items('NextToken', '100 stacks')],
  ['cloudformation:ListExports', items('NextToken', '100 exports')],
  ['cloudformation:ListStackResources', items('NextToken', '100 resources')],
  ['kinesis:ListShards', items('NextToken', '1,000 shards')],
  ['kinesis:ListStreams', items('NextToken', '100 streams')],
  ['events:ListRules', items('NextToken', '100 rules', 'NamePrefix')],
  ['glue:GetTables', items('NextToken', '100 tables')],
  ['glue:GetPartitions', items('NextToken', '1,000 partitions')],
  ['glue:GetDatabases', items('NextToken', '100 databases')],
  ['athena:GetQueryResults', items('NextToken', '1,000 rows')],
  ['route53:ListHostedZones', items('NextMarker', '100 zones')],
  ['route53:ListResourceRecordSets', items('NextRecordName', '300 record sets', 'StartRecordName')],
  ['cloudwatch:ListMetrics', items('NextToken', '500 metrics')],
  ['cloudwatch:DescribeAlarms', items('NextToken', '50 alarms', 'AlarmNames')],
  ['ce:GetCostAndUsage', items('NextPageToken', 'one page')],
  ['textract:GetDocumentTextDetection', items('NextToken', '1,000 blocks')],
  ['textract:GetDocumentAnalysis', items('NextToken', '1,000 blocks')],
  ['rekognition:ListFaces', items('NextToken', '4,096 faces')],
  ['securityhub:GetFindings', items('NextToken', '100 findings')],
  ['workspaces:DescribeWorkspaces', items('NextToken', '25 workspaces', 'WorkspaceIds')],
  ['connect:ListUsers', items('NextToken', '100 users')],
]);

/** Source: the pagination models of botocore 1.43, of which the SDKs make their paginators: those with one token. */
const paginated: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb:Query', ['Items']],
  ['dynamodb:Scan', ['Items']],
  ['dynamodb:ListTables', ['TableNames']],
  ['s3:ListObjectsV2', ['Contents', 'CommonPrefixes']],
  ['lambda:ListFunctions', ['Functions']],
  ['lambda:ListEventSourceMappings', ['EventSourceMappings']],
  ['sns:ListTopics', ['Topics']],
  ['sns:ListSubscriptions', ['Subscriptions']],
  ['sns:ListSubscriptionsByTopic', ['Subscriptions']],
  ['logs:DescribeLogGroups', ['logGroups']],
  ['logs:DescribeLogStreams', ['logStreams']],
  ['logs:FilterLogEvents', ['events', 'searchedLogStreams']],
  ['ssm:GetParametersByPath', ['Parameters']],
  ['ssm:DescribeParameters', ['Parameters']],
  ['secretsmanager:ListSecrets', ['SecretList']],
  ['cognito-idp:ListUsers', ['Users']],
  ['cognito-idp:ListUsersInGroup', ['Users']],
  ['cognito-idp:ListUserPools', ['UserPools']],
  ['organizations:ListAccounts', ['Accounts']],
  ['organizations:ListAccountsForParent', ['Accounts']],
  ['iam:ListUsers', ['Users']],
  ['iam:ListRoles', ['Roles']],
  ['iam:ListPolicies', ['Policies']],
  ['rds:DescribeDBInstances', ['DBInstances']],
  ['rds:DescribeDBClusters', ['DBClusters']],
  ['rds:DescribeDBSnapshots', ['DBSnapshots']],
  ['ecs:ListTasks', ['taskArns']],
  ['ecs:ListServices', ['serviceArns']],
  ['ecs:ListClusters', ['clusterArns']],
  ['ecr:DescribeImages', ['imageDetails']],
  ['ecr:DescribeRepositories', ['repositories']],
  ['states:ListExecutions', ['executions']],
  ['states:ListStateMachines', ['stateMachines']],
  ['cloudformation:ListStacks', ['StackSummaries']],
  ['cloudformation:ListExports', ['Exports']],
  ['cloudformation:ListStackResources', ['StackResourceSummaries']],
  ['kinesis:ListShards', ['Shards']],
  ['kinesis:ListStreams', ['StreamNames', 'StreamSummaries']],
  ['events:ListRules', ['Rules']],
  ['glue:GetTables', ['TableList']],
  ['glue:GetPartitions', ['Partitions']],
  ['glue:GetDatabases', ['DatabaseList']],
  ['route53:ListHostedZones', ['HostedZones']],
  ['cloudwatch:ListMetrics', ['Metrics', 'OwningAccounts']],
  ['cloudwatch:DescribeAlarms', ['MetricAlarms', 'CompositeAlarms']],
  ['rekognition:ListFaces', ['Faces']],
  ['securityhub:GetFindings', ['Findings']],
  ['workspaces:DescribeWorkspaces', ['Workspaces']],
  ['connect:ListUsers', ['UserSummaryList']],
]);

/** The most a caller can mean by a few: above that a page size is only a page size. */
export const fewItems = 50;
