import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const nodeRuntime = 'nodejs24.x';

const region = aws.getRegionOutput();
const caller = aws.getCallerIdentityOutput();
const assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal(aws.iam.Principals.LambdaPrincipal);

const orders = new aws.dynamodb.Table('orders', {
  billingMode: 'PAY_PER_REQUEST',
  hashKey: 'orderId',
  attributes: [
    {
      name: 'orderId',
      type: 'S',
    },
  ],
  streamEnabled: true,
  streamViewType: 'NEW_AND_OLD_IMAGES',
  pointInTimeRecovery: {
    enabled: true,
  },
  deletionProtectionEnabled: true,
});

const orderSummaries = new aws.dynamodb.Table('order-summaries', {
  billingMode: 'PAY_PER_REQUEST',
  hashKey: 'id',
  attributes: [
    {
      name: 'id',
      type: 'S',
    },
  ],
  pointInTimeRecovery: {
    enabled: true,
  },
  deletionProtectionEnabled: true,
});

// What was done already, so that an event that comes twice has its effect once.
const idempotencyRecords = new aws.dynamodb.Table('idempotency-records', {
  billingMode: 'PAY_PER_REQUEST',
  hashKey: 'id',
  attributes: [
    {
      name: 'id',
      type: 'S',
    },
  ],
  ttl: {
    attributeName: 'expiration',
    enabled: true,
  },
});

const pendingChargesDeadLetters = new aws.sqs.Queue('pending-charges-dead-letters', {
  messageRetentionSeconds: 1209600,
});

// One message for each order that is still to be charged.
const pendingCharges = new aws.sqs.Queue('pending-charges', {
  visibilityTimeoutSeconds: 180,
  redrivePolicy: pulumi.jsonStringify({
    deadLetterTargetArn: pendingChargesDeadLetters.arn,
    maxReceiveCount: 5,
  }),
});

// Events of streams, topics and schedules that failed for good.
const failures = new aws.sqs.Queue('failures', {
  messageRetentionSeconds: 1209600,
});

// Where people hear of what failed for good.
const alarms = new aws.sns.Topic('alarms');

const pendingChargesDeadLettersAlarm = new aws.cloudwatch.MetricAlarm('pending-charges-dead-letters-alarm', {
  alarmActions: [alarms.arn],
  namespace: 'AWS/SQS',
  metricName: 'ApproximateNumberOfMessagesVisible',
  dimensions: {
    QueueName: pendingChargesDeadLetters.name,
  },
  statistic: 'Maximum',
  period: 300,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: 'GreaterThanThreshold',
});

const failuresAlarm = new aws.cloudwatch.MetricAlarm('failures-alarm', {
  alarmActions: [alarms.arn],
  namespace: 'AWS/SQS',
  metricName: 'ApproximateNumberOfMessagesVisible',
  dimensions: {
    QueueName: failures.name,
  },
  statistic: 'Maximum',
  period: 300,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: 'GreaterThanThreshold',
});

const orderEvents = new aws.sns.Topic('order-events');

const reports = new aws.s3.BucketV2('reports', {}, { protect: true });

const paymentSecret = new aws.secretsmanager.Secret('payment-secret', {
  description: 'Key of the payment provider',
});

const supplierSecret = new aws.secretsmanager.Secret('supplier-secret', {
  description: "Token for the supplier's API",
});

const placeOrderRole = new aws.iam.Role('place-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:PutItem',
            Resource: orders.arn,
          },
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: pendingCharges.arn,
          },
        ],
      }),
    },
  ],
});

const placeOrder = new aws.lambda.Function('place-order', {
  code: new pulumi.asset.FileArchive('./functions'),
  handler: 'place-order/app.handler',
  runtime: nodeRuntime,
  role: placeOrderRole.arn,
  memorySize: 256,
  timeout: 10,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
      PENDING_CHARGES_QUEUE: pendingCharges.url,
    },
  },
});

const getOrderRole = new aws.iam.Role('get-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:GetItem',
            Resource: orders.arn,
          },
        ],
      }),
    },
  ],
});

const getOrder = new aws.lambda.Function('get-order', {
  code: new pulumi.asset.FileArchive('./functions'),
  handler: 'get-order/app.handler',
  runtime: nodeRuntime,
  role: getOrderRole.arn,
  memorySize: 256,
  timeout: 10,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
    },
  },
});

const chargeOrderRole = new aws.iam.Role('charge-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:UpdateItem',
            Resource: orders.arn,
          },
          {
            Effect: 'Allow',
            Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
            Resource: idempotencyRecords.arn,
          },
          {
            Effect: 'Allow',
            Action: 'sns:Publish',
            Resource: orderEvents.arn,
          },
          {
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: paymentSecret.arn,
          },
        ],
      }),
    },
  ],
});

const chargeOrder = new aws.lambda.Function('charge-order', {
  code: new pulumi.asset.FileArchive('./functions'),
  handler: 'charge-order/app.handler',
  runtime: nodeRuntime,
  role: chargeOrderRole.arn,
  memorySize: 256,
  timeout: 30,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
      IDEMPOTENCY_TABLE: idempotencyRecords.name,
      PAYMENT_SECRET: paymentSecret.arn,
      ORDER_EVENTS_TOPIC: orderEvents.arn,
    },
  },
});

const chargeOrderMessages = new aws.lambda.EventSourceMapping('charge-order-messages', {
  functionName: chargeOrder.arn,
  eventSourceArn: pendingCharges.arn,
  batchSize: 10,
  functionResponseTypes: ['ReportBatchItemFailures'],
});

const supplierWebhookRole = new aws.iam.Role('supplier-webhook-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:GetItem',
            Resource: orders.arn,
          },
          {
            Effect: 'Allow',
            Action: 'secretsmanager:GetSecretValue',
            Resource: supplierSecret.arn,
          },
        ],
      }),
    },
  ],
});

const supplierWebhook = new aws.lambda.Function('supplier-webhook', {
  code: new pulumi.asset.FileArchive('./functions'),
  handler: 'supplier-webhook/app.handler',
  runtime: nodeRuntime,
  role: supplierWebhookRole.arn,
  memorySize: 256,
  timeout: 10,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
      SUPPLIER_SECRET: supplierSecret.arn,
    },
  },
});

const supplierWebhookUrl = new aws.lambda.FunctionUrl('supplier-webhook-url', {
  functionName: supplierWebhook.name,
  authorizationType: 'AWS_IAM',
});

const projectOrdersRole = new aws.iam.Role('project-orders-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:PutItem',
            Resource: orderSummaries.arn,
          },
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: failures.arn,
          },
        ],
      }),
    },
  ],
});

const projectOrders = new aws.lambda.Function('project-orders', {
  code: new pulumi.asset.FileArchive('./projection'),
  handler: 'app.handler',
  runtime: 'python3.13',
  role: projectOrdersRole.arn,
  memorySize: 256,
  timeout: 30,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      SUMMARIES_TABLE: orderSummaries.name,
    },
  },
});

const orderChanges = new aws.lambda.EventSourceMapping('order-changes', {
  functionName: projectOrders.arn,
  eventSourceArn: orders.streamArn,
  startingPosition: 'LATEST',
  batchSize: 100,
  functionResponseTypes: ['ReportBatchItemFailures'],
  maximumRetryAttempts: 5,
  bisectBatchOnFunctionError: true,
  destinationConfig: {
    onFailure: {
      destinationArn: failures.arn,
    },
  },
});

const notifyCustomerRole = new aws.iam.Role('notify-customer-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ses:SendEmail',
            Resource: pulumi.interpolate`arn:aws:ses:${region.name}:${caller.accountId}:identity/orders.example.com`,
          },
          {
            Effect: 'Allow',
            Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
            Resource: idempotencyRecords.arn,
          },
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: failures.arn,
          },
        ],
      }),
    },
  ],
});

const notifyCustomer = new aws.lambda.Function('notify-customer', {
  code: new pulumi.asset.FileArchive('./notify'),
  handler: 'app.handler',
  runtime: 'python3.13',
  role: notifyCustomerRole.arn,
  memorySize: 256,
  timeout: 10,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      IDEMPOTENCY_TABLE: idempotencyRecords.name,
    },
  },
});

const notifyOfOrderEvents = new aws.sns.TopicSubscription('notify-of-order-events', {
  topic: orderEvents.arn,
  protocol: 'lambda',
  endpoint: notifyCustomer.arn,
  redrivePolicy: pulumi.jsonStringify({
    deadLetterTargetArn: failures.arn,
  }),
});

const topicMayKeepFailures = new aws.sqs.QueuePolicy('topic-may-keep-failures', {
  queueUrl: failures.url,
  policy: pulumi.jsonStringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: failures.arn,
        Condition: { ArnEquals: { 'aws:SourceArn': orderEvents.arn } },
      },
    ],
  }),
});

const topicMayNotify = new aws.lambda.Permission('topic-may-notify', {
  action: 'lambda:InvokeFunction',
  function: notifyCustomer.name,
  principal: 'sns.amazonaws.com',
  sourceArn: orderEvents.arn,
});

const nightlyReportRole = new aws.iam.Role('nightly-report-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
  ],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:Scan',
            Resource: orderSummaries.arn,
          },
          {
            Effect: 'Allow',
            Action: 's3:PutObject',
            Resource: pulumi.interpolate`${reports.arn}/*`,
          },
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Resource: failures.arn,
          },
        ],
      }),
    },
  ],
});

const nightlyReport = new aws.lambda.Function('nightly-report', {
  code: new pulumi.asset.FileArchive('./report'),
  handler: 'nightly.handler',
  runtime: 'python3.13',
  role: nightlyReportRole.arn,
  memorySize: 256,
  timeout: 60,
  tracingConfig: {
    mode: 'Active',
  },
  loggingConfig: {
    logFormat: 'JSON',
  },
  environment: {
    variables: {
      SUMMARIES_TABLE: orderSummaries.name,
      REPORTS_BUCKET: reports.bucket,
    },
  },
});

const everyNight = new aws.cloudwatch.EventRule('every-night', {
  scheduleExpression: 'cron(0 3 * * ? *)',
});

const everyNightReport = new aws.cloudwatch.EventTarget('every-night-report', {
  rule: everyNight.name,
  arn: nightlyReport.arn,
});

const scheduleMayReport = new aws.lambda.Permission('schedule-may-report', {
  action: 'lambda:InvokeFunction',
  function: nightlyReport.name,
  principal: 'events.amazonaws.com',
  sourceArn: everyNight.arn,
});

const notifyCustomerFailures = new aws.lambda.FunctionEventInvokeConfig('notify-customer-failures', {
  functionName: notifyCustomer.name,
  destinationConfig: {
    onFailure: {
      destination: failures.arn,
    },
  },
});

const nightlyReportFailures = new aws.lambda.FunctionEventInvokeConfig('nightly-report-failures', {
  functionName: nightlyReport.name,
  destinationConfig: {
    onFailure: {
      destination: failures.arn,
    },
  },
});

const api = new aws.apigateway.RestApi('api', {
  name: 'orders',
});

const ordersPath = new aws.apigateway.Resource('orders-path', {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: 'orders',
});

const orderPath = new aws.apigateway.Resource('order-path', {
  restApi: api.id,
  parentId: ordersPath.id,
  pathPart: '{orderId}',
});

const placeOrderRoute = new aws.apigateway.Method('place-order-route', {
  restApi: api.id,
  resourceId: ordersPath.id,
  httpMethod: 'POST',
  authorization: 'AWS_IAM',
});

const placeOrderIntegration = new aws.apigateway.Integration('place-order-integration', {
  restApi: api.id,
  resourceId: ordersPath.id,
  httpMethod: placeOrderRoute.httpMethod,
  type: 'AWS_PROXY',
  integrationHttpMethod: 'POST',
  uri: placeOrder.invokeArn,
});

const apiMayPlaceOrder = new aws.lambda.Permission('api-may-place-order', {
  action: 'lambda:InvokeFunction',
  function: placeOrder.name,
  principal: 'apigateway.amazonaws.com',
  sourceArn: pulumi.interpolate`${api.executionArn}/*`,
});

const getOrderRoute = new aws.apigateway.Method('get-order-route', {
  restApi: api.id,
  resourceId: orderPath.id,
  httpMethod: 'GET',
  authorization: 'AWS_IAM',
});

const getOrderIntegration = new aws.apigateway.Integration('get-order-integration', {
  restApi: api.id,
  resourceId: orderPath.id,
  httpMethod: getOrderRoute.httpMethod,
  type: 'AWS_PROXY',
  integrationHttpMethod: 'POST',
  uri: getOrder.invokeArn,
});

const apiMayGetOrder = new aws.lambda.Permission('api-may-get-order', {
  action: 'lambda:InvokeFunction',
  function: getOrder.name,
  principal: 'apigateway.amazonaws.com',
  sourceArn: pulumi.interpolate`${api.executionArn}/*`,
});

const apiAccessLogs = new aws.cloudwatch.LogGroup('api-access-logs', {
  retentionInDays: 30,
});

const deployment = new aws.apigateway.Deployment(
  'deployment',
  {
    restApi: api.id,
  },
  { dependsOn: [placeOrderIntegration, getOrderIntegration] },
);

const live = new aws.apigateway.Stage('live', {
  restApi: api.id,
  deployment: deployment.id,
  stageName: 'live',
  xrayTracingEnabled: true,
  accessLogSettings: {
    destinationArn: apiAccessLogs.arn,
    format: JSON.stringify({ requestId: '$context.requestId', status: '$context.status' }),
  },
});

const allMethods = new aws.apigateway.MethodSettings('all-methods', {
  restApi: api.id,
  stageName: live.stageName,
  methodPath: '*/*',
  settings: {
    throttlingRateLimit: 100,
    throttlingBurstLimit: 50,
  },
});

const placeOrderLogs = new aws.cloudwatch.LogGroup('place-order-logs', {
  name: pulumi.interpolate`/aws/lambda/${placeOrder.name}`,
  retentionInDays: 30,
});

const getOrderLogs = new aws.cloudwatch.LogGroup('get-order-logs', {
  name: pulumi.interpolate`/aws/lambda/${getOrder.name}`,
  retentionInDays: 30,
});

const chargeOrderLogs = new aws.cloudwatch.LogGroup('charge-order-logs', {
  name: pulumi.interpolate`/aws/lambda/${chargeOrder.name}`,
  retentionInDays: 30,
});

const supplierWebhookLogs = new aws.cloudwatch.LogGroup('supplier-webhook-logs', {
  name: pulumi.interpolate`/aws/lambda/${supplierWebhook.name}`,
  retentionInDays: 30,
});

const projectOrdersLogs = new aws.cloudwatch.LogGroup('project-orders-logs', {
  name: pulumi.interpolate`/aws/lambda/${projectOrders.name}`,
  retentionInDays: 30,
});

const notifyCustomerLogs = new aws.cloudwatch.LogGroup('notify-customer-logs', {
  name: pulumi.interpolate`/aws/lambda/${notifyCustomer.name}`,
  retentionInDays: 30,
});

const nightlyReportLogs = new aws.cloudwatch.LogGroup('nightly-report-logs', {
  name: pulumi.interpolate`/aws/lambda/${nightlyReport.name}`,
  retentionInDays: 30,
});
