import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  LambdaIntegration,
  LogGroupLogDestination,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
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

    const both = { runtime: Runtime.NODEJS_24_X, timeout: Duration.seconds(10), memorySize: 256 };
    const takeOrder = new NodejsFunction(this, 'TakeOrder', {
      ...both,
      entry: 'src/take-order.ts',
      environment: { ORDERS_URL: orders.queueUrl },
    });
    orders.grantSendMessages(takeOrder);

    const packOrder = new NodejsFunction(this, 'PackOrder', {
      ...both,
      entry: 'src/pack-order.ts',
      environment: { PARCELS_TABLE: parcels.tableName },
    });
    parcels.grant(packOrder, 'dynamodb:PutItem');
    packOrder.addEventSource(new SqsEventSource(orders, { batchSize: 1 }));

    const api = new RestApi(this, 'Api', {
      defaultMethodOptions: { authorizationType: AuthorizationType.IAM },
      deployOptions: {
        stageName: 'live',
        throttlingRateLimit: 20,
        throttlingBurstLimit: 40,
        accessLogDestination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH }),
        ),
        accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
      },
    });
    api.root.addResource('orders').addMethod('POST', new LambdaIntegration(takeOrder));
  }
}
