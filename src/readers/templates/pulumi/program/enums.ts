import type { PulumiName } from './symbols.js';

/** What a constant of the AWS package stands for: a runtime, the ARN of a managed policy, another word. */
export function constantOf({ pkg, path }: PulumiName): string | undefined {
  if (pkg !== 'aws' && pkg !== 'aws-native') return undefined;
  const [module, group, member] = path;
  if (module === 'lambda') {
    if (group === 'Runtime' && member !== undefined) return runtimeOf(member);
    const old = member === undefined ? /^(\w+)Runtime$/.exec(group ?? '')?.[1] : undefined;
    return old === undefined ? undefined : runtimeOf(old);
  }
  if (module !== 'iam' || member === undefined) return undefined;
  return group === 'ManagedPolicy' || group === 'ManagedPolicies' ? managedPolicyOf(member) : undefined;
}

/** `NodeJS18dX`, `NODE_JS18D_X` and `Python3d9` name a runtime: a small d stands for the dot (Pulumi registry, AWS 7, 2026-11). */
function runtimeOf(name: string): string {
  const plain = name.replaceAll('_', '').toLowerCase();
  const custom = /^custom(al\d+)?$/.exec(plain);
  if (custom) return custom[1] === undefined ? 'provided' : `provided.${custom[1]}`;
  return plain.replace(/(\d)d(\d|x)/, '$1.$2').replace(/^java8al2$/, 'java8.al2');
}

/** Python writes the names of policies with underscores, so that their letters have to be found again. */
function managedPolicyOf(name: string): string | undefined {
  const plain = name.replaceAll('_', '').toLowerCase();
  const known = policies.get(plain);
  if (known !== undefined) return `arn:aws:iam::aws:policy/${known}`;
  return /^[A-Z\d_]+$/.test(name) ? undefined : `arn:aws:iam::aws:policy/${name}`;
}

/** Managed policies that functions are given, with their paths (AWS managed policy reference, 2026-11). */
const policies: ReadonlyMap<string, string> = new Map(
  [
    ...['AWSLambdaBasicExecutionRole', 'AWSLambdaVPCAccessExecutionRole', 'AWSLambdaSQSQueueExecutionRole'],
    ...['AWSLambdaDynamoDBExecutionRole', 'AWSLambdaKinesisExecutionRole', 'AWSLambdaENIManagementAccess'],
    ...['AWSLambdaMSKExecutionRole', 'AWSLambdaRole', 'AmazonAPIGatewayPushToCloudWatchLogs'],
  ]
    .map((name) => `service-role/${name}`)
    .concat([
      ...[
        'AdministratorAccess',
        'PowerUserAccess',
        'ReadOnlyAccess',
        'AWSLambda_FullAccess',
        'AWSLambda_ReadOnlyAccess',
      ],
      ...['AWSLambdaExecute', 'AWSLambdaInvocation-DynamoDB', 'AmazonDynamoDBFullAccess', 'AmazonS3FullAccess'],
      ...['AmazonDynamoDBReadOnlyAccess', 'AmazonS3ReadOnlyAccess', 'AmazonSQSFullAccess', 'AmazonSQSReadOnlyAccess'],
      ...['AmazonSNSFullAccess', 'AmazonKinesisFullAccess', 'AmazonKinesisReadOnlyAccess', 'CloudWatchFullAccess'],
      ...['CloudWatchLogsFullAccess', 'CloudWatchEventsFullAccess', 'AmazonEventBridgeFullAccess', 'IAMFullAccess'],
      ...['AmazonCognitoPowerUser', 'AWSXrayWriteOnlyAccess', 'AWSXRayDaemonWriteAccess', 'AWSXrayFullAccess'],
      ...['AmazonSSMReadOnlyAccess', 'AmazonSSMFullAccess', 'SecretsManagerReadWrite', 'AWSStepFunctionsFullAccess'],
      ...['AmazonEC2FullAccess', 'AmazonRDSFullAccess', 'AmazonRDSDataFullAccess', 'AmazonSESFullAccess'],
      ...['AmazonBedrockFullAccess', 'AmazonAthenaFullAccess', 'AWSCloudFormationReadOnlyAccess'],
    ])
    .map((path) => [path.replace(/^.*\//, '').replace(/[_-]/g, '').toLowerCase(), path] as const)
    .concat([['lambdafullaccess', 'AWSLambda_FullAccess']]),
);

/**
 * The service of `aws.iam.Principals.LambdaPrincipal` and its kin; undefined for other names. Source: @pulumi/aws,
 * `iam.Principals`, 2026-11.
 */
export function principalOf({ pkg, path }: PulumiName): string | undefined {
  const [module, list, name = '', ...others] = path;
  if (pkg !== 'aws' || module !== 'iam' || list !== 'Principals' || others.length > 0) return undefined;
  const service = principals.get(name);
  return service && `${service}.amazonaws.com`;
}

const principals: ReadonlyMap<string, string> = new Map([
  ['ApiGatewayPrincipal', 'apigateway'],
  ['Ec2Principal', 'ec2'],
  ['EcsTasksPrincipal', 'ecs-tasks'],
  ['EdgeLambdaPrincipal', 'edgelambda'],
  ['EventsPrincipal', 'events'],
  ['LambdaPrincipal', 'lambda'],
  ['S3Principal', 's3'],
  ['SnsPrincipal', 'sns'],
  ['SqsPrincipal', 'sqs'],
]);
