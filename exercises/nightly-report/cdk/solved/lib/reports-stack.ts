import { Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { DefinitionBody, JsonPath, Map, StateMachine, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
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

    const sumShop = new NodejsFunction(this, 'SumShop', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/sum-shop.ts',
      handler: 'handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'SumShopLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { SALES_TABLE: sales.tableName },
    });
    sales.grant(sumShop, 'dynamodb:Query');

    const salesReport = new NodejsFunction(this, 'SalesReport', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/sales-report.ts',
      handler: 'handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'SalesReportLogs', { retention: RetentionDays.ONE_MONTH }),
    });
    salesReport.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [this.formatArn({ service: 'ses', resource: 'identity', resourceName: 'halm.example' })],
      }),
    );

    const eachShop = new Map(this, 'EachShop', {
      itemsPath: JsonPath.stringAt('$.shops'),
      itemSelector: { 'shop.$': '$$.Map.Item.Value', 'day.$': '$.day' },
      resultPath: '$.sums',
      maxConcurrency: 3,
    });
    eachShop.itemProcessor(
      new LambdaInvoke(this, 'Sum', {
        lambdaFunction: sumShop,
        payloadResponseOnly: true,
        taskTimeout: Timeout.duration(Duration.minutes(1)),
      }),
    );
    const mailReport = new LambdaInvoke(this, 'MailReport', {
      lambdaFunction: salesReport,
      payloadResponseOnly: true,
      taskTimeout: Timeout.duration(Duration.minutes(1)),
    });
    const nightly = new StateMachine(this, 'NightlyReport', {
      definitionBody: DefinitionBody.fromChainable(eachShop.next(mailReport)),
      tracingEnabled: true,
    });

    new Schedule(this, 'Nightly', {
      schedule: ScheduleExpression.cron({ minute: '0', hour: '2', timeZone: TimeZone.EUROPE_BERLIN }),
      timeWindow: TimeWindow.flexible(Duration.minutes(30)),
      target: new StepFunctionsStartExecution(nightly, {
        input: ScheduleTargetInput.fromObject({
          shops: ['Altona', 'Wedding', 'Gostenhof'],
          day: '<aws.scheduler.scheduled-time>',
        }),
      }),
    });
  }
}
