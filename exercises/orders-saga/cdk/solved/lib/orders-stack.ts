import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { CloudWatchLogGroup } from 'aws-cdk-lib/aws-events-targets';
import { type IFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  Fail,
  JitterType,
  JsonPath,
  StateMachine,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { EventBridgePutEvents, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
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
      timeout: Duration.seconds(10),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'ReserveStockLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { STOCK_TABLE: stock.tableName },
    });
    stock.grant(reserveStock, 'dynamodb:UpdateItem');

    const takePayment = new NodejsFunction(this, 'TakePayment', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/take-payment.ts',
      timeout: Duration.seconds(10),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'TakePaymentLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { PAYMENTS_URL: 'https://payments.example.com' },
    });

    const events = new EventBus(this, 'OrderEvents');
    new Rule(this, 'Journal', {
      eventBus: events,
      eventPattern: { source: ['halm.orders'] },
      targets: [new CloudWatchLogGroup(new LogGroup(this, 'OrderJournal', { retention: RetentionDays.ONE_YEAR }))],
    });

    const failed = new Fail(this, 'Failed', { error: 'OrderFailed' });
    const refundPayment = step(this, 'RefundPayment', takePayment, true);
    const releaseStock = step(this, 'ReleaseStock', reserveStock, true);
    const pay = step(this, 'Pay', takePayment);
    const reserve = step(this, 'Reserve', reserveStock);
    const ship = step(this, 'Ship', shipOrder);
    // What cannot be undone by itself is left to a person: the execution fails, and its history says where.
    refundPayment.addCatch(failed);
    releaseStock.addCatch(failed);
    pay.addCatch(refundPayment, { resultPath: '$.failure' });
    reserve.addCatch(releaseStock, { resultPath: '$.failure' });
    ship.addCatch(releaseStock, { resultPath: '$.failure' });
    releaseStock.next(refundPayment);
    refundPayment.next(failed);
    const announce = new EventBridgePutEvents(this, 'Announce', {
      entries: [
        {
          eventBus: events,
          source: 'halm.orders',
          detailType: 'OrderShipped',
          detail: TaskInput.fromJsonPathAt('$.order'),
        },
      ],
      taskTimeout: Timeout.duration(Duration.seconds(10)),
    });
    announce.addRetry({ errors: ['States.TaskFailed'], interval: Duration.seconds(2), maxAttempts: 5, backoffRate: 2 });
    announce.addCatch(failed);

    const orderSaga = new StateMachine(this, 'OrderSaga', {
      definitionBody: DefinitionBody.fromChainable(pay.next(reserve).next(ship).next(announce)),
      tracingEnabled: true,
    });

    const placeOrder = new NodejsFunction(this, 'PlaceOrder', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/place-order.ts',
      timeout: Duration.seconds(10),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'PlaceOrderLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { ORDER_SAGA: orderSaga.stateMachineArn },
    });
    orderSaga.grantStartExecution(placeOrder);

    const api = new HttpApi(this, 'Api', { defaultAuthorizer: new HttpIamAuthorizer(), createDefaultStage: false });
    api.addRoutes({
      path: '/orders',
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Orders', placeOrder),
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

/** A step that runs a function with the order, or has it undo what it did. */
function step(scope: Construct, name: string, lambdaFunction: IFunction, undo = false): LambdaInvoke {
  const task = new LambdaInvoke(scope, name, {
    lambdaFunction,
    payload: TaskInput.fromObject({ 'order.$': '$.order', undo }),
    resultPath: JsonPath.DISCARD,
    taskTimeout: Timeout.duration(Duration.seconds(20)),
    retryOnServiceExceptions: false,
  });
  task.addRetry({
    errors: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    interval: Duration.seconds(2),
    maxAttempts: 5,
    backoffRate: 2,
    jitterStrategy: JitterType.FULL,
  });
  return task;
}
