import { describe, expect, it } from 'vitest';
import { metricsAndAlarmsSignals } from '../../../src/coach/signals/metrics-and-alarms.js';
import { resourcesShowing } from './open.js';

const seen = (files: Readonly<Record<string, string>>) =>
  resourcesShowing(metricsAndAlarmsSignals, 'mon.bad.no-alarm', files);

const fn = (name: string, more = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: ${name.toLowerCase()}.handler
      Runtime: nodejs22.x
${more}`;
const sam = (...resources: readonly string[]) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources.join('')}`,
});
const alarm = (namespace: string, dimensions: string) => `  Failing:
    Type: AWS::CloudWatch::Alarm
    Properties: { Namespace: ${namespace}, MetricName: Errors, Dimensions: [${dimensions}] }
`;
const ofSave = '{ Name: FunctionName, Value: !Ref Save }';
const scheduled = '      Events: { Nightly: { Type: Schedule, Properties: { Schedule: rate(1 day) } } }\n';

describe('mon.bad.no-alarm', () => {
  it('is one thing where the application has no alarm', async () => {
    expect(await seen(sam(fn('Save'), fn('Load')))).toEqual(['template.yaml']);
    const tf = 'resource "aws_lambda_function" "save" {\n  function_name = "save"\n}\n';
    expect(await seen({ 'main.tf': tf })).toEqual(['main.tf']);
    const watched = `${tf}resource "aws_cloudwatch_metric_alarm" "failing" {
  namespace   = "AWS/Lambda"
  metric_name = "Errors"
  dimensions  = { FunctionName = aws_lambda_function.save.function_name }
}
`;
    expect(await seen({ 'main.tf': watched })).toEqual([]);
    const service = (alarms: string) => `service: shop
provider: { name: aws, runtime: nodejs22.x }
${alarms}functions: { save: { handler: save.handler } }
`;
    expect(await seen({ 'serverless.yml': service('') })).toEqual(['serverless.yml']);
    const plugin = 'plugins: [serverless-plugin-aws-alerts]\ncustom: { alerts: { alarms: [functionErrors] } }\n';
    expect(await seen({ 'serverless.yml': service(plugin) })).toEqual([]);
  });

  it('is a function that no alarm is for, where others have one', async () => {
    const application = (namespace: string, dimensions = ofSave) =>
      sam(fn('Save', scheduled), fn('Load', scheduled), alarm(namespace, dimensions));
    expect(await seen(application('AWS/Lambda'))).toEqual(['template.yaml#Load']);
    expect(await seen(application('AWS/Lambda', ''))).toEqual([]);
    expect(await seen(application('AWS/Lambda', '{ Name: FunctionName, Value: !ImportValue Name }'))).toEqual([]);
    expect(await seen(application('Shop'))).toEqual([]);
    expect(await seen(application('AWS/Events', ''))).toEqual([]);
    expect(await seen(sam(fn('Save', scheduled), fn('Load'), alarm('AWS/Lambda', ofSave)))).toEqual([]);
  });

  it('is nothing where somebody else may watch', async () => {
    const alone = sam(fn('Save'));
    expect(await seen({ ...alone, 'infra/monitoring.tf': 'resource "x" "y" {}\n' })).toEqual([]);
    expect(await seen({ ...alone, 'monitoring.md': '# How we watch\n' })).toEqual(['template.yaml']);
    expect(
      await seen({ ...alone, 'package.json': '{ "devDependencies": { "serverless-plugin-datadog": "5" } }' }),
    ).toEqual([]);
    const sentry =
      "import * as Sentry from '@sentry/aws-serverless';\nexport const handler = Sentry.wrapHandler(async () => 1);\n";
    expect(await seen({ ...alone, 'src/save.ts': sentry })).toEqual([]);
    expect(await seen(sam(fn('Save', '      Environment: { Variables: { DD_SITE: datadoghq.eu } }\n')))).toEqual([]);
    expect(await seen(sam(fn('Save'), '  Lines: { Type: AWS::Logs::SubscriptionFilter }\n'))).toEqual([]);
  });

  it('is nothing where more may be declared, and for what is there for a trial', async () => {
    const elsewhere =
      "  More: { Type: AWS::Serverless::Application, Properties: { Location: 'https://example.com/more.yaml' } }\n";
    expect(await seen(sam(fn('Save'), elsewhere))).toEqual([]);
    expect(await seen({ 'payment-stub/template.yaml': sam(fn('Save'))['template.yaml'] })).toEqual([]);
    const shops = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`shop${at}/template.yaml`, sam(fn('Save'))['template.yaml']]),
      );
    expect(await seen(shops(2))).toEqual(['shop0/template.yaml']);
    expect(await seen(shops(26))).toEqual([]);
    expect(await seen(sam('  Orders: { Type: AWS::SQS::Queue }\n'))).toEqual([]);
  });
});
