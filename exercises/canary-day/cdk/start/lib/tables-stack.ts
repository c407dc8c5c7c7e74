import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
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
      runtime: Runtime.NODEJS_18_X,
      entry: 'src/find-table.ts',
      timeout: Duration.seconds(5),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'FindTableLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { TABLES: tables.tableName },
    });
    tables.grant(findTable, 'dynamodb:GetItem');

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
      integration: new HttpLambdaIntegration('Find', findTable),
    });
  }
}
