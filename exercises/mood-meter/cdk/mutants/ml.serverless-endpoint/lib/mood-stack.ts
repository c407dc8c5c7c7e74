import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { type IFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnEndpoint, CfnEndpointConfig, CfnModel } from 'aws-cdk-lib/aws-sagemaker';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Fail, JitterType, JsonPath, Map, StateMachine, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export interface MoodProps extends StackProps {
  readonly modelData: string;
  readonly modelImage: string;
  /** The name of the role the model runs with. */
  readonly modelRole: string;
}

/** Scores what people post about the shops, and sums it up once a day. */
export class MoodStack extends Stack {
  constructor(scope: Construct, id: string, props: MoodProps) {
    super(scope, id, props);

    const failedPosts = new Queue(this, 'FailedPosts', { retentionPeriod: Duration.days(14) });
    const posts = new Queue(this, 'Posts', {
      visibilityTimeout: Duration.minutes(6),
      deadLetterQueue: { queue: failedPosts, maxReceiveCount: 5 },
    });
    const alarm = new Alarm(this, 'FailedPostsAlarm', {
      metric: failedPosts.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
    });
    alarm.addAlarmAction(new SnsAction(new Topic(this, 'Alarms')));

    const scores = new Table(this, 'Scores', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'shop', type: AttributeType.STRING },
      sortKey: { name: 'post', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });

    const model = new CfnModel(this, 'MoodModel', {
      executionRoleArn: Role.fromRoleName(this, 'ModelRole', props.modelRole).roleArn,
      primaryContainer: { image: props.modelImage, modelDataUrl: props.modelData },
    });
    const settings = new CfnEndpointConfig(this, 'MoodSettings', {
      productionVariants: [
        {
          variantName: 'all',
          modelName: model.attrModelName,
          initialVariantWeight: 1,
          serverlessConfig: { memorySizeInMb: 3000, maxConcurrency: 10, provisionedConcurrency: 1 },
        },
      ],
    });
    const endpoint = new CfnEndpoint(this, 'MoodEndpoint', { endpointConfigName: settings.attrEndpointConfigName });

    const scorePosts = new NodejsFunction(this, 'ScorePosts', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/score-posts.ts',
      timeout: Duration.seconds(60),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'ScorePostsLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { MOOD_ENDPOINT: endpoint.attrEndpointName, SCORES_TABLE: scores.tableName },
    });
    scores.grant(scorePosts, 'dynamodb:PutItem');
    scorePosts.addToRolePolicy(
      new PolicyStatement({ actions: ['sagemaker:InvokeEndpoint'], resources: [endpoint.ref] }),
    );
    // Fewer than the endpoint takes at once: what comes faster waits in the queue.
    scorePosts.addEventSource(
      new SqsEventSource(posts, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 8 }),
    );

    const sumShop = new NodejsFunction(this, 'SumShop', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/sum-shop.ts',
      timeout: Duration.seconds(30),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'SumShopLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { SCORES_TABLE: scores.tableName },
    });
    scores.grant(sumShop, 'dynamodb:Query');

    const writeHeadline = new NodejsFunction(this, 'WriteHeadline', {
      runtime: Runtime.NODEJS_24_X,
      entry: 'src/write-headline.ts',
      timeout: Duration.seconds(60),
      memorySize: 256,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'WriteHeadlineLogs', { retention: RetentionDays.ONE_MONTH }),
      environment: { HEADLINE_MODEL: 'amazon.nova-lite-v1:0' },
    });
    writeHeadline.addToRolePolicy(
      new PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [`arn:aws:bedrock:${this.region}::foundation-model/amazon.nova-lite-v1:0`],
      }),
    );

    const failed = new Fail(this, 'Failed', { error: 'NoMoodToday' });
    const eachShop = new Map(this, 'EachShop', {
      itemsPath: JsonPath.stringAt('$.shops'),
      itemSelector: { 'shop.$': '$$.Map.Item.Value' },
      resultPath: '$.moods',
      maxConcurrency: 3,
    });
    eachShop.itemProcessor(step(this, 'Sum', sumShop));
    eachShop.addCatch(failed);
    const headline = step(this, 'Headline', writeHeadline);
    headline.addCatch(failed);
    new StateMachine(this, 'MoodOfTheDay', {
      definitionBody: DefinitionBody.fromChainable(eachShop.next(headline)),
      tracingEnabled: true,
    });
  }
}

/** A step that runs a function, tries again what may pass, and does not wait for ever. */
function step(scope: Construct, name: string, lambdaFunction: IFunction): LambdaInvoke {
  const task = new LambdaInvoke(scope, name, {
    lambdaFunction,
    payloadResponseOnly: true,
    taskTimeout: Timeout.duration(Duration.minutes(2)),
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
