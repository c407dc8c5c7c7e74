import { Duration, Tags } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface ConsumerProps {
  /** Of the queue, and of the file in `src` that takes what it has. */
  readonly name: string;
  /** The team that is asked. */
  readonly owner: string;
  readonly table: ITable;
  /** Tells the owners. */
  readonly alarms: ITopic;
  /** A service may do without the alarm when it says why. */
  readonly withoutAlarmBecause?: string;
}

/** A queue, and a function that writes what it has into a table. */
export class Consumer extends Construct {
  constructor(scope: Construct, id: string, { name, owner, table, alarms, withoutAlarmBecause }: ConsumerProps) {
    super(scope, id);

    const deadLetters = new Queue(this, 'DeadLetters', { retentionPeriod: Duration.days(14) });
    const queue = new Queue(this, 'Queue', {
      queueName: name,
      visibilityTimeout: Duration.minutes(3),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    if (!withoutAlarmBecause) {
      const alarm = new Alarm(this, 'DeadLettersAlarm', {
        alarmDescription: 'Messages failed five times. Runbook: docs/runbooks/dead-letters.md',
        metric: queue.metricApproximateNumberOfMessagesVisible(),
        threshold: 0,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      });
      alarm.addAlarmAction(new SnsAction(alarms));
    }

    const consumer = new NodejsFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      entry: `src/${name}.ts`,
      handler: 'handler',
      timeout: Duration.seconds(30),
      memorySize: 256,
      // No service may take what the others need.
      reservedConcurrentExecutions: 20,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH }),
      environment: { TABLE: table.tableName },
    });
    Tags.of(consumer).add('owner', owner);
    Tags.of(consumer).add('service', name);
    table.grant(consumer, 'dynamodb:PutItem');
    consumer.addEventSource(new SqsEventSource(queue, { batchSize: 1, maxConcurrency: 20 }));
  }
}
