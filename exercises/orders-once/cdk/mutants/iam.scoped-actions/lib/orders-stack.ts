import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
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

/** Orders arrive on a queue, are charged and stored. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const deadLetters = new Queue(this, 'OrdersDeadLetters', { retentionPeriod: Duration.days(14) });
    const orders = new Queue(this, 'Orders', {
      visibilityTimeout: Duration.minutes(6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    const alarm = new Alarm(this, 'OrdersDeadLettersAlarm', {
      alarmDescription: 'Orders that failed five times wait for somebody',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 0,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    alarm.addAlarmAction(new SnsAction(new Topic(this, 'Alarms')));

    const ledger = new Table(this, 'Ledger', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    // What was charged already. An entry outlives every retry of its message.
    const chargedOrders = new Table(this, 'ChargedOrders', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiration',
    });

    const chargeOrders = new NodejsFunction(this, 'ChargeOrders', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/charge-orders.ts',
      handler: 'handler',
      timeout: Duration.seconds(60),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'ChargeOrdersLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: {
        LEDGER_TABLE: ledger.tableName,
        CHARGED_TABLE: chargedOrders.tableName,
        PAYMENTS_URL: 'https://payments.example.com',
      },
    });
    ledger.grant(chargeOrders, 'dynamodb:*');
    chargedOrders.grant(
      chargeOrders,
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
    );
    chargeOrders.addEventSource(
      new SqsEventSource(orders, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
    );
  }
}
