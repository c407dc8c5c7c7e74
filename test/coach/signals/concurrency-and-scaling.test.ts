import { describe, expect, it } from 'vitest';
import { concurrencyAndScalingSignals } from '../../../src/coach/signals/concurrency-and-scaling.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(concurrencyAndScalingSignals, signal, files);
}

const sam = (settings: string, resources = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${settings}${resources}`;

const terraform = (settings: string, resources = '') => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
${settings}}
${resources}`;

describe('conc.reserved', () => {
  it('is a cap of its own', async () => {
    const cap = '      ReservedConcurrentExecutions: 5\n';
    expect(await seen('conc.reserved', { 'template.yaml': sam(cap) })).toEqual(['template.yaml#Save']);
    expect(await seen('conc.reserved', { 'template.yaml': sam('') })).toEqual([]);
    expect(
      await seen('conc.reserved', { 'main.tf': terraform('  reserved_concurrent_executions = 5\n') }),
    ).toHaveLength(1);
    expect(await seen('conc.reserved', { 'main.tf': terraform('  reserved_concurrent_executions = -1\n') })).toEqual(
      [],
    );
  });

  it('is none where nobody knows it', async () => {
    const template = `Parameters:\n  Cap: { Type: Number }\n${sam('      ReservedConcurrentExecutions: !Ref Cap\n')}`;
    expect(await seen('conc.reserved', { 'template.yaml': template })).toEqual([]);
  });
});

describe('conc.esm-max', () => {
  it('is a limit of the mapping', async () => {
    const event = (more: string) =>
      sam(
        `      Events:\n        Orders:\n          Type: SQS\n          Properties:\n            Queue: !GetAtt Queue.Arn\n${more}`,
        '  Queue:\n    Type: AWS::SQS::Queue\n',
      );
    const limit = '            ScalingConfig: { MaximumConcurrency: 5 }\n';
    expect(await seen('conc.esm-max', { 'template.yaml': event(limit) })).toHaveLength(1);
    expect(await seen('conc.esm-max', { 'template.yaml': event('') })).toEqual([]);
  });
});

describe('conc.shard-parallel', () => {
  it('is more than one batch of a shard at a time', async () => {
    const event = (factor: number) =>
      sam(
        `      Events:\n        Clicks:\n          Type: Kinesis\n          Properties:\n            Stream: !GetAtt Stream.Arn\n            StartingPosition: LATEST\n            ParallelizationFactor: ${factor}\n`,
        '  Stream:\n    Type: AWS::Kinesis::Stream\n',
      );
    expect(await seen('conc.shard-parallel', { 'template.yaml': event(4) })).toHaveLength(1);
    expect(await seen('conc.shard-parallel', { 'template.yaml': event(1) })).toEqual([]);
  });

  it('is read in Terraform and in the Serverless Framework', async () => {
    const mapping = `resource "aws_kinesis_stream" "clicks" { name = "clicks" }
resource "aws_lambda_event_source_mapping" "clicks" {
  function_name          = aws_lambda_function.save.arn
  event_source_arn       = aws_kinesis_stream.clicks.arn
  starting_position      = "LATEST"
  parallelization_factor = 4
}
`;
    expect(await seen('conc.shard-parallel', { 'main.tf': terraform('', mapping) })).toHaveLength(1);
    const service = `service: shop
provider: { name: aws, runtime: nodejs22.x }
functions:
  save:
    handler: save.handler
    events:
      - stream: { type: kinesis, arn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks", parallelizationFactor: 4 }
`;
    expect(await seen('conc.shard-parallel', { 'serverless.yml': service })).toHaveLength(1);
  });
});

describe('conc.quota-alarm', () => {
  const alarm = (more: string) =>
    sam(
      '',
      `  Busy:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      Namespace: AWS/Lambda\n      MetricName: ConcurrentExecutions\n${more}`,
    );

  it('watches all functions together', async () => {
    expect(await seen('conc.quota-alarm', { 'template.yaml': alarm('      Threshold: 800\n') })).toEqual([
      'template.yaml#Busy',
    ]);
    const one = '      Dimensions: [{ Name: FunctionName, Value: !Ref Save }]\n';
    expect(await seen('conc.quota-alarm', { 'template.yaml': alarm(one) })).toEqual([]);
    const metric = `resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "busy"
  namespace           = "AWS/Lambda"
  metric_name         = "ClaimedAccountConcurrency"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}
`;
    expect(await seen('conc.quota-alarm', { 'main.tf': terraform('', metric) })).toHaveLength(1);
  });
});

describe('conc.bad.reserve-everything', () => {
  const two = (first: string, second: string) => ({
    'template.yaml': sam(
      `      ReservedConcurrentExecutions: ${first}\n`,
      `  Load:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: load.handler, Runtime: nodejs22.x, ReservedConcurrentExecutions: ${second} }
`,
    ),
  });

  it('is more together than an account has for it', async () => {
    expect(await seen('conc.bad.reserve-everything', two('400', '600'))).toEqual(['template.yaml#Load']);
    expect(await seen('conc.bad.reserve-everything', two('400', '500'))).toEqual([]);
    expect(await seen('conc.bad.reserve-everything', two('400', '!Ref Most'))).toEqual([]);
    expect(
      await seen('conc.bad.reserve-everything', { 'main.tf': terraform('  reserved_concurrent_executions = 950\n') }),
    ).toHaveLength(1);
  });

  it('is counted for each stack of a program', async () => {
    const cdk = (second: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const app = new App();
const [test, live] = [new Stack(app, 'Test'), new Stack(app, 'Live')];
const shared = { runtime: lambda.Runtime.NODEJS_22_X, handler: 'a.handler', code: lambda.Code.fromAsset('src'), reservedConcurrentExecutions: 600 };
new lambda.Function(test, 'Save', shared);
new lambda.Function(${second}, 'Load', shared);
`,
    });
    expect(await seen('conc.bad.reserve-everything', cdk('live'))).toEqual([]);
    expect(await seen('conc.bad.reserve-everything', cdk('test'))).toHaveLength(1);
  });
});

describe('conc.bad.unbounded-to-db', () => {
  const inNetwork = '      VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }\n';
  const queued = (more = '') => `      Events:
        Orders: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn${more} } }
`;
  const queue = (more = '') => `  Queue: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 0${more} } }\n`;
  const code = (client: string) => ({
    'src/save.ts': `import pg from 'pg';
import { SQSClient } from '@aws-sdk/client-sqs';
const client = ${client};
export const handler = async () => client;
`,
  });
  const toDb = code('new pg.Pool({ max: 1 })');
  const of = (settings: string, resources = queue(), files = toDb) =>
    seen('conc.bad.unbounded-to-db', { 'template.yaml': sam(settings, resources), ...files });

  it('is a queue in front of a database without any cap', async () => {
    expect(await of(inNetwork + queued())).toEqual(['template.yaml#Save.Orders']);
    expect(await of(inNetwork + queued(', ScalingConfig: { MaximumConcurrency: 5 }'))).toEqual([]);
    expect(await of(`${inNetwork}      ReservedConcurrentExecutions: 5\n${queued()}`)).toEqual([]);
    expect(await of(inNetwork + queued(), queue(', FifoQueue: true'))).toEqual([]);
    expect(await of(queued())).toEqual([]);
    expect(await of(inNetwork + queued(), queue(), code('new SQSClient({})'))).toEqual([]);
  });

  it('is nothing where a proxy holds the connections', async () => {
    expect(await of(inNetwork + queued(), `${queue()}  Proxy: { Type: AWS::RDS::DBProxy }\n`)).toEqual([]);
    const host = '      Environment: { Variables: { PROXY_HOST: proxy.example.com } }\n';
    expect(await of(inNetwork + host + queued())).toEqual([]);
  });

  it('is the same in Python and Terraform', async () => {
    const tf = (more: string) => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "save.handler"
  runtime       = "python3.13"
  filename      = "src"
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}
resource "aws_sqs_queue" "orders" {
  name = "orders"
}
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.save.arn
${more}}
`;
    const python = {
      'src/save.py':
        'import psycopg2\nconnection = psycopg2.connect("db")\ndef handler(event, context):\n    return connection\n',
    };
    expect(await seen('conc.bad.unbounded-to-db', { 'main.tf': tf(''), ...python })).toHaveLength(1);
    const capped = '  scaling_config {\n    maximum_concurrency = 5\n  }\n';
    expect(await seen('conc.bad.unbounded-to-db', { 'main.tf': tf(capped), ...python })).toEqual([]);
  });
});
