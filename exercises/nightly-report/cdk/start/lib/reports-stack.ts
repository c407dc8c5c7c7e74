import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Mails every night what the shops sold. */
export class ReportsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const sales = new Table(this, 'Sales', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'shop', type: AttributeType.STRING },
      sortKey: { name: 'soldAt', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const salesReport = new NodejsFunction(this, 'SalesReport', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/sales-report.ts',
      handler: 'handler',
      timeout: Duration.minutes(15),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'SalesReportLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { SALES_TABLE: sales.tableName },
    });
    sales.grant(salesReport, 'dynamodb:Scan');
    salesReport.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [this.formatArn({ service: 'ses', resource: 'identity', resourceName: 'halm.example' })],
      }),
    );

    new Rule(this, 'Nightly', {
      schedule: Schedule.expression('cron(* 2 * * ? *)'),
      targets: [new LambdaFunction(salesReport)],
    });
  }
}
