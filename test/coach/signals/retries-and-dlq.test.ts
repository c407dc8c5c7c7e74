import { describe, expect, it } from 'vitest';
import { retriesAndDlqSignals } from '../../../src/coach/signals/retries-and-dlq.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(retriesAndDlqSignals, signal, files);
}

const fn = (name: string, rest = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src, Timeout: 10${rest} }
`;

const sam = (resources: string) => `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`;

describe('dlq.on-failure-destination', () => {
  it('is a destination of the function, and not one of success', async () => {
    const destination = (kind: string) => `, EventInvokeConfig: { DestinationConfig: { ${kind}: { Type: SQS } } }`;
    const template = sam(fn('Save', destination('OnFailure')) + fn('Load', destination('OnSuccess')));
    expect(await seen('dlq.on-failure-destination', { 'template.yaml': template })).toEqual(['template.yaml#Save']);
  });

  it('is read from Terraform', async () => {
    const main = `
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
}
resource "aws_lambda_function_event_invoke_config" "save" {
  function_name = aws_lambda_function.save.function_name
  destination_config {
    on_failure { destination = aws_sqs_queue.failures.arn }
  }
}
resource "aws_sqs_queue" "failures" {}
`;
    expect(await seen('dlq.on-failure-destination', { 'main.tf': main })).toEqual(['main.tf#aws_lambda_function.save']);
  });
});

describe('dlq.redrive', () => {
  it('is a target and a count, and not a target nobody knows', async () => {
    const template = sam(`  Orders:
    Type: AWS::SQS::Queue
    Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5 } }
  Failed: { Type: AWS::SQS::Queue }
  Other:
    Type: AWS::SQS::Queue
    Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: !Ref Count } }
  Placed:
    Type: AWS::SNS::Topic
    Properties:
      Subscription:
        - { Protocol: sqs, Endpoint: !GetAtt Orders.Arn }
  Told:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Placed
      Protocol: sqs
      Endpoint: !GetAtt Other.Arn
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn }
`).replace('Resources:', 'Parameters: { Count: { Type: Number } }\nResources:');
    expect(await seen('dlq.redrive', { 'template.yaml': template })).toEqual([
      'template.yaml#Orders',
      'template.yaml#Placed.1',
    ]);
  });
});

describe('dlq.partial-batch', () => {
  const mapped = (runtime: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: ${runtime}
      CodeUri: src
      Events:
        Orders:
          Type: SQS
          Properties: { Queue: !GetAtt Queue.Arn, FunctionResponseTypes: [ReportBatchItemFailures] }
  Queue: { Type: AWS::SQS::Queue }
`;

  it('is asked for in the mapping and returned by the handler', async () => {
    const app = `export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try { await save(record); } catch { batchItemFailures.push({ itemIdentifier: record.messageId }); }
  }
  return { batchItemFailures };
};`;
    expect(await seen('dlq.partial-batch', { 'template.yaml': mapped('nodejs24.x'), 'src/app.mjs': app })).toEqual([
      'template.yaml#Save.Orders',
    ]);
    const python = `from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
processor = BatchProcessor(event_type=EventType.SQS)
def save(record):
    print(record.body)
def handler(event, context):
    return process_partial_response(event=event, record_handler=save, processor=processor, context=context)
`;
    expect(await seen('dlq.partial-batch', { 'template.yaml': mapped('python3.13'), 'src/app.py': python })).toEqual([
      'template.yaml#Save.Orders',
    ]);
  });

  it('is not there where the handler returns nothing', async () => {
    const app = 'export const handler = async (event) => { for (const record of event.Records) await save(record); };';
    expect(await seen('dlq.partial-batch', { 'template.yaml': mapped('nodejs24.x'), 'src/app.mjs': app })).toEqual([]);
  });
});

describe('dlq.visibility-6x', () => {
  const pair = (visibility: string) =>
    sam(
      `${fn('Save', ', Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } } }')}  Queue:
    Type: AWS::SQS::Queue
    Properties: { ${visibility} }
`,
    );

  it('is written and long enough', async () => {
    const of = async (visibility: string) => seen('dlq.visibility-6x', { 'template.yaml': pair(visibility) });
    expect(await of('VisibilityTimeout: 60')).toEqual(['template.yaml#Queue']);
    expect(await of('VisibilityTimeout: 59')).toEqual([]);
    expect(await of('QueueName: orders')).toEqual([]);
  });
});

describe('dlq.stream-bounded', () => {
  const mapping = (rest: string) => `
resource "aws_lambda_event_source_mapping" "clicks" {
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.save.arn
  starting_position = "LATEST"
  destination_config {
    on_failure { destination_arn = aws_sqs_queue.failures.arn }
  }
  ${rest}
}
resource "aws_kinesis_stream" "clicks" { name = "clicks" }
resource "aws_sqs_queue" "failures" {}
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
}
`;

  it('ends, is cut in halves and leaves a trace', async () => {
    const of = (rest: string) => seen('dlq.stream-bounded', { 'main.tf': mapping(rest) });
    expect(await of('maximum_retry_attempts = 3\n  bisect_batch_on_function_error = true')).toEqual([
      'main.tf#aws_lambda_event_source_mapping.clicks',
    ]);
    expect(await of('maximum_retry_attempts = -1\n  bisect_batch_on_function_error = true')).toEqual([]);
    expect(await of('maximum_retry_attempts = 3')).toEqual([]);
  });

  it('is read from SAM', async () => {
    const template = sam(
      `${fn('Save', ', Events: { Clicks: { Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST, MaximumRecordAgeInSeconds: 600, BisectBatchOnFunctionError: true, DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } } } } }')}  Clicks: { Type: AWS::Kinesis::Stream }
  Failed: { Type: AWS::SQS::Queue }
`,
    );
    expect(await seen('dlq.stream-bounded', { 'template.yaml': template })).toEqual(['template.yaml#Save.Clicks']);
  });
});

describe('dlq.rule-target', () => {
  it('has a policy and a queue at every target', async () => {
    const both = 'DeadLetterConfig: { Arn: !GetAtt Failed.Arn }, RetryPolicy: { MaximumRetryAttempts: 5 }';
    const template = sam(
      `${fn('Save', `, Events: { Placed: { Type: EventBridgeRule, Properties: { Pattern: { source: [orders] }, ${both} } }, Paid: { Type: EventBridgeRule, Properties: { Pattern: { source: [paid] }, DeadLetterConfig: { Type: SQS } } } }`)}  Failed: { Type: AWS::SQS::Queue }
  Kept:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [orders] }
      Targets:
        - { Id: a, Arn: !GetAtt Failed.Arn, ${both} }
  Half:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [orders] }
      Targets:
        - { Id: a, Arn: !GetAtt Failed.Arn, ${both} }
        - { Id: b, Arn: !GetAtt Failed.Arn }
`,
    );
    expect(await seen('dlq.rule-target', { 'template.yaml': template })).toEqual([
      'template.yaml#Save.Placed',
      'template.yaml#Kept',
    ]);
  });

  it('is read from a program of the CDK', async () => {
    const app = `import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
const stack = new Stack(new App(), 'Orders');
const orders = new sqs.Queue(stack, 'Placed');
const failed = new sqs.Queue(stack, 'Failed');
new events.Rule(stack, 'Both', {
  eventPattern: { source: ['orders'] },
  targets: [new targets.SqsQueue(orders, { deadLetterQueue: failed, retryAttempts: 5 })],
});
new events.Rule(stack, 'One', {
  eventPattern: { source: ['orders'] },
  targets: [new targets.SqsQueue(orders, { deadLetterQueue: failed })],
});
`;
    const files = { 'cdk.json': '{"app": "npx ts-node bin/app.ts"}', 'bin/app.ts': app };
    expect(await seen('dlq.rule-target', files)).toEqual(['bin/app.ts#Orders/Both']);
  });
});

describe('dlq.backoff-jitter', () => {
  it('is a mode of the client', async () => {
    const handler = 'export const handler = async (event) => { await client.send(event); };';
    const client = (options: string) => `import { S3Client } from '@aws-sdk/client-s3';
const client = new S3Client(${options});
${handler}`;
    expect(await seen('dlq.backoff-jitter', { 'app.mjs': client("{ retryMode: 'adaptive' }") })).toEqual([
      'app.mjs#client',
    ]);
    expect(await seen('dlq.backoff-jitter', { 'app.mjs': client('{ maxAttempts: 1 }') })).toEqual([]);
    expect(await seen('dlq.backoff-jitter', { 'app.mjs': client('{}') })).toEqual([]);
  });

  it('is a library that spreads its waits, and stops', async () => {
    const program = (names: string) => `from tenacity import ${names}
@retry()
def save(event):
    print(event)
def lambda_handler(event, context):
    save(event)
`;
    expect(
      await seen('dlq.backoff-jitter', { 'app.py': program('retry, wait_random_exponential, stop_after_attempt') }),
    ).toEqual(['app.py#tenacity']);
    expect(await seen('dlq.backoff-jitter', { 'app.py': program('retry, wait_fixed, stop_after_attempt') })).toEqual(
      [],
    );
  });
});

describe('dlq.alarmed-redrive', () => {
  const queues = `${fn('Save')}  Orders:
    Type: AWS::SQS::Queue
    Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5 } }
  Failed: { Type: AWS::SQS::Queue }
`;
  const alarm = `  Lying:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/SQS
      MetricName: ApproximateNumberOfMessagesVisible
      Dimensions: [{ Name: QueueName, Value: !GetAtt Failed.QueueName }]
`;

  it('is an alarm and a runbook', async () => {
    const runbook = { 'docs/runbooks/orders.md': '# Orders\nLook at the dead-letter queue, repair, and redrive.' };
    const of = (files: Readonly<Record<string, string>>) => seen('dlq.alarmed-redrive', files);
    expect(await of({ 'template.yaml': sam(queues + alarm), ...runbook })).toEqual(['template.yaml#Failed']);
    expect(await of({ 'template.yaml': sam(queues), ...runbook })).toEqual([]);
    expect(await of({ 'template.yaml': sam(queues + alarm), 'docs/runbooks/orders.md': '# Orders' })).toEqual([]);
  });

  it('is a module that brings the alarm along, used twice', async () => {
    const module = `
resource "aws_sqs_queue" "work" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
}
resource "aws_sqs_queue" "dead" {}
resource "aws_cloudwatch_metric_alarm" "dead" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.dead.name }
}
`;
    const once = 'module "orders" { source = "./queue" }\n';
    const twice = `${once}module "refunds" { source = "./queue" }\n`;
    const files = (main: string) => ({ 'main.tf': main, 'queue/main.tf': module });
    expect(await seen('dlq.alarmed-redrive', files(twice))).toHaveLength(2);
    expect(await seen('dlq.alarmed-redrive', files(once))).toEqual([]);
  });
});
