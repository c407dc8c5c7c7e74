import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Orders are paid, reserved and shipped. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const stock = new Table(this, 'Stock', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'article', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const shipOrder = new NodejsFunction(this, 'ShipOrder', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/ship-order.ts',
      timeout: Duration.seconds(10),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'ShipOrderLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { COURIER_URL: 'https://courier.example.com' },
    });

    const reserveStock = new NodejsFunction(this, 'ReserveStock', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/reserve-stock.ts',
      timeout: Duration.seconds(15),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'ReserveStockLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { STOCK_TABLE: stock.tableName, SHIP_ORDER: shipOrder.functionName },
    });
    stock.grant(reserveStock, 'dynamodb:UpdateItem');
    shipOrder.grantInvoke(reserveStock);

    const takePayment = new NodejsFunction(this, 'TakePayment', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/take-payment.ts',
      timeout: Duration.seconds(25),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'TakePaymentLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { PAYMENTS_URL: 'https://payments.example.com', RESERVE_STOCK: reserveStock.functionName },
    });
    reserveStock.grantInvoke(takePayment);

    const api = new HttpApi(this, 'Api', { defaultAuthorizer: new HttpIamAuthorizer(), createDefaultStage: false });
    api.addRoutes({
      path: '/orders',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Orders', takePayment),
    });
    new HttpStage(this, 'Live', {
      httpApi: api,
      stageName: 'live',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'ApiLogs', { retention: RetentionDays.ONE_MONTH })),
        format: AccessLogFormat.jsonWithStandardFields(),
      },
    });
  }
}
