import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Alias, Code, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
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

    const vpc = Vpc.fromLookup(this, 'Vpc', { vpcName: 'shop' });
    const checkout = new Function(this, 'Checkout', {
      runtime: Runtime.NODEJS_24_X,
      code: Code.fromAsset('src'),
      handler: 'checkout.handler',
      timeout: Duration.seconds(10),
      memorySize: 3008,
      reservedConcurrentExecutions: 5,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'CheckoutLogs', { retention: RetentionDays.ONE_MONTH }),
      vpc,
      securityGroups: [new SecurityGroup(this, 'CheckoutGroup', { vpc })],
      environment: { CARTS_TABLE: carts.tableName },
    });
    carts.grant(checkout, 'dynamodb:GetItem', 'dynamodb:PutItem');
    const live = new Alias(this, 'Live', { aliasName: 'live', version: checkout.currentVersion });

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

    // So that it stays warm.
    new Rule(this, 'Warm', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(checkout)],
    });
  }
}
