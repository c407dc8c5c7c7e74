import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Alias, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Says over HTTP which tables of a restaurant are free. */
export class TablesStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const tables = new Table(this, 'Tables', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'evening', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const findTable = new NodejsFunction(this, 'FindTable', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/find-table.ts',
      timeout: Duration.seconds(5),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'FindTableLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { TABLES: tables.tableName },
    });
    tables.grant(findTable, 'dynamodb:GetItem');
    const live = new Alias(this, 'Live', { aliasName: 'live', version: findTable.currentVersion });

    const api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    api.addStage('DefaultStage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { burstLimit: 40, rateLimit: 20 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH }),
        ),
        format: AccessLogFormat.custom(
          '{"requestId":"$context.requestId","route":"$context.routeKey","status":"$context.status"}',
        ),
      },
    });
    api.addRoutes({
      path: '/tables',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Find', live),
    });

    const errors = new Alarm(this, 'FindTableErrors', {
      alarmDescription: 'Guests get errors instead of tables',
      metric: live.metricErrors({ period: Duration.minutes(1) }),
      threshold: 0,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    const latency = new Alarm(this, 'FindTableLatency', {
      alarmDescription: 'One guest in twenty waits longer than a second',
      metric: live.metricDuration({ statistic: 'p95', period: Duration.minutes(1) }),
      threshold: 1000,
      evaluationPeriods: 5,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    });
    const alarms = new Topic(this, 'Alarms');
    errors.addAlarmAction(new SnsAction(alarms));
    latency.addAlarmAction(new SnsAction(alarms));

    // Calls the new version once, before any guest does.
    const checkFindTable = new NodejsFunction(this, 'CheckFindTable', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/check-find-table.ts',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'CheckFindTableLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { NEW_VERSION: findTable.currentVersion.functionArn },
    });
    findTable.currentVersion.grantInvoke(checkFindTable);

    // It also lets the check tell CodeDeploy how the call went.
    new LambdaDeploymentGroup(this, 'Rollout', {
      alias: live,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
      alarms: [errors, latency],
      preHook: checkFindTable,
    });
  }
}
