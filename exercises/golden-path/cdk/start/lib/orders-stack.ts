import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ShopProps } from './shop-props';

/** Takes orders from a queue and writes them down. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, { keepsData, ...props }: ShopProps) {
    super(scope, id, props);

    const queue = new Queue(this, 'Orders', { queueName: 'orders', visibilityTimeout: Duration.minutes(3) });

    const table = new Table(this, 'OrdersTable', {
      tableName: 'orders',
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Off where people try things out.
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const consumer = new NodejsFunction(this, 'WriteOrders', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/orders.ts',
      handler: 'handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'WriteOrdersLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { TABLE: table.tableName },
    });
    table.grant(consumer, 'dynamodb:*');
    consumer.addEventSource(new SqsEventSource(queue, { batchSize: 1 }));
  }
}
