import { describe, expect, it } from 'vitest';
import { governanceAndStandardsSignals } from '../../../src/coach/signals/governance-and-standards.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(governanceAndStandardsSignals, signal, files);
}

const sam = (properties = '', globals = '', more = '') => `Transform: AWS::Serverless-2016-10-31
${globals}Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${properties}${more}`;
const plain = { 'shop/template.yaml': sam() };

it('is observable where something is declared', async () => {
  expect(governanceAndStandardsSignals.isObservable(await surroundings(plain))).toBe(true);
  const code = {
    'save.ts': 'export const handler = async (event: { id: string }, context: { awsRequestId: string }) => event.id;',
  };
  expect(governanceAndStandardsSignals.isObservable(await surroundings(code))).toBe(false);
});

describe('gov.tags', () => {
  it('counts a resource with owner, service and stage, own or of all', async () => {
    const globals = 'Globals:\n  Function:\n    Tags: { Service: shop, Stage: !Ref AWS::StackName }\n';
    expect(await seen('gov.tags', { 'template.yaml': sam('      Tags: { Owner: orders }\n', globals) })).toEqual([
      'template.yaml#Save',
    ]);
    expect(await seen('gov.tags', { 'template.yaml': sam('', globals) })).toEqual([]);
  });

  it('counts what the provider tags in Terraform', async () => {
    const terraform = (tags: string) => `provider "aws" {
  default_tags {
    tags = { ${tags} }
  }
}
resource "aws_sqs_queue" "orders" {}
resource "aws_sqs_queue" "mails" { tags = { team = "mails" } }
`;
    const all = terraform('"acme:team" = "orders", project = "shop", environment = "prod"');
    expect(await seen('gov.tags', { 'main.tf': all })).toHaveLength(2);
    expect(await seen('gov.tags', { 'main.tf': terraform('project = "shop", environment = "prod"') })).toHaveLength(1);
  });

  it('counts what a stack of the CDK is tagged with, and not what lies beside', async () => {
    const app = `import { App, Stack, Tags } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
const app = new App();
const shop = new Stack(app, 'Shop', { tags: { owner: 'orders' } });
new sqs.Queue(shop, 'Orders');
const other = new Stack(app, 'Other');
new sqs.Queue(other, 'Mails');
Tags.of(app).add('service', 'shop');
Tags.of(app).add('stage', 'prod');
`;
    const resources = await seen('gov.tags', { 'cdk.json': '{ "app": "npx tsx bin/app.ts" }', 'bin/app.ts': app });
    expect(resources).toEqual(['bin/app.ts#Shop/Orders']);
  });
});

describe('gov.policy-as-code', () => {
  const workflow = (run: string) => ({
    ...plain,
    '.github/workflows/check.yml': `on: push\njobs:\n  check:\n    steps:\n      - run: ${run}\n`,
  });

  it('counts a pipeline that holds templates to rules', async () => {
    expect(await seen('gov.policy-as-code', workflow('checkov -d .'))).toEqual(['.github/workflows/check.yml']);
    expect(await seen('gov.policy-as-code', workflow('echo checkov is next'))).toEqual([]);
    expect(await seen('gov.policy-as-code', workflow('npm test'))).toEqual([]);
  });

  it('counts checks before commits', async () => {
    const hooks = (id: string) => ({ ...plain, '.pre-commit-config.yaml': `repos:\n  - hooks:\n      - id: ${id}\n` });
    expect(await seen('gov.policy-as-code', hooks('checkov'))).toEqual(['.pre-commit-config.yaml']);
    expect(await seen('gov.policy-as-code', hooks('prettier'))).toEqual([]);
  });

  it('counts checks that run with the program', async () => {
    const app = (path: string) => ({
      'shop/cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'shop/bin/app.ts':
        "import { App, Stack } from 'aws-cdk-lib';\nimport * as sqs from 'aws-cdk-lib/aws-sqs';\nnew sqs.Queue(new Stack(new App(), 'Shop'), 'Orders');\n",
      [path]: '{ "dependencies": { "cdk-nag": "2.37.0" } }',
    });
    expect(await seen('gov.policy-as-code', app('shop/package.json'))).toEqual(['shop/package.json']);
    expect(await seen('gov.policy-as-code', app('mails/package.json'))).toEqual([]);
  });
});

it('gov.audit-trail counts a declared trail', async () => {
  const trail = '  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: audit } }\n';
  expect(await seen('gov.audit-trail', { 'template.yaml': sam('', '', trail) })).toEqual(['template.yaml#Trail']);
  expect(await seen('gov.audit-trail', plain)).toEqual([]);
  const terraform = 'resource "aws_cloudtrail" "all" {\n  name = "all"\n  s3_bucket_name = "audit"\n}\n';
  expect(await seen('gov.audit-trail', { 'main.tf': terraform })).toHaveLength(1);
});

it('gov.adr-runbook counts decisions, runbooks and alarms that name one', async () => {
  const alarm = (text: string) => `  Late:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: Errors, Namespace: AWS/Lambda, AlarmDescription: '${text}' }
`;
  const files = {
    'template.yaml': sam('', '', alarm('https://wiki.example.com/runbooks/late')),
    'docs/adr/0001-events.md': '# Events',
    'docs/adr/template.md': '# Title',
    'docs/runbook.md': '# What to do',
  };
  expect(await seen('gov.adr-runbook', files)).toEqual([
    'docs/adr/0001-events.md',
    'docs/runbook.md',
    'template.yaml#Late',
  ]);
  expect(await seen('gov.adr-runbook', { 'template.yaml': sam('', '', alarm('too late')), 'docs/x.md': '' })).toEqual(
    [],
  );
});

it('gov.codeowners counts owners of the template', async () => {
  const owners = (text: string) => ({ ...plain, '.github/CODEOWNERS': text });
  expect(await seen('gov.codeowners', owners('* @acme/all\n'))).toEqual(['.github/CODEOWNERS']);
  expect(await seen('gov.codeowners', owners('/shop/ @acme/orders # and nobody else\n'))).toHaveLength(1);
  expect(await seen('gov.codeowners', owners('/docs/ @acme/docs\n'))).toEqual([]);
  expect(await seen('gov.codeowners', owners('* @acme/all\n/shop/template.yaml\n'))).toEqual([]);
});

describe('gov.golden-path', () => {
  const service = (queue: string) => `variable "name" { type = string }
resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  tags          = { owner = "orders" }
  dead_letter_config { target_arn = aws_sqs_queue.dead.arn }
}
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/\${var.name}"
  retention_in_days = 14
}
${queue}resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name  = var.name
  namespace   = "AWS/Lambda"
  metric_name = "Errors"
}
`;
  const queue = 'resource "aws_sqs_queue" "dead" {}\n';
  const files = (module: string, calls = 2) => ({
    'main.tf': [1, 2]
      .slice(0, calls)
      .map((at) => `module "s${at}" {\n  source = "./service"\n  name = "s${at}"\n}\n`)
      .join(''),
    'service/main.tf': module,
    '.gitlab-ci.yml': 'apply:\n  script: [terraform apply -auto-approve]\n',
  });

  it('counts functions of a module that brings everything along', async () => {
    expect(await seen('gov.golden-path', files(service(queue)))).toHaveLength(2);
    expect(await seen('gov.golden-path', files(service(queue), 1))).toEqual([]);
    expect(await seen('gov.golden-path', files(service('').replace(/ {2}dead_letter.*\n/, '')))).toEqual([]);
  });
});
