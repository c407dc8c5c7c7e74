import { describe, expect, it } from 'vitest';
import { distributedTracingSignals } from '../../../src/coach/signals/distributed-tracing.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(distributedTracingSignals, signal, files);
}

const sam = (properties = '', more = '', runtime = 'nodejs22.x') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: ${runtime}
${properties}${more}`;

it('is observable where there are functions', async () => {
  expect(distributedTracingSignals.isObservable(await surroundings({ 'template.yaml': sam() }))).toBe(true);
  const queue = { 'template.yaml': 'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n' };
  expect(distributedTracingSignals.isObservable(await surroundings(queue))).toBe(false);
});

it('trace.active counts functions with active tracing', async () => {
  expect(await seen('trace.active', { 'template.yaml': sam('      Tracing: Active\n') })).toEqual([
    'template.yaml#Save',
  ]);
  expect(await seen('trace.active', { 'template.yaml': sam('      Tracing: PassThrough\n') })).toEqual([]);
  const terraform = (mode: string) => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  tracing_config { mode = ${mode} }
}
variable "mode" {}
`;
  expect(await seen('trace.active', { 'main.tf': terraform('"Active"') })).toHaveLength(1);
  expect(await seen('trace.active', { 'main.tf': terraform('var.mode') })).toEqual([]);
});

describe('trace.gateway-and-workflow', () => {
  it('counts stages and state machines', async () => {
    const api = (
      on: boolean,
    ) => `  Api: { Type: AWS::Serverless::Api, Properties: { StageName: prod, TracingEnabled: ${on} } }
  Flow: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } }, Tracing: { Enabled: ${on} } } }
`;
    expect(await seen('trace.gateway-and-workflow', { 'template.yaml': sam('', api(true)) })).toHaveLength(2);
    expect(await seen('trace.gateway-and-workflow', { 'template.yaml': sam('', api(false)) })).toEqual([]);
  });

  it('counts a stage of the CDK', async () => {
    const app = (options: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
const stack = new Stack(new App(), 'Shop');
new apigateway.RestApi(stack, 'Api', { ${options} });
`,
    });
    expect(await seen('trace.gateway-and-workflow', app('deployOptions: { tracingEnabled: true }'))).toHaveLength(1);
    expect(await seen('trace.gateway-and-workflow', app(''))).toEqual([]);
  });
});

describe('trace.otel', () => {
  it('counts code that makes spans', async () => {
    const code = (line: string) => ({
      'template.yaml': sam(),
      'src/save.ts': `${line}\nexport const handler = async () => 1;\n`,
    });
    expect(
      await seen('trace.otel', code("import { trace } from '@opentelemetry/api';\nexport const all = trace;")),
    ).toHaveLength(1);
    expect(await seen('trace.otel', code("import type { Span } from '@opentelemetry/api';"))).toEqual([]);
    const python = (names: string) => ({
      'template.yaml': sam('', '', 'python3.13'),
      'src/save.py': `from aws_lambda_powertools import ${names}\ndef handler(event, context):\n    return None\n`,
    });
    expect(await seen('trace.otel', python('Logger, Tracer'))).toHaveLength(1);
    expect(await seen('trace.otel', python('Logger'))).toEqual([]);
  });

  it('counts a layer that is started', async () => {
    const layer = '      Layers: [arn:aws:lambda:eu-west-1:901920570463:layer:aws-otel-nodejs-amd64-ver-1-30-2:1]\n';
    const started = '      Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: /opt/otel-handler } }\n';
    expect(await seen('trace.otel', { 'template.yaml': sam(layer + started) })).toEqual(['template.yaml#Save']);
    expect(await seen('trace.otel', { 'template.yaml': sam(layer) })).toEqual([]);
  });
});

it('trace.context-through-queue counts messages that carry the context', async () => {
  const code = (name: string) => ({
    'template.yaml': sam('', '', 'python3.13'),
    'src/save.py': `import boto3
sqs = boto3.client("sqs")
def handler(event, context):
    sqs.send_message(QueueUrl="q", MessageBody="", MessageAttributes={"${name}": {"DataType": "String", "StringValue": event["headers"]["traceparent"]}})
`,
  });
  expect(await seen('trace.context-through-queue', code('traceparent'))).toEqual(['src/save.py#sqs SendMessage']);
  expect(await seen('trace.context-through-queue', code('kind'))).toEqual([]);
});

it('trace.sampling-standard counts a rule of sampling', async () => {
  const rule = '  Sampling: { Type: AWS::XRay::SamplingRule, Properties: { SamplingRule: { FixedRate: 0.1 } } }\n';
  expect(await seen('trace.sampling-standard', { 'template.yaml': sam('', rule) })).toEqual(['template.yaml#Sampling']);
  const group = '  Slow: { Type: AWS::XRay::Group, Properties: { GroupName: slow } }\n';
  expect(await seen('trace.sampling-standard', { 'template.yaml': sam('', group) })).toEqual([]);
});
