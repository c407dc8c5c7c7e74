import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  LambdaIntegration,
  LogGroupLogDestination,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Code,
  Function,
  FunctionUrlAuthType,
  LoggingFormat,
  Runtime,
  StartingPosition,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SnsEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import * as path from 'node:path';

/** What all functions in TypeScript have in common. */
const shared: NodejsFunctionProps = {
  runtime: Runtime.NODEJS_24_X,
  memorySize: 256,
  timeout: Duration.seconds(10),
  tracing: Tracing.ACTIVE,
  loggingFormat: LoggingFormat.JSON,
};

/** Orders: taken by an API, charged from a queue, projected from a stream. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const orders = new Table(this, 'OrdersTable', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    const summaries = new Table(this, 'OrderSummaries', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
    // What was done already, so that an event that comes twice has its effect once.
    const idempotencyRecords = new Table(this, 'IdempotencyRecords', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiration',
    });

    // One message for each order that is still to be charged.
    const deadLetters = new Queue(this, 'PendingChargesDeadLetters', { retentionPeriod: Duration.days(14) });
    const pendingCharges = new Queue(this, 'PendingCharges', {
      visibilityTimeout: Duration.seconds(180),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    // Events of streams, topics and schedules that failed for good.
    const failures = new Queue(this, 'Failures', { retentionPeriod: Duration.days(14) });

    // Where people hear of what failed for good.
    const alarms = new Topic(this, 'Alarms');
    for (const [id, queue] of Object.entries({ PendingChargesDeadLettersAlarm: deadLetters, FailuresAlarm: failures })) {
      new Alarm(this, id, {
        metric: queue.metricApproximateNumberOfMessagesVisible(),
        threshold: 1,
        evaluationPeriods: 1,
      }).addAlarmAction(new SnsAction(alarms));
    }

    const orderEvents = new Topic(this, 'OrderEvents');
    const reports = new Bucket(this, 'Reports');
    const paymentSecret = new Secret(this, 'PaymentSecret', { description: 'Key of the payment provider' });
    const supplierSecret = new Secret(this, 'SupplierSecret', { description: "Token for the supplier's API" });

    const placeOrder = new NodejsFunction(this, 'PlaceOrder', {
      ...shared,
      entry: path.join(__dirname, '../functions/place-order/app.ts'),
      logGroup: this.logGroup('PlaceOrderLogs'),
      environment: {
        ORDERS_TABLE: orders.tableName,
        PENDING_CHARGES_QUEUE: pendingCharges.queueUrl,
      },
    });
    orders.grantWriteData(placeOrder);
    pendingCharges.grantSendMessages(placeOrder);

    const getOrder = new NodejsFunction(this, 'GetOrder', {
      ...shared,
      entry: path.join(__dirname, '../functions/get-order/app.ts'),
      logGroup: this.logGroup('GetOrderLogs'),
      environment: {
        ORDERS_TABLE: orders.tableName,
      },
    });
    orders.grantReadData(getOrder);

    const api = new RestApi(this, 'Api', {
      deployOptions: {
        stageName: 'live',
        tracingEnabled: true,
        throttlingRateLimit: 100,
        throttlingBurstLimit: 50,
        accessLogDestination: new LogGroupLogDestination(this.logGroup('ApiAccessLogs')),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
      },
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
    });
    const ordersPath = api.root.addResource('orders');
    ordersPath.addMethod('POST', new LambdaIntegration(placeOrder));
    ordersPath.addResource('{orderId}').addMethod('GET', new LambdaIntegration(getOrder));

    const chargeOrder = new NodejsFunction(this, 'ChargeOrder', {
      ...shared,
      entry: path.join(__dirname, '../functions/charge-order/app.ts'),
      timeout: Duration.seconds(30),
      logGroup: this.logGroup('ChargeOrderLogs'),
      environment: {
        ORDERS_TABLE: orders.tableName,
        IDEMPOTENCY_TABLE: idempotencyRecords.tableName,
        PAYMENT_SECRET: paymentSecret.secretArn,
        ORDER_EVENTS_TOPIC: orderEvents.topicArn,
      },
    });
    orders.grantWriteData(chargeOrder);
    idempotencyRecords.grantReadWriteData(chargeOrder);
    paymentSecret.grantRead(chargeOrder);
    orderEvents.grantPublish(chargeOrder);
    chargeOrder.addEventSource(new SqsEventSource(pendingCharges, { batchSize: 10, reportBatchItemFailures: true }));

    const supplierWebhook = new NodejsFunction(this, 'SupplierWebhook', {
      ...shared,
      entry: path.join(__dirname, '../functions/supplier-webhook/app.ts'),
      logGroup: this.logGroup('SupplierWebhookLogs'),
      environment: {
        ORDERS_TABLE: orders.tableName,
        SUPPLIER_SECRET: supplierSecret.secretArn,
      },
    });
    orders.grantReadData(supplierWebhook);
    supplierSecret.grantRead(supplierWebhook);
    supplierWebhook.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });

    const projectOrders = new Function(this, 'ProjectOrders', {
      code: Code.fromAsset(path.join(__dirname, '../projection')),
      handler: 'app.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(30),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.logGroup('ProjectOrdersLogs'),
      environment: {
        SUMMARIES_TABLE: summaries.tableName,
      },
    });
    summaries.grantWriteData(projectOrders);
    projectOrders.addEventSource(
      new DynamoEventSource(orders, {
        startingPosition: StartingPosition.LATEST,
        batchSize: 100,
        retryAttempts: 5,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(failures),
      }),
    );

    const notifyCustomer = new Function(this, 'NotifyCustomer', {
      code: Code.fromAsset(path.join(__dirname, '../notify')),
      handler: 'app.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(10),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.logGroup('NotifyCustomerLogs'),
      onFailure: new SqsDestination(failures),
      environment: {
        IDEMPOTENCY_TABLE: idempotencyRecords.tableName,
      },
    });
    idempotencyRecords.grantReadWriteData(notifyCustomer);
    notifyCustomer.addToRolePolicy(sendMail(this));
    notifyCustomer.addEventSource(new SnsEventSource(orderEvents, { deadLetterQueue: failures }));

    const nightlyReport = new Function(this, 'NightlyReport', {
      code: Code.fromAsset(path.join(__dirname, '../report')),
      handler: 'nightly.handler',
      runtime: Runtime.PYTHON_3_13,
      memorySize: 256,
      timeout: Duration.seconds(60),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.logGroup('NightlyReportLogs'),
      onFailure: new SqsDestination(failures),
      environment: {
        SUMMARIES_TABLE: summaries.tableName,
        REPORTS_BUCKET: reports.bucketName,
      },
    });
    summaries.grantReadData(nightlyReport);
    reports.grantPut(nightlyReport);
    new Rule(this, 'EveryNight', {
      schedule: Schedule.expression('cron(0 3 * * ? *)'),
      targets: [new LambdaFunction(nightlyReport)],
    });
  }

  private logGroup(id: string): LogGroup {
    return new LogGroup(this, id, { retention: RetentionDays.ONE_MONTH });
  }
}

function sendMail(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [stack.formatArn({ service: 'ses', resource: 'identity', resourceName: 'orders.example.com' })],
  });
}
