import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();
const paymentKey = config.requireSecret('paymentKey');
const reportAddress = config.require('reportAddress');
const nodeRuntime = 'nodejs18.x';

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
});

// One message for each order that is still to be charged.
const pendingCharges = new aws.sqs.Queue('pending-charges', {
  visibilityTimeoutSeconds: 60,
});

const orderEvents = new aws.sns.Topic('order-events');

const reports = new aws.s3.BucketV2('reports');

const placeOrderRole = new aws.iam.Role('place-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
            Resource: orders.arn,
          },
          {
            Effect: 'Allow',
            Action: 'sqs:*',
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
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
    },
  },
});

const getOrderRole = new aws.iam.Role('get-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
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
  handler: 'get-order/app.handle',
  runtime: nodeRuntime,
  role: getOrderRole.arn,
  memorySize: 256,
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
    },
  },
});

const chargeOrderRole = new aws.iam.Role('charge-order-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:UpdateItem',
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Action: 'sns:Publish',
            Resource: orderEvents.arn,
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
  environment: {
    variables: {
      ORDERS_TABLE: orders.name,
      PAYMENT_KEY: paymentKey,
      ORDER_EVENTS_TOPIC: orderEvents.arn,
    },
  },
});

const chargeOrderMessages = new aws.lambda.EventSourceMapping('charge-order-messages', {
  functionName: chargeOrder.arn,
  eventSourceArn: pendingCharges.arn,
  batchSize: 10,
});

const supplierWebhookRole = new aws.iam.Role('supplier-webhook-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
  inlinePolicies: [
    {
      name: 'work',
      policy: pulumi.jsonStringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: getOrder.arn,
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
  environment: {
    variables: {
      PRICE_FUNCTION: getOrder.name,
    },
  },
});

const supplierWebhookUrl = new aws.lambda.FunctionUrl('supplier-webhook-url', {
  functionName: supplierWebhook.name,
  authorizationType: 'NONE',
});

const projectOrdersRole = new aws.iam.Role('project-orders-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole',
    'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
  ],
});

const projectOrders = new aws.lambda.Function('project-orders', {
  code: new pulumi.asset.FileArchive('./projection'),
  handler: 'app.handler',
  runtime: 'python3.13',
  role: projectOrdersRole.arn,
  memorySize: 256,
  timeout: 30,
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
});

const notifyCustomerRole = new aws.iam.Role('notify-customer-role', {
  assumeRolePolicy: assumeRolePolicy,
  managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
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
});

const notifyOfOrderEvents = new aws.sns.TopicSubscription('notify-of-order-events', {
  topic: orderEvents.arn,
  protocol: 'lambda',
  endpoint: notifyCustomer.arn,
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
            Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'],
            Resource: orderSummaries.arn,
          },
          {
            Effect: 'Allow',
            Action: 's3:PutObject',
            Resource: pulumi.interpolate`${reports.arn}/*`,
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
  environment: {
    variables: {
      SUMMARIES_TABLE: orderSummaries.name,
      REPORTS_BUCKET: reports.bucket,
      REPORT_ADDRESS: reportAddress,
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
  authorization: 'NONE',
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
  authorization: 'NONE',
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
});

const nightlyReportLogs = new aws.cloudwatch.LogGroup('nightly-report-logs', {
  name: pulumi.interpolate`/aws/lambda/${nightlyReport.name}`,
});
