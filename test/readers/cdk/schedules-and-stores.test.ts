import { describe, expect, test } from 'vitest';
import { named, of, short, stackOf } from './reading.js';

const cloudwatch =
  "import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';\nimport * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';";

describe('a schedule is what the CDK writes for it', () => {
  test.each([
    ['events.Schedule.rate(Duration.hours(1))', 'rate(1 hour)'],
    ['events.Schedule.rate(Duration.minutes(90))', 'rate(90 minutes)'],
    ['events.Schedule.rate(Duration.days(2))', 'rate(2 days)'],
    ["events.Schedule.expression('rate(1 minutes)')", 'rate(1 minutes)'],
    ["events.Schedule.cron({ minute: '0', hour: '8' })", 'cron(0 8 * * ? *)'],
    ["events.Schedule.cron({ hour: '8', weekDay: 'MON-FRI' })", 'cron(* 8 ? * MON-FRI *)'],
    ['events.Schedule.cron(JSON.parse(process.env.WHEN))', '?'],
    ['events.Schedule.cron({ hour: process.env.HOUR })', '?'],
  ])('%s', (written, expected) => {
    const facts = stackOf(
      `new events.Rule(this, 'R', { schedule: ${written}, targets: [new targets.LambdaFunction(fn)] });`,
    );
    const [rule] = of(facts, 'bus-rule');
    const [trigger] = of(facts, 'trigger');
    expect(short(rule?.schedule?.expression)).toBe(expected);
    expect(trigger).toMatchObject({ ruleName: 'R', schedule: { service: 'rule' } });
  });

  test('of the scheduler, with its zone', () => {
    const schedule =
      "scheduler.ScheduleExpression.cron({ minute: '0', hour: '8', timeZone: cdk.TimeZone.of('Europe/Berlin') })";
    const [rule] = of(
      stackOf(
        `new scheduler.Schedule(this, 'S', { schedule: ${schedule}, target: new schedulerTargets.LambdaInvoke(fn) });`,
      ),
      'bus-rule',
    );
    expect(short(rule?.schedule?.expression)).toBe('cron(0 8 * * ? *)');
    expect([rule?.schedule?.service, short(rule?.schedule?.timeZone)]).toEqual(['scheduler', 'Europe/Berlin']);
  });
});

describe('what becomes of data', () => {
  const key = "partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }";

  test.each([
    [`new dynamodb.Table(this, 'T', { ${key} });`, 'Retain'],
    [`new dynamodb.Table(this, 'T', { ${key}, removalPolicy: cdk.RemovalPolicy.DESTROY });`, 'Delete'],
    [`new dynamodb.Table(this, 'T', { ${key} }).applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);`, 'Delete'],
    [
      `new dynamodb.Table(this, 'T', { ${key}, removalPolicy: process.env.TEST ? cdk.RemovalPolicy.DESTROY : undefined });`,
      { either: ['Delete', 'Retain'] },
    ],
    [`new dynamodb.CfnTable(this, 'T', { keySchema: [] });`, undefined],
    [`new dynamodb.CfnTable(this, 'T', { keySchema: [] }).applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);`, 'Retain'],
    [
      `const t = new dynamodb.CfnTable(this, 'T', {}); t.cfnOptions.deletionPolicy = cdk.CfnDeletionPolicy.RETAIN;`,
      '?',
    ],
  ])('%s', (body, expected) => {
    const { retention } = named(stackOf(body), 'table', 'T');
    expect([short(retention?.onDeletion), short(retention?.onReplacement)]).toEqual([expected, expected]);
  });

  test('a bucket is emptied only where that is said', () => {
    const facts = stackOf("new s3.Bucket(this, 'A'); new s3.Bucket(this, 'B', { autoDeleteObjects: true });");
    expect(of(facts, 'bucket').map(({ emptiedOnDeletion }) => short(emptiedOnDeletion))).toEqual([undefined, true]);
  });

  test('a table expires items and can be set back', () => {
    const props = `${key}, timeToLiveAttribute: 'ends', pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true }`;
    const table = named(stackOf(`new dynamodb.TableV2(this, 'T', { ${props} });`), 'table', 'T');
    expect([short(table.timeToLive), short(table.recovery), table.indexesComplete]).toEqual(['ends', true, true]);
  });
});

describe('a queue', () => {
  test.each([
    ['', undefined],
    ["{ queueName: 'orders.fifo' }", true],
    ['{ contentBasedDeduplication: true }', true],
    ["{ queueName: 'orders', fifo: false }", false],
  ])('is first in, first out where the CDK takes it for that: %s', (props, expected) => {
    expect(short(named(stackOf(`new sqs.Queue(this, 'Q'${props && `, ${props}`});`), 'queue', 'Q').fifo)).toBe(
      expected,
    );
  });

  test.each([
    ['', undefined],
    ['{ encryption: sqs.QueueEncryption.UNENCRYPTED }', 'none'],
    ['{ encryption: sqs.QueueEncryption.SQS_MANAGED }', 'service'],
    ['{ encryptionMasterKey: JSON.parse(process.env.KEY) }', '?'],
  ])('is encrypted: %s', (props, expected) => {
    const { encryption } = named(stackOf(`new sqs.Queue(this, 'Q'${props && `, ${props}`});`), 'queue', 'Q');
    expect(short(encryption)).toBe(expected);
  });
});

describe('an alarm', () => {
  const told = ".addAlarmAction(new actions.SnsAction(new sns.Topic(this, 'Told')))";

  test.each([
    ["new cloudwatch.Alarm(this, 'A', { metric: queue.metricApproximateNumberOfMessagesVisible() })"],
    ["queue.metricApproximateNumberOfMessagesVisible().createAlarm(this, 'A', { threshold: 1 })"],
    ["queue.metric('ApproximateNumberOfMessagesVisible').createAlarm(this, 'A', { threshold: 1 })"],
    [
      "new cloudwatch.Alarm(this, 'A', { metric: new cloudwatch.Metric({ namespace: 'AWS/SQS', metricName: 'ApproximateNumberOfMessagesVisible', dimensionsMap: { QueueName: queue.queueName } }) })",
    ],
    [
      "new cloudwatch.Alarm(this, 'A', { metric: new cloudwatch.MathExpression({ expression: 'm', usingMetrics: { m: queue.metricApproximateNumberOfMessagesVisible() } }) })",
    ],
  ])('watches the metric of a construct: %s', (written) => {
    const alarm = named(
      stackOf(`const queue = new sqs.Queue(this, 'Q'); ${written}${told};`, cloudwatch),
      'alarm',
      'A',
    );
    expect([short(alarm.namespace), short(alarm.metric)]).toEqual(['AWS/SQS', 'ApproximateNumberOfMessagesVisible']);
    expect(alarm.dimensions.map(({ name, value }) => [name, short(value)])).toEqual([['QueueName', 'Orders/Q.name']]);
    expect(alarm.actions.map(short)).toEqual(['Orders/Told.arn']);
  });

  test.each([
    "new lambda.Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion })",
    "new lambda.Alias(this, 'Live', { aliasName: 'live', version: new lambda.Version(this, 'V', { lambda: fn }) })",
    "fn.addAlias('live')",
  ])('on an alias watches the function: %s', (alias) => {
    const written = `new cloudwatch.Alarm(this, 'A', { metric: ${alias}.metricErrors() });`;
    const { dimensions } = named(stackOf(written, cloudwatch), 'alarm', 'A');
    expect(dimensions.map(({ name, value }) => [name, short(value)])).toEqual([['FunctionName', 'Orders/Fn.name']]);
  });

  test('on what nobody knows may watch anything', () => {
    const alarm = named(
      stackOf("new cloudwatch.Alarm(this, 'A', { metric: props.metric });", cloudwatch),
      'alarm',
      'A',
    );
    expect(short(alarm.metric)).toBe('?');
  });
});
