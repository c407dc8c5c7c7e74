import { CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function, FunctionUrlAuthType, Runtime, StartingPosition, Tracing } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SnsEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import * as path from 'node:path';

const nodeRuntime = Runtime.NODEJS_18_X;

/** Orders: taken by an API, charged from a queue, projected from a stream. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const paymentKey = new CfnParameter(this, 'PaymentKey', { type: 'String', noEcho: true });
    const reportAddress = new CfnParameter(this, 'ReportAddress', { type: 'String' });

    const orders = new Table(this, 'OrdersTable', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    const summaries = new Table(this, 'OrderSummaries', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
    });

    // One message for each order that is still to be charged.
    const pendingCharges = new Queue(this, 'PendingCharges', {
      visibilityTimeout: Duration.seconds(60),
    });
    const orderEvents = new Topic(this, 'OrderEvents');
    const reports = new Bucket(this, 'Reports');

    const placeOrder = new NodejsFunction(this, 'PlaceOrder', {
      entry: path.join(__dirname, '../functions/place-order/app.ts'),
      runtime: nodeRuntime,
      memorySize: 256,
      timeout: Duration.seconds(10),
      environment: {
        ORDERS_TABLE: orders.tableName,
      },
    });
    orders.grantReadWriteData(placeOrder);
    placeOrder.addToRolePolicy(
      new PolicyStatement({
        actions: ['sqs:*'],
        resources: [pendingCharges.queueArn],
      }),
    );

    const getOrder = new NodejsFunction(this, 'GetOrder', {
      entry: path.join(__dirname, '../functions/get-order/app.ts'),
      handler: 'handle',
      runtime: nodeRuntime,
      memorySize: 256,
      environment: {
        ORDERS_TABLE: orders.tableName,
      },
    });
    orders.grantReadData(getOrder);

    const api = new RestApi(this, 'Api', { deployOptions: { stageName: 'live' } });
    const ordersPath = api.root.addResource('orders');
    ordersPath.addMethod('POST', new LambdaIntegration(placeOrder));
    ordersPath.addResource('{orderId}').addMethod('GET', new LambdaIntegration(getOrder));

    const chargeOrder = new NodejsFunction(this, 'ChargeOrder', {
      entry: path.join(__dirname, '../functions/charge-order/app.ts'),
      runtime: nodeRuntime,
      memorySize: 256,
      timeout: Duration.seconds(30),
      environment: {
        ORDERS_TABLE: orders.tableName,
        PAYMENT_KEY: paymentKey.valueAsString,
        ORDER_EVENTS_TOPIC: orderEvents.topicArn,
      },
    });
    chargeOrder.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:UpdateItem'],
        resources: ['*'],
      }),
    );
    orderEvents.grantPublish(chargeOrder);
    chargeOrder.addEventSource(new SqsEventSource(pendingCharges, { batchSize: 10 }));

    const supplierWebhook = new NodejsFunction(this, 'SupplierWebhook', {
      entry: path.join(__dirname, '../functions/supplier-webhook/app.ts'),
      runtime: nodeRuntime,
      memorySize: 256,
      timeout: Duration.seconds(10),
      environment: {
        PRICE_FUNCTION: getOrder.functionName,
      },
    });
    getOrder.grantInvoke(supplierWebhook);
    supplierWebhook.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });

    const projectOrders = new Function(this, 'ProjectOrders', {
      code: Code.fromAsset(path.join(__dirname, '../projection')),
      handler: 'app.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(30),
      environment: {
        SUMMARIES_TABLE: summaries.tableName,
      },
    });
    projectOrders.role?.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AmazonDynamoDBFullAccess'));
    projectOrders.addEventSource(
      new DynamoEventSource(orders, {
        startingPosition: StartingPosition.LATEST,
        batchSize: 100,
        reportBatchItemFailures: true,
      }),
    );

    const notifyCustomer = new Function(this, 'NotifyCustomer', {
      code: Code.fromAsset(path.join(__dirname, '../notify')),
      handler: 'app.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(10),
    });
    notifyCustomer.addToRolePolicy(sendMail(this));
    notifyCustomer.addEventSource(new SnsEventSource(orderEvents));

    const nightlyReport = new Function(this, 'NightlyReport', {
      code: Code.fromAsset(path.join(__dirname, '../report')),
      handler: 'nightly.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(60),
      tracing: Tracing.ACTIVE,
      environment: {
        SUMMARIES_TABLE: summaries.tableName,
        REPORTS_BUCKET: reports.bucketName,
        REPORT_ADDRESS: reportAddress.valueAsString,
      },
    });
    summaries.grantReadData(nightlyReport);
    reports.grantPut(nightlyReport);
    nightlyReport.addToRolePolicy(
      new PolicyStatement({ actions: ['ses:SendEmail'], resources: ['arn:aws:ses:*:*:identity/orders.example.com'] }),
    );
    new Rule(this, 'EveryNight', {
      schedule: Schedule.expression('cron(0 3 * * ? *)'),
      targets: [new LambdaFunction(nightlyReport)],
    });

    new LogGroup(this, 'NightlyReportLogs', {
      logGroupName: `/aws/lambda/${nightlyReport.functionName}`,
      retention: RetentionDays.INFINITE,
    });
  }
}

function sendMail(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [stack.formatArn({ service: 'ses', resource: 'identity', resourceName: 'orders.example.com' })],
  });
}
