import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ShopProps } from './shop-props';

/** Takes refunds from a queue and writes them down. */
export class RefundsStack extends Stack {
  constructor(scope: Construct, id: string, { keepsData, ...props }: ShopProps) {
    super(scope, id, props);

    const deadLetters = new Queue(this, 'RefundsDeadLetters', { retentionPeriod: Duration.days(14) });
    const queue = new Queue(this, 'Refunds', {
      queueName: 'refunds',
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });

    const table = new Table(this, 'RefundsTable', {
      tableName: 'refunds',
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Off where people try things out.
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    const consumer = new NodejsFunction(this, 'WriteRefunds', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/refunds.ts',
      handler: 'handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'WriteRefundsLogs', { retention: RetentionDays.INFINITE }),
      environment: { TABLE: table.tableName },
    });
    table.grant(consumer, 'dynamodb:PutItem');
    consumer.addEventSource(new SqsEventSource(queue, { batchSize: 1 }));
  }
}
