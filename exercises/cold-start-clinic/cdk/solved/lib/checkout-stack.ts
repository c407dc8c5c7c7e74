import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Alias, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Carts and checkout of the shop. */
export class CheckoutStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const carts = new Table(this, 'Carts', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const checkout = new NodejsFunction(this, 'Checkout', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/checkout.js',
      handler: 'handler',
      bundling: { minify: true },
      timeout: Duration.seconds(10),
      memorySize: 512,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'CheckoutLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { CARTS_TABLE: carts.tableName },
    });
    carts.grant(checkout, 'dynamodb:GetItem', 'dynamodb:PutItem');
    const live = new Alias(this, 'Live', {
      aliasName: 'live',
      version: checkout.currentVersion,
      provisionedConcurrentExecutions: 2,
    });

    // Warm capacity by day only: at night nobody waits at the checkout.
    const warm = live.addAutoScaling({ minCapacity: 2, maxCapacity: 20 });
    warm.scaleOnUtilization({ utilizationTarget: 0.7 });
    warm.scaleOnSchedule('Morning', {
      schedule: Schedule.cron({ hour: '6', minute: '0' }),
      minCapacity: 2,
      maxCapacity: 20,
    });
    warm.scaleOnSchedule('Night', {
      schedule: Schedule.cron({ hour: '21', minute: '0' }),
      minCapacity: 0,
      maxCapacity: 0,
    });

    const api = new HttpApi(this, 'Api', {
      defaultAuthorizer: new HttpIamAuthorizer(),
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration('Checkout', live);
    api.addRoutes({ path: '/carts/{id}', methods: [HttpMethod.GET, HttpMethod.PUT], integration });
    api.addRoutes({ path: '/carts/{id}/checkout', methods: [HttpMethod.POST], integration });
    new HttpStage(this, 'LiveStage', {
      httpApi: api,
      stageName: 'live',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'ApiLogs', { retention: RetentionDays.ONE_MONTH })),
        format: AccessLogFormat.jsonWithStandardFields(),
      },
    });
  }
}
