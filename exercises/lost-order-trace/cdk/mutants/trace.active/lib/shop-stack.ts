import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  LambdaIntegration,
  LogGroupLogDestination,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Orders are taken over HTTP, wait on a queue and are packed. */
export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const lostOrders = new Queue(this, 'LostOrders', { retentionPeriod: Duration.days(14) });
    const orders = new Queue(this, 'Orders', {
      visibilityTimeout: Duration.minutes(1),
      deadLetterQueue: { queue: lostOrders, maxReceiveCount: 5 },
    });

    const parcels = new Table(this, 'Parcels', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const both = {
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(10),
      memorySize: 256,
      loggingFormat: LoggingFormat.JSON,
    };
    const takeOrder = new NodejsFunction(this, 'TakeOrder', {
      ...both,
      entry: 'src/take-order.ts',
      tracing: Tracing.ACTIVE,
      logGroup: new LogGroup(this, 'TakeOrderLogs', { retention: RetentionDays.THREE_MONTHS }),
      environment: { ORDERS_URL: orders.queueUrl },
    });
    orders.grantSendMessages(takeOrder);

    const packOrder = new NodejsFunction(this, 'PackOrder', {
      ...both,
      entry: 'src/pack-order.ts',
      tracing: Tracing.PASS_THROUGH,
      logGroup: new LogGroup(this, 'PackOrderLogs', { retention: RetentionDays.THREE_MONTHS }),
      environment: { PARCELS_TABLE: parcels.tableName },
    });
    parcels.grant(packOrder, 'dynamodb:PutItem');
    packOrder.addEventSource(new SqsEventSource(orders, { batchSize: 1 }));

    const api = new RestApi(this, 'Api', {
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
      deployOptions: {
        stageName: 'live',
        tracingEnabled: true,
        throttlingRateLimit: 20,
        throttlingBurstLimit: 40,
        accessLogDestination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH }),
        ),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
      },
    });
    api.root.addResource('orders').addMethod('POST', new LambdaIntegration(takeOrder));

    const tell = new SnsAction(new Topic(this, 'Alarms'));
    const takeOrderErrors = new Alarm(this, 'TakeOrderErrors', {
      alarmDescription: 'Orders cannot be taken',
      metric: takeOrder.metricErrors(),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    takeOrderErrors.addAlarmAction(tell);
    const packOrderErrors = new Alarm(this, 'PackOrderErrors', {
      alarmDescription: 'Orders cannot be packed',
      metric: packOrder.metricErrors(),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    packOrderErrors.addAlarmAction(tell);
    const lostOrdersWaiting = new Alarm(this, 'LostOrdersWaiting', {
      alarmDescription: 'Orders that failed five times wait for somebody',
      metric: lostOrders.metricApproximateNumberOfMessagesVisible(),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    lostOrdersWaiting.addAlarmAction(tell);
  }
}
