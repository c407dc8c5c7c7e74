import { describe, expect, it } from 'vitest';
import { eventTriggersSignals } from '../../../src/coach/signals/event-triggers.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(eventTriggersSignals, signal, files);
}

const consumer = (events: string, resources = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${events}${resources}`;

const queued = (settings = '') =>
  consumer(
    `      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Queue.Arn
${settings}`,
    '  Queue:\n    Type: AWS::SQS::Queue\n',
  );

const mapping = (settings: string) => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
resource "aws_sqs_queue" "orders" {}
resource "aws_lambda_event_source_mapping" "orders" {
  function_name    = aws_lambda_function.save.arn
  event_source_arn = aws_sqs_queue.orders.arn
${settings}}
`;

describe('trig.declared', () => {
  it('is a source that starts a function', async () => {
    expect(await seen('trig.declared', { 'template.yaml': queued() })).toHaveLength(1);
    expect(await seen('trig.declared', { 'main.tf': mapping('') })).toHaveLength(1);
    expect(await seen('trig.declared', { 'template.yaml': consumer('') })).toEqual([]);
  });
});

describe('trig.filtered', () => {
  it('is a filter on messages', async () => {
    const filter = `            FilterCriteria:\n              Filters:\n                - Pattern: '{"body":{"kind":["order"]}}'\n`;
    expect(await seen('trig.filtered', { 'template.yaml': queued(filter) })).toHaveLength(1);
    expect(await seen('trig.filtered', { 'template.yaml': queued() })).toEqual([]);
    const criteria = `  filter_criteria {\n    filter {\n      pattern = jsonencode({ body = { kind = ["order"] } })\n    }\n  }\n`;
    expect(await seen('trig.filtered', { 'main.tf': mapping(criteria) })).toHaveLength(1);
  });

  it('is a pattern that asks for more than the source', async () => {
    const rule = (pattern: string) =>
      consumer(
        `      Events:\n        Orders:\n          Type: EventBridgeRule\n          Properties:\n            Pattern:\n${pattern}`,
      );
    const asked = '              source: [shop]\n              detail-type: [OrderPlaced]\n';
    expect(await seen('trig.filtered', { 'template.yaml': rule(asked) })).toHaveLength(1);
    expect(await seen('trig.filtered', { 'template.yaml': rule('              source: [shop]\n') })).toEqual([]);
  });
});

describe('trig.batched', () => {
  it('is a size and a window', async () => {
    const both = '            BatchSize: 50\n            MaximumBatchingWindowInSeconds: 10\n';
    expect(await seen('trig.batched', { 'template.yaml': queued(both) })).toHaveLength(1);
    expect(await seen('trig.batched', { 'template.yaml': queued('            BatchSize: 50\n') })).toEqual([]);
    const settings = '  batch_size = 50\n  maximum_batching_window_in_seconds = 10\n';
    expect(await seen('trig.batched', { 'main.tf': mapping(settings) })).toHaveLength(1);
  });
});

describe('trig.scheduler', () => {
  const schedule = (more: string) =>
    consumer(
      `      Events:\n        Nightly:\n          Type: ScheduleV2\n          Properties:\n            ScheduleExpression: cron(0 3 * * ? *)\n${more}`,
    );

  it('has a window or a time zone', async () => {
    const window = '            FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 15 }\n';
    expect(await seen('trig.scheduler', { 'template.yaml': schedule(window) })).toHaveLength(1);
    const zone = '            ScheduleExpressionTimezone: Europe/Berlin\n';
    expect(await seen('trig.scheduler', { 'template.yaml': schedule(zone) })).toHaveLength(1);
    const off = '            FlexibleTimeWindow: { Mode: "OFF" }\n';
    expect(await seen('trig.scheduler', { 'template.yaml': schedule(off) })).toEqual([]);
  });

  it('is read in the CDK and in Terraform', async () => {
    const stack = `import { App, Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
const stack = new Stack(new App(), 'Shop');
const nightly = new lambda.Function(stack, 'Nightly', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'a.handler', code: lambda.Code.fromAsset('src') });
new Schedule(stack, 'Each night', {
  schedule: ScheduleExpression.rate(Duration.days(1)),
  timeWindow: TimeWindow.flexible(Duration.minutes(15)),
  target: new LambdaInvoke(nightly),
});
`;
    const files = { 'cdk.json': '{ "app": "npx tsx bin/app.ts" }', 'bin/app.ts': stack };
    expect(await seen('trig.scheduler', files)).toHaveLength(1);
    const main = (mode: string) => `resource "aws_lambda_function" "nightly" {
  function_name = "nightly"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
resource "aws_scheduler_schedule" "nightly" {
  schedule_expression = "rate(1 day)"
  flexible_time_window {
    mode = "${mode}"
  }
  target {
    arn      = aws_lambda_function.nightly.arn
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
  }
}
`;
    expect(await seen('trig.scheduler', { 'main.tf': main('FLEXIBLE') })).toHaveLength(1);
    expect(await seen('trig.scheduler', { 'main.tf': main('OFF') })).toEqual([]);
  });
});

describe('trig.schema-contract', () => {
  it('is a schema in the registry, or a description in AsyncAPI', async () => {
    const schema = (type: string) =>
      consumer('', `  Placed:\n    Type: AWS::EventSchemas::${type}\n    Properties: {}\n`);
    expect(await seen('trig.schema-contract', { 'template.yaml': schema('Schema') })).toEqual(['template.yaml#Placed']);
    expect(await seen('trig.schema-contract', { 'template.yaml': schema('Discoverer') })).toEqual([]);
    expect(
      await seen('trig.schema-contract', { 'template.yaml': consumer(''), 'asyncapi.yaml': 'asyncapi: 3.0.0\n' }),
    ).toEqual(['asyncapi.yaml']);
    const main = `${mapping('')}resource "aws_schemas_schema" "placed" {
  name          = "placed"
  registry_name = "shop"
  type          = "OpenApi3"
  content       = "{}"
}
`;
    expect(await seen('trig.schema-contract', { 'main.tf': main })).toHaveLength(1);
  });
});
