import { describe, expect, it } from 'vitest';
import { metricsAndAlarmsSignals } from '../../../src/coach/signals/metrics-and-alarms.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(metricsAndAlarmsSignals, signal, files);
}

const sam = (more = '', runtime = 'nodejs22.x') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: ${runtime}
${more}`;

const alarm = (metric: string, more = '') => ({
  'template.yaml': sam(`  Told: { Type: AWS::SNS::Topic }
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: ${metric}
${more}`),
});
const told = '      AlarmActions: [!Ref Told]\n';

const cdk = (lines: string) => ({
  'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
  'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
const stack = new Stack(new App(), 'Shop');
const told = new sns.Topic(stack, 'Told');
const save = new lambda.Function(stack, 'Save', { code: lambda.Code.fromAsset('src'), handler: 'a.b', runtime: lambda.Runtime.NODEJS_22_X });
${lines}
`,
});

it('is observable where something can fail', async () => {
  expect(metricsAndAlarmsSignals.isObservable(await surroundings({ 'template.yaml': sam() }))).toBe(true);
  const role = 'Resources:\n  Logs: { Type: AWS::Logs::LogGroup }\n';
  expect(metricsAndAlarmsSignals.isObservable(await surroundings({ 'template.yaml': role }))).toBe(false);
});

describe('mon.error-alarm', () => {
  it('counts an alarm on errors that somebody hears', async () => {
    expect(await seen('mon.error-alarm', alarm('Errors', told))).toEqual(['template.yaml#Late']);
    expect(await seen('mon.error-alarm', alarm('Errors'))).toEqual([]);
    expect(await seen('mon.error-alarm', alarm('Invocations', told))).toEqual([]);
  });

  it('counts one on a metric of a construct', async () => {
    const errors =
      "const late = save.metricErrors().createAlarm(stack, 'Late', { threshold: 1, evaluationPeriods: 1 });";
    expect(
      await seen('mon.error-alarm', cdk(`${errors}\nlate.addAlarmAction(new actions.SnsAction(told));`)),
    ).toHaveLength(1);
    expect(await seen('mon.error-alarm', cdk(errors))).toEqual([]);
  });
});

it('mon.throttle-age-alarm counts alarms on what waits or is turned away', async () => {
  expect(await seen('mon.throttle-age-alarm', alarm('Throttles'))).toHaveLength(1);
  expect(await seen('mon.throttle-age-alarm', alarm('Duration'))).toEqual([]);
  const terraform = (metric: string) => `resource "aws_cloudwatch_metric_alarm" "late" {
  alarm_name = "late"
  metric_query {
    id = "age"
    metric {
      metric_name = "${metric}"
      namespace   = "AWS/SQS"
      period      = 60
      stat        = "Maximum"
    }
  }
}
`;
  expect(await seen('mon.throttle-age-alarm', { 'main.tf': terraform('ApproximateAgeOfOldestMessage') })).toHaveLength(
    1,
  );
  expect(await seen('mon.throttle-age-alarm', { 'main.tf': terraform('NumberOfMessagesSent') })).toEqual([]);
});

describe('mon.business-metric', () => {
  it('counts code that writes metrics', async () => {
    const typescript = (line: string) => ({
      'template.yaml': sam(),
      'src/save.ts': `${line}\nexport const handler = async () => 1;\n`,
    });
    expect(
      await seen(
        'mon.business-metric',
        typescript("import { Metrics } from '@aws-lambda-powertools/metrics';\nexport const metrics = new Metrics();"),
      ),
    ).toHaveLength(1);
    expect(
      await seen('mon.business-metric', typescript("import { Logger } from '@aws-lambda-powertools/logger';")),
    ).toEqual([]);
    const python = (call: string) => ({
      'template.yaml': sam('', 'python3.13'),
      'src/save.py': `import boto3\nmetrics = boto3.client("cloudwatch")\ndef handler(event, context):\n    metrics.${call}\n`,
    });
    expect(await seen('mon.business-metric', python('put_metric_data(Namespace="shop", MetricData=[])'))).toHaveLength(
      1,
    );
    expect(await seen('mon.business-metric', python('describe_alarms()'))).toEqual([]);
  });

  it('counts a metric that is made of the log', async () => {
    const filter =
      '  Orders: { Type: AWS::Logs::MetricFilter, Properties: { LogGroupName: a, FilterPattern: order } }\n';
    expect(await seen('mon.business-metric', { 'template.yaml': sam(filter) })).toEqual(['template.yaml#Orders']);
  });
});

describe('mon.latency-slo', () => {
  it('counts an alarm on a percentile', async () => {
    expect(await seen('mon.latency-slo', alarm('Duration', '      ExtendedStatistic: p99\n'))).toHaveLength(1);
    expect(await seen('mon.latency-slo', alarm('Duration', '      Statistic: Average\n'))).toEqual([]);
  });

  it('counts one on the metric of a construct', async () => {
    const slow = (statistic: string) =>
      cdk(
        `new cloudwatch.Alarm(stack, 'Slow', { metric: save.metricDuration({ statistic: ${statistic} }), threshold: 1, evaluationPeriods: 1 });`,
      );
    expect(await seen('mon.latency-slo', slow('cloudwatch.Stats.percentile(95)'))).toHaveLength(1);
    expect(await seen('mon.latency-slo', slow("'Average'"))).toEqual([]);
  });
});

it('mon.synthetic counts canaries', async () => {
  const canary = '  Visit: { Type: AWS::Synthetics::Canary, Properties: { Name: visit } }\n';
  expect(await seen('mon.synthetic', { 'template.yaml': sam(canary) })).toEqual(['template.yaml#Visit']);
  expect(await seen('mon.synthetic', { 'template.yaml': sam() })).toEqual([]);
  expect(
    await seen('mon.synthetic', { 'main.tf': 'resource "aws_synthetics_canary" "visit" {\n  name = "visit"\n}\n' }),
  ).toHaveLength(1);
});

it('mon.alarm-module counts alarms that come with a module and lead to a runbook', async () => {
  const module = (description: string) => `variable "name" { type = string }
resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name        = var.name
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"
  alarm_description = "${description}"
}
`;
  const files = (calls: readonly string[], description: string) => ({
    'main.tf': calls.map((name) => `module "${name}" {\n  source = "./service"\n  name = "${name}"\n}\n`).join(''),
    'service/main.tf': module(description),
  });
  const runbook = 'https://wiki.example.com/errors';
  expect(await seen('mon.alarm-module', files(['save', 'load'], runbook))).toHaveLength(2);
  expect(await seen('mon.alarm-module', files(['save', 'load'], 'errors'))).toEqual([]);
  expect(await seen('mon.alarm-module', files(['save'], runbook))).toEqual([]);
});
