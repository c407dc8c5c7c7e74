import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const failures = new aws.sqs.Queue('failures');
const pending = new aws.sqs.Queue('pending', {
  name: 'pending.fifo',
  fifoQueue: true,
  contentBasedDeduplication: true,
  sqsManagedSseEnabled: true,
  visibilityTimeoutSeconds: 60,
  messageRetentionSeconds: 600,
  redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failures.arn, maxReceiveCount: 3 }),
});
new aws.sqs.QueuePolicy('pending', {
  queueUrl: pending.url,
  policy: pulumi.jsonStringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: pending.arn }] }),
});
const events = new aws.sns.Topic('events', { name: 'events' });
const orders = new aws.dynamodb.Table('orders', {
  name: 'orders',
  replicas: [{ regionName: 'eu-north-1' }],
  hashKey: 'id',
  rangeKey: 'day',
  streamEnabled: true,
  streamViewType: 'NEW_IMAGE',
  ttl: { attributeName: 'ends', enabled: true },
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: true,
  globalSecondaryIndexes: [{ name: 'byDay', hashKey: 'day' }],
});
const clicks = new aws.kinesis.Stream('clicks', { name: 'clicks' });
const files = new aws.s3.Bucket('files', { bucket: 'files', forceDestroy: true, lifecycleRules: [{ enabled: true, expiration: { days: 30 } }] });
new aws.s3.BucketVersioning('files', { bucket: files.id, versioningConfiguration: { status: 'Enabled' } });
new aws.s3.BucketReplicationConfig('files', { bucket: files.id, role: 'arn:aws:iam::111122223333:role/copy', rules: [{ status: 'Enabled', destination: { bucket: 'arn:aws:s3:::copies' } }] });
new aws.route53.Record('name', { zoneId: 'zone-1', name: 'shop.example.com', type: 'A', healthCheckId: 'check-1', failoverRoutingPolicies: [{ type: 'PRIMARY' }] });
const bus = new aws.cloudwatch.EventBus('orders', { name: 'orders' });
const logs = new aws.cloudwatch.LogGroup('save', { name: '/orders/save', retentionInDays: 14 });
const token = new aws.secretsmanager.Secret('token');
const shared = new aws.lambda.LayerVersion('shared', { layerName: 'shared', code: new pulumi.asset.FileArchive('./shared') });
const role = new aws.iam.Role('save', {
  assumeRolePolicy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }] }),
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
  inlinePolicies: [{ name: 'work', policy: pulumi.jsonStringify({ Statement: [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: orders.arn, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }] }) }],
});
const save = new aws.lambda.Function('save', {
  code: new pulumi.asset.FileArchive('./src'),
  name: 'save',
  tags: { service: 'shop' },
  handler: 'app.handler',
  runtime: 'nodejs24.x',
  timeout: 10,
  kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a1',
  memorySize: 256,
  reservedConcurrentExecutions: 5,
  architectures: ['arm64'],
  layers: [shared.arn],
  role: role.arn,
  tracingConfig: { mode: 'Active' },
  snapStart: { applyOn: 'PublishedVersions' },
  fileSystemConfig: { arn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/a', localMountPath: '/mnt/a' },
  vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
  deadLetterConfig: { targetArn: failures.arn },
  loggingConfig: { logFormat: 'JSON', applicationLogLevel: 'WARN', systemLogLevel: 'INFO', logGroup: logs.name },
  environment: { variables: { TABLE: orders.name, MODE: 'fast' } },
});
const live = new aws.lambda.Alias('live', { name: 'live', functionName: save.name, functionVersion: '2', routingConfig: { additionalVersionWeights: { '1': 0.1 } } });
new aws.lambda.ProvisionedConcurrencyConfig('live', { functionName: live.functionName, qualifier: live.name, provisionedConcurrentExecutions: 2 });
new aws.lambda.FunctionUrl('save', { functionName: save.name, authorizationType: 'AWS_IAM', cors: { allowOrigins: ['https://shop.example.com'] } });
new aws.lambda.FunctionEventInvokeConfig('save', {
  functionName: save.name,
  maximumRetryAttempts: 1,
  maximumEventAgeInSeconds: 600,
  destinationConfig: { onFailure: { destination: failures.arn }, onSuccess: { destination: pending.arn } },
});
const api = new aws.apigateway.RestApi('api', { endpointConfiguration: { types: 'PRIVATE' } });
new aws.apigateway.RestApi('described', {
  body: JSON.stringify({
    openapi: '3.0.1',
    security: [{ sigv4: [] }],
    components: { securitySchemes: { sigv4: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' } } },
  }),
});
const path = new aws.apigateway.Resource('orders', { restApi: api.id, parentId: api.rootResourceId, pathPart: 'orders' });
const post = new aws.apigateway.Method('post', { restApi: api.id, resourceId: path.id, httpMethod: 'POST', authorization: 'NONE', requestValidatorId: 'all' });
new aws.apigateway.Integration('post', { restApi: api.id, resourceId: path.id, httpMethod: post.httpMethod, type: 'AWS', timeoutMilliseconds: 20000, uri: save.invokeArn });
const liveStage = new aws.apigateway.Stage('live', {
  xrayTracingEnabled: true,
  cacheClusterEnabled: true,
  restApi: api.id,
  deployment: 'first',
  stageName: 'live',
  accessLogSettings: { destinationArn: logs.arn, format: '{}' },
});
new aws.apigateway.MethodSettings('all', { restApi: api.id, stageName: liveStage.stageName, methodPath: '*/*', settings: { throttlingRateLimit: 100, loggingLevel: 'ERROR' } });
const plain = new aws.apigatewayv2.Api('plain', { protocolType: 'HTTP', corsConfiguration: { allowOrigins: ['https://shop.example.com'] } });
const plainSave = new aws.apigatewayv2.Integration('plain', { apiId: plain.id, integrationType: 'AWS_PROXY', integrationUri: save.arn, payloadFormatVersion: '2.0' });
new aws.apigatewayv2.Route('plain', { apiId: plain.id, routeKey: 'POST /orders', target: pulumi.interpolate`integrations/${plainSave.id}` });
new aws.lambda.EventSourceMapping('queue', {
  functionName: save.arn,
  eventSourceArn: pending.arn,
  batchSize: 5,
  maximumBatchingWindowInSeconds: 3,
  enabled: true,
  functionResponseTypes: ['ReportBatchItemFailures'],
  scalingConfig: { maximumConcurrency: 4 },
  filterCriteria: { filters: [{ pattern: '{}' }] },
});
new aws.lambda.EventSourceMapping('stream', {
  functionName: save.arn,
  eventSourceArn: clicks.arn,
  startingPosition: 'LATEST',
  maximumRetryAttempts: 3,
  maximumRecordAgeInSeconds: 600,
  bisectBatchOnFunctionError: true,
  parallelizationFactor: 2,
  destinationConfig: { onFailure: { destinationArn: failures.arn } },
});
new aws.sns.TopicSubscription('save', { topic: events.arn, protocol: 'lambda', endpoint: save.arn, filterPolicy: JSON.stringify({ kind: ['order'] }) });
new aws.sns.TopicSubscription('queue', { topic: events.arn, protocol: 'sqs', endpoint: pending.arn });
const placed = new aws.cloudwatch.EventRule('placed', { eventBusName: bus.name, eventPattern: JSON.stringify({ source: ['orders'] }) });
new aws.cloudwatch.EventTarget('placed', { rule: placed.name, eventBusName: bus.name, arn: save.arn, deadLetterConfig: { arn: failures.arn }, retryPolicy: { maximumRetryAttempts: 5 } });
new aws.cloudwatch.EventTarget('queued', { rule: placed.name, eventBusName: bus.name, arn: pending.arn, deadLetterConfig: { arn: failures.arn } });
const nightly = new aws.cloudwatch.EventRule('nightly', { scheduleExpression: 'rate(1 day)' });
new aws.cloudwatch.EventTarget('nightly', { rule: nightly.name, arn: save.arn });
new aws.scheduler.Schedule('weekly', { scheduleExpression: 'rate(7 days)', flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: 15 }, target: { arn: save.arn, roleArn: role.arn } });
new aws.s3.BucketNotification('files', { bucket: files.id, lambdaFunctions: [{ lambdaFunctionArn: save.arn, events: ['s3:ObjectCreated:*'], filterPrefix: 'in/' }] });
new aws.cloudwatch.LogSubscriptionFilter('lines', { logGroup: logs.name, filterPattern: '', destinationArn: save.arn });
new aws.cognito.UserPool('users', { lambdaConfig: { preSignUp: save.arn }, deletionProtection: 'ACTIVE' });
new aws.lambda.Permission('topic', { action: 'lambda:InvokeFunction', function: save.name, principal: 'sns.amazonaws.com', sourceArn: events.arn, sourceAccount: '111122223333', principalOrgId: 'o-a1b2c3d4e5' });
new aws.cloudwatch.MetricAlarm('errors', { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: { FunctionName: save.name }, alarmActions: [events.arn], extendedStatistic: 'p99', alarmDescription: 'See docs/runbook.md' });
new aws.codedeploy.DeploymentGroup('save', { appName: 'orders', deploymentGroupName: 'save', deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes', serviceRoleArn: 'arn:aws:iam::111122223333:role/deploy', alarmConfiguration: { enabled: true, alarms: ['errors'] } });
new aws.sfn.StateMachine('flow', {
  roleArn: role.arn,
  type: 'EXPRESS',
  definition: pulumi.jsonStringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: save.arn, End: true } } }),
});
const network = new aws.ec2.Vpc('network', { cidrBlock: '10.0.0.0/16' });
const inner = new aws.ec2.Subnet('inner', { vpcId: network.id, cidrBlock: '10.0.1.0/24', availabilityZone: 'eu-west-1a' });
new aws.ec2.SecurityGroup('doors', { vpcId: network.id, ingress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['10.0.0.0/16'] }] });
const ways = new aws.ec2.RouteTable('ways', { vpcId: network.id });
new aws.ec2.Route('out', { routeTableId: ways.id, destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1' });
new aws.ec2.RouteTableAssociation('inner', { routeTableId: ways.id, subnetId: inner.id });
new aws.ec2.VpcEndpoint('files', { vpcId: network.id, serviceName: 'com.amazonaws.eu-west-1.s3' });
new aws.sagemaker.EndpointConfiguration('models', {
  productionVariants: [
    { modelName: 'fraud', variantName: 'a', serverlessConfig: { maxConcurrency: 5, memorySizeInMb: 2048, provisionedConcurrency: 1 } },
  ],
  asyncInferenceConfig: { outputConfig: { s3OutputPath: 's3://answers' } },
});
new aws.cloudfront.CachePolicy('reads', { maxTtl: 3600 });
new aws.appautoscaling.Target('warmth', {
  serviceNamespace: 'lambda',
  scalableDimension: 'lambda:function:ProvisionedConcurrency',
  resourceId: 'function:save:live',
  minCapacity: 1,
  maxCapacity: 4,
});
