import { describe, expect, it } from 'vitest';
import { costAndFinopsSignals } from '../../../src/coach/signals/cost-and-finops.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(costAndFinopsSignals, signal, files);
}

const sam = (properties = '', more = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${properties}${more}`;

it('is observable where something is declared', async () => {
  expect(costAndFinopsSignals.isObservable(await surroundings({ 'template.yaml': sam() }))).toBe(true);
  const code = {
    'save.ts': 'export const handler = async (event: { id: string }, context: { awsRequestId: string }) => event.id;',
  };
  expect(costAndFinopsSignals.isObservable(await surroundings(code))).toBe(false);
});

it('cost.arm counts functions on Graviton', async () => {
  expect(await seen('cost.arm', { 'template.yaml': sam('      Architectures: [arm64]\n') })).toEqual([
    'template.yaml#Save',
  ]);
  expect(await seen('cost.arm', { 'template.yaml': sam('      Architectures: [x86_64]\n') })).toEqual([]);
  const service = (architecture: string) => `service: shop
provider: { name: aws, runtime: nodejs22.x, architecture: ${architecture} }
functions:
  save: { handler: src/save.handler }
`;
  expect(await seen('cost.arm', { 'serverless.yml': service('arm64') })).toHaveLength(1);
  expect(await seen('cost.arm', { 'serverless.yml': service(`\${param:cpu}`) })).toEqual([]);
});

it('cost.sized counts results of measuring', async () => {
  expect(await seen('cost.sized', { 'template.yaml': sam(), 'docs/power-tuning/save.json': '{}' })).toEqual([
    'docs/power-tuning/save.json',
  ]);
  expect(await seen('cost.sized', { 'template.yaml': sam(), 'docs/tuning.json': '{}' })).toEqual([]);
});

it('cost.budget counts budgets and watches for what is unusual', async () => {
  const budget =
    '  Limit: { Type: AWS::Budgets::Budget, Properties: { Budget: { BudgetType: COST, TimeUnit: MONTHLY } } }\n';
  expect(await seen('cost.budget', { 'template.yaml': sam('', budget) })).toEqual(['template.yaml#Limit']);
  expect(await seen('cost.budget', { 'template.yaml': sam() })).toEqual([]);
  const monitor = 'resource "aws_ce_anomaly_monitor" "all" {\n  name = "all"\n  monitor_type = "DIMENSIONAL"\n}\n';
  expect(await seen('cost.budget', { 'main.tf': monitor })).toHaveLength(1);
});

it('cost.tags counts resources that somebody is charged for', async () => {
  expect(await seen('cost.tags', { 'template.yaml': sam('      Tags: { CostCenter: "42" }\n') })).toEqual([
    'template.yaml#Save',
  ]);
  expect(await seen('cost.tags', { 'template.yaml': sam('      Tags: { Owner: orders }\n') })).toEqual([]);
  const terraform = (tag: string) => `resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
  tags     = { "acme:${tag}" = "42" }
}
`;
  expect(await seen('cost.tags', { 'main.tf': terraform('cost-center') })).toHaveLength(1);
  expect(await seen('cost.tags', { 'main.tf': terraform('stage') })).toEqual([]);
});

describe('cost.lifecycle', () => {
  it('counts what lets old data go', async () => {
    const stores = `  Files: { Type: AWS::S3::Bucket, Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ExpirationInDays: 30 }] } } }
  Kept: { Type: AWS::S3::Bucket }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 14 } }
  Orders: { Type: AWS::DynamoDB::Table, Properties: { TimeToLiveSpecification: { AttributeName: end, Enabled: true } } }
`;
    expect((await seen('cost.lifecycle', { 'template.yaml': sam('', stores) })).toSorted()).toEqual([
      'template.yaml#Files',
      'template.yaml#Logs',
      'template.yaml#Orders',
    ]);
  });

  it('counts a bucket of the CDK with a rule that is added', async () => {
    const app = (line: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': `import { App, Duration, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
const files = new s3.Bucket(new Stack(new App(), 'Shop'), 'Files');
${line}
`,
    });
    expect(
      await seen('cost.lifecycle', app('files.addLifecycleRule({ expiration: Duration.days(30) });')),
    ).toHaveLength(1);
    expect(await seen('cost.lifecycle', app(''))).toEqual([]);
  });
});

describe('cost.guard-module', () => {
  it('counts functions of a module that limits what they cost', async () => {
    const module = (processor: string) => `variable "name" { type = string }
resource "aws_lambda_function" "this" {
  function_name                  = var.name
  handler                        = "index.handler"
  runtime                        = "nodejs22.x"
  architectures                  = ["${processor}"]
  reserved_concurrent_executions = 10
}
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/\${var.name}"
  retention_in_days = 14
}
`;
    const calls = ['save', 'load'].map((name) => `module "${name}" {\n  source = "./service"\n  name = "${name}"\n}\n`);
    const budget = 'resource "aws_budgets_budget" "all" {\n  budget_type = "COST"\n}\n';
    const files = (processor: string, more: string) => ({
      'main.tf': calls.join('') + more,
      'service/main.tf': module(processor),
    });
    expect(await seen('cost.guard-module', files('arm64', budget))).toHaveLength(2);
    expect(await seen('cost.guard-module', files('x86_64', budget))).toEqual([]);
    expect(await seen('cost.guard-module', files('arm64', ''))).toEqual([]);
  });

  it('counts a pipeline that works out what a change costs', async () => {
    const pipeline = (script: string) => ({
      'template.yaml': sam(),
      '.gitlab-ci.yml': `cost:\n  script: [${script}]\n`,
    });
    expect(await seen('cost.guard-module', pipeline('infracost breakdown --path .'))).toEqual(['.gitlab-ci.yml']);
    expect(await seen('cost.guard-module', pipeline('terraform plan'))).toEqual([]);
  });
});
