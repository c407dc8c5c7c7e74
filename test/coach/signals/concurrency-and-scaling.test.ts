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
