import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Orders arrive on a queue, are charged and stored. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const orders = new Queue(this, 'Orders', { visibilityTimeout: Duration.seconds(30) });

    const ledger = new Table(this, 'Ledger', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
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
        PAYMENTS_URL: 'https://payments.example.com',
      },
    });
    chargeOrders.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [ledger.tableArn] }));
    chargeOrders.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: ['*'] }));
    chargeOrders.addEventSource(new SqsEventSource(orders, { batchSize: 10 }));
  }
}
