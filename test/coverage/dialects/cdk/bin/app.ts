import { App, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as apigatewayv2Integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as logsDestinations from 'aws-cdk-lib/aws-logs-destinations';
import * as nodejs from 'aws-cdk-lib/aws-lambda-nodejs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';

const stack = new Stack(new App(), 'Orders');

const failures = new sqs.Queue(stack, 'Failures');
const pending = new sqs.Queue(stack, 'Pending', {
  queueName: 'pending.fifo',
  fifo: true,
  contentBasedDeduplication: true,
  encryption: sqs.QueueEncryption.SQS_MANAGED,
  visibilityTimeout: Duration.seconds(60),
  retentionPeriod: Duration.seconds(600),
  deadLetterQueue: { queue: failures, maxReceiveCount: 3 },
});
pending.addToResourcePolicy(
  new iam.PolicyStatement({ actions: ['sqs:SendMessage'], principals: [new iam.AnyPrincipal()], resources: [pending.queueArn] }),
);
const topic = new sns.Topic(stack, 'Events', { topicName: 'events' });
topic.addSubscription(new subscriptions.SqsSubscription(pending));
const orders = new dynamodb.Table(stack, 'OrdersTable', {
  tableName: 'orders',
  replicationRegions: ['eu-north-1'],
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  sortKey: { name: 'day', type: dynamodb.AttributeType.STRING },
  stream: dynamodb.StreamViewType.NEW_IMAGE,
  timeToLiveAttribute: 'ends',
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
});
orders.addGlobalSecondaryIndex({ indexName: 'byDay', partitionKey: { name: 'day', type: dynamodb.AttributeType.STRING } });
const clicks = new kinesis.Stream(stack, 'Clicks', { streamName: 'clicks' });
const files = new s3.Bucket(stack, 'Files', { bucketName: 'files', versioned: true, replicationRules: [{ destination: s3.Bucket.fromBucketName(stack, 'Copies', 'copies') }], autoDeleteObjects: true, lifecycleRules: [{ expiration: Duration.days(30) }], removalPolicy: RemovalPolicy.DESTROY });
const bus = new events.EventBus(stack, 'Bus', { eventBusName: 'orders' });
const saveLogs = new logs.LogGroup(stack, 'SaveLogs', { logGroupName: '/orders/save', retention: logs.RetentionDays.TWO_WEEKS });
new secretsmanager.Secret(stack, 'Token');
new route53.ARecord(stack, 'Name', { zone, target, region: 'eu-west-1', healthCheck: new route53.HealthCheck(stack, 'Health', { type: route53.HealthCheckType.HTTPS }) });
const shared = new lambda.LayerVersion(stack, 'Shared', { code: lambda.Code.fromAsset('shared') });
const role = new iam.Role(stack, 'SaveRole', {
  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole')],
  permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
});
role.addToPolicy(new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [orders.tableArn], conditions: { Bool: { 'aws:SecureTransport': 'true' } } }));

const vpc = new ec2.Vpc(stack, 'Vpc');
const doors = new ec2.SecurityGroup(stack, 'Doors', { vpc });
doors.addIngressRule(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(443));
vpc.addGatewayEndpoint('ToFiles', { service: ec2.GatewayVpcEndpointAwsService.S3 });
const point = efs.AccessPoint.fromAccessPointId(stack, 'Point', 'fsap-1');
const save = new lambda.Function(stack, 'Save', {
  environmentEncryption: new kms.Key(stack, 'Key'),
  code: lambda.Code.fromAsset('src'),
  functionName: 'save',
  handler: 'app.handler',
  runtime: lambda.Runtime.NODEJS_24_X,
  timeout: Duration.seconds(10),
  memorySize: 256,
  reservedConcurrentExecutions: 5,
  architecture: lambda.Architecture.ARM_64,
  layers: [shared],
  role,
  tracing: lambda.Tracing.ACTIVE,
  snapStart: lambda.SnapStartConf.ON_PUBLISHED_VERSIONS,
  vpc,
  securityGroups: [doors],
  filesystem: lambda.FileSystem.fromEfsAccessPoint(point, '/mnt/a'),
  deadLetterQueue: failures,
  logGroup: saveLogs,
  loggingFormat: lambda.LoggingFormat.JSON,
  applicationLogLevelV2: lambda.ApplicationLogLevel.WARN,
  systemLogLevelV2: lambda.SystemLogLevel.INFO,
  environment: { TABLE: orders.tableName, MODE: 'fast' },
  retryAttempts: 1,
  maxEventAge: Duration.minutes(10),
  onFailure: new destinations.SqsDestination(failures),
  onSuccess: new destinations.SqsDestination(pending),
});
const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: save.currentVersion, provisionedConcurrentExecutions: 2, additionalVersions: [{ version: save.currentVersion, weight: 0.1 }] });
Tags.of(stack).add('owner', 'orders');
Tags.of(save).add('service', 'shop');
save.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM, cors: { allowedOrigins: ['https://shop.example.com'] } });
save.addPermission('MayRun', { principal: new iam.ServicePrincipal('sns.amazonaws.com'), sourceArn: topic.topicArn, sourceAccount: '111122223333', organizationId: 'o-a1b2c3d4e5' });

const api = new apigateway.RestApi(stack, 'Api', {
  endpointTypes: [apigateway.EndpointType.PRIVATE],
  defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
  defaultCorsPreflightOptions: { allowOrigins: ['https://shop.example.com'] },
  deployOptions: {
    accessLogDestination: new apigateway.LogGroupLogDestination(saveLogs),
    accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
    throttlingRateLimit: 100,
    tracingEnabled: true,
    cacheClusterEnabled: true,
    loggingLevel: apigateway.MethodLoggingLevel.ERROR,
  },
});
api.root
  .addResource('orders')
  .addMethod('POST', new apigateway.LambdaIntegration(save, { proxy: false, timeout: Duration.seconds(20) }), {
    authorizationType: apigateway.AuthorizationType.NONE,
    requestValidatorOptions: { validateRequestBody: true },
  });
new apigatewayv2.HttpApi(stack, 'Plain').addRoutes({
  path: '/orders',
  integration: new apigatewayv2Integrations.HttpLambdaIntegration('Save', save),
});

save.addEventSource(
  new sources.SqsEventSource(pending, {
    batchSize: 5,
    maxBatchingWindow: Duration.seconds(3),
    enabled: true,
    reportBatchItemFailures: true,
    maxConcurrency: 4,
    filters: [lambda.FilterCriteria.filter({ body: { kind: lambda.FilterRule.isEqual('order') } })],
  }),
);
save.addEventSource(
  new sources.KinesisEventSource(clicks, {
    startingPosition: lambda.StartingPosition.LATEST,
    retryAttempts: 3,
    maxRecordAge: Duration.minutes(10),
    bisectBatchOnError: true,
    parallelizationFactor: 2,
    onFailure: new sources.SqsDlq(failures),
  }),
);
save.addEventSource(new sources.SnsEventSource(topic, { filterPolicy: { kind: sns.SubscriptionFilter.stringFilter({ allowlist: ['order'] }) } }));
new events.Rule(stack, 'Placed', {
  eventBus: bus,
  eventPattern: { source: ['orders'] },
  targets: [
    new targets.LambdaFunction(save, { deadLetterQueue: failures, retryAttempts: 5 }),
    new targets.SqsQueue(pending, { deadLetterQueue: failures }),
  ],
});
new events.Rule(stack, 'Nightly', { schedule: events.Schedule.rate(Duration.days(1)), targets: [new targets.LambdaFunction(save)] });
new scheduler.Schedule(stack, 'Weekly', {
  schedule: scheduler.ScheduleExpression.rate(Duration.days(7)),
  timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(15)),
  target: new schedulerTargets.LambdaInvoke(save),
});
new apigateway.SpecRestApi(stack, 'Described', { apiDefinition: apigateway.ApiDefinition.fromInline({ openapi: '3.0.1', paths: {} }) });
new nodejs.NodejsFunction(stack, 'Load', { entry: 'src/load.ts' });
files.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(save), { prefix: 'in/' });
new logs.SubscriptionFilter(stack, 'Lines', {
  logGroup: saveLogs,
  destination: new logsDestinations.LambdaDestination(save),
  filterPattern: logs.FilterPattern.allEvents(),
});
new cognito.UserPool(stack, 'Users', { lambdaTriggers: { preSignUp: save } });
const errors = new cloudwatch.Alarm(stack, 'Errors', { metric: save.metricErrors({ statistic: 'p99' }), threshold: 1, evaluationPeriods: 1, alarmDescription: 'See docs/runbook.md' });
new codedeploy.LambdaDeploymentGroup(stack, 'Rollout', { alias: live, alarms: [errors], preHook: save, deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES });
errors.addAlarmAction(
  new actions.SnsAction(topic),
);
new sfn.StateMachine(stack, 'Flow', {
  stateMachineType: sfn.StateMachineType.EXPRESS,
  definitionBody: sfn.DefinitionBody.fromChainable(new tasks.LambdaInvoke(stack, 'A', { lambdaFunction: save })),
});
new sagemaker.CfnEndpointConfig(stack, 'Models', {
  productionVariants: [
    { modelName: 'fraud', variantName: 'a', serverlessConfig: { maxConcurrency: 5, memorySizeInMb: 2048, provisionedConcurrency: 1 } },
  ],
  asyncInferenceConfig: { outputConfig: { s3OutputPath: 's3://answers' } },
});
new cloudfront.CachePolicy(stack, 'Reads', { maxTtl: Duration.hours(1) });
new lambda.Alias(stack, 'Warm', { aliasName: 'warm', version: save.currentVersion }).addAutoScaling({ maxCapacity: 4 });
