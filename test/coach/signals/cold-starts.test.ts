import { describe, expect, it } from 'vitest';
import { coldStartsSignals } from '../../../src/coach/signals/cold-starts.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(coldStartsSignals, signal, files);
}

const sam = (settings: string, more = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${settings}${more}`;

const terraform = (settings: string, more = '') => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "save.handler"
  runtime       = "nodejs22.x"
${settings}}
${more}`;

describe('cold.init-outside', () => {
  it('does all of its set-up once', async () => {
    const app = (outside: string, inside: string) => `import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
const s3 = new S3Client({});
${outside}
export const handler = async (event) => { ${inside} return use(s3, sqs, event); };`;
    const made = 'const sqs = new SQSClient({});';
    expect(await seen('cold.init-outside', { 'app.mjs': app(made, '') })).toEqual(['app.mjs#handler']);
    expect(await seen('cold.init-outside', { 'app.mjs': app('', made) })).toEqual([]);
    const python = `import boto3
s3 = boto3.client("s3")

def lambda_handler(event, context):
    return s3.list_buckets()
`;
    expect(await seen('cold.init-outside', { 'app.py': python })).toEqual(['app.py#lambda_handler']);
  });
});

describe('cold.lean-package', () => {
  it('is bundled by SAM or the CDK', async () => {
    const built = (method: string) => sam('', `    Metadata:\n      BuildMethod: ${method}\n`);
    expect(await seen('cold.lean-package', { 'template.yaml': built('esbuild') })).toEqual(['template.yaml#Save']);
    expect(await seen('cold.lean-package', { 'template.yaml': built('makefile') })).toEqual([]);
    const stack = (made: string) => `import { App, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
const stack = new Stack(new App(), 'Shop');
${made}
`;
    const files = (made: string) => ({ 'cdk.json': '{ "app": "npx tsx bin/app.ts" }', 'bin/app.ts': stack(made) });
    expect(
      await seen('cold.lean-package', files("new NodejsFunction(stack, 'Save', { entry: 'src/save.ts' });")),
    ).toHaveLength(1);
    const whole =
      "new Function(stack, 'Save', { code: Code.fromAsset('src'), handler: 'save.handler', runtime: Runtime.NODEJS_22_X });";
    expect(await seen('cold.lean-package', files(whole))).toEqual([]);
  });

  it('leaves files out in Terraform and the Serverless Framework', async () => {
    const archive = (more: string) =>
      `data "archive_file" "save" {\n  type        = "zip"\n  source_dir  = "src"\n  output_path = "save.zip"\n${more}}\n`;
    const packed = '  filename = data.archive_file.save.output_path\n';
    const trimmed = archive('  excludes    = ["test"]\n');
    expect(await seen('cold.lean-package', { 'main.tf': terraform(packed, trimmed) })).toHaveLength(1);
    expect(await seen('cold.lean-package', { 'main.tf': terraform(packed, archive('')) })).toEqual([]);
    const service = (more: string) => `service: shop
frameworkVersion: '3'
provider: { name: aws, runtime: nodejs22.x }
${more}functions:
  save: { handler: save.handler }
`;
    expect(
      await seen('cold.lean-package', { 'serverless.yml': service("package: { patterns: ['!test/**'] }\n") }),
    ).toHaveLength(1);
    expect(await seen('cold.lean-package', { 'serverless.yml': service('') })).toEqual([]);
  });
});

describe('cold.provisioned', () => {
  it('is warm capacity of an alias', async () => {
    const alias = '      AutoPublishAlias: live\n';
    const warm = `${alias}      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 }\n`;
    expect(await seen('cold.provisioned', { 'template.yaml': sam(warm) })).toHaveLength(1);
    expect(await seen('cold.provisioned', { 'template.yaml': sam(alias) })).toEqual([]);
    const configured = `resource "aws_lambda_provisioned_concurrency_config" "warm" {
  function_name                     = aws_lambda_function.save.function_name
  qualifier                         = "live"
  provisioned_concurrent_executions = 5
}
`;
    expect(await seen('cold.provisioned', { 'main.tf': terraform('', configured) })).toHaveLength(1);
  });
});

describe('cold.provisioned-scaled', () => {
  it('is capacity that follows use or a schedule', async () => {
    const target = (dimension: string) =>
      sam(
        '',
        `  Warm:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties:\n      ScalableDimension: ${dimension}\n`,
      );
    expect(
      await seen('cold.provisioned-scaled', { 'template.yaml': target('lambda:function:ProvisionedConcurrency') }),
    ).toEqual(['template.yaml#Warm']);
    expect(
      await seen('cold.provisioned-scaled', { 'template.yaml': target('dynamodb:table:ReadCapacityUnits') }),
    ).toEqual([]);
    const written = `resource "aws_appautoscaling_target" "warm" {
  scalable_dimension = "lambda:function:ProvisionedConcurrency"
  service_namespace  = "lambda"
  resource_id        = "function:save:live"
  min_capacity       = 1
  max_capacity       = 10
}
`;
    expect(await seen('cold.provisioned-scaled', { 'main.tf': terraform('', written) })).toHaveLength(1);
  });
});

describe('cold.snapshot', () => {
  it('is of a version that is published', async () => {
    const snapshot = '      SnapStart: { ApplyOn: PublishedVersions }\n';
    expect(await seen('cold.snapshot', { 'template.yaml': sam(`${snapshot}      AutoPublishAlias: live\n`) })).toEqual([
      'template.yaml#Save',
    ]);
    expect(await seen('cold.snapshot', { 'template.yaml': sam(snapshot) })).toEqual([]);
    const service = (on: boolean) => `service: shop
provider: { name: aws, runtime: java21 }
functions:
  save: { handler: shop.Save, snapStart: ${on} }
`;
    expect(await seen('cold.snapshot', { 'serverless.yml': service(true) })).toHaveLength(1);
    expect(await seen('cold.snapshot', { 'serverless.yml': service(false) })).toEqual([]);
  });

  it('is read in the CDK and in Terraform', async () => {
    const stack = (setting: string) => `import { App, Stack } from 'aws-cdk-lib';
import { Alias, Code, Function, Runtime, SnapStartConf } from 'aws-cdk-lib/aws-lambda';
const stack = new Stack(new App(), 'Shop');
const save = new Function(stack, 'Save', { code: Code.fromAsset('src'), handler: 'shop.Save', runtime: Runtime.JAVA_21${setting} });
new Alias(stack, 'Live', { aliasName: 'live', version: save.currentVersion });
`;
    const files = (setting: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': stack(setting),
    });
    expect(await seen('cold.snapshot', files(', snapStart: SnapStartConf.ON_PUBLISHED_VERSIONS'))).toHaveLength(1);
    expect(await seen('cold.snapshot', files(''))).toEqual([]);
    const alias = `resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.save.arn
  function_version = aws_lambda_function.save.version
}
`;
    const snapshot = '  snap_start {\n    apply_on = "PublishedVersions"\n  }\n';
    expect(await seen('cold.snapshot', { 'main.tf': terraform(snapshot, alias) })).toHaveLength(1);
  });
});

describe('cold.budget-standard', () => {
  it('is a check of sizes in a pipeline', async () => {
    const pipeline = (command: string) => ({
      'template.yaml': sam(''),
      '.github/workflows/ci.yml': `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${command}\n`,
    });
    expect(await seen('cold.budget-standard', pipeline('npx size-limit'))).toEqual(['.github/workflows/ci.yml']);
    expect(await seen('cold.budget-standard', pipeline('npm test'))).toEqual([]);
  });

  it('is a module that makes lean functions alike', async () => {
    const main = (archive: string) =>
      ['save', 'load', 'list']
        .map((name) => `module "${name}" {\n  source = "./function"\n  name = "${name}"\n}\n`)
        .join('') + archive;
    const module = (more: string) => `variable "name" {}
data "archive_file" "code" {
  type        = "zip"
  source_dir  = "src"
  output_path = "code.zip"
${more}}
resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  memory_size   = 512
  architectures = ["arm64"]
  filename      = data.archive_file.code.output_path
}
`;
    const excluding = module('  excludes = ["test"]\n');
    expect(await seen('cold.budget-standard', { 'main.tf': main(''), 'function/main.tf': excluding })).toEqual([
      'function/main.tf#lean functions',
    ]);
    expect(await seen('cold.budget-standard', { 'main.tf': main(''), 'function/main.tf': module('') })).toEqual([]);
  });
});

describe('cold.bad.reserved-as-warm', () => {
  const pinged = (name: string, more = '') => `      Events:
        ${name}: { Type: Schedule, Properties: { Schedule: rate(5 minutes)${more} } }
`;
  const reserved = '      ReservedConcurrentExecutions: 2\n';

  it('is a reservation beside a schedule that keeps warm', async () => {
    const of = (settings: string) => seen('cold.bad.reserved-as-warm', { 'template.yaml': sam(settings) });
    expect(await of(reserved + pinged('WarmUp'))).toEqual(['template.yaml#Save']);
    expect(await of(reserved + pinged('KeepAlive'))).toEqual(['template.yaml#Save']);
    expect(await of(reserved + pinged('Report'))).toEqual([]);
    expect(await of(reserved + pinged('GlobalWarming'))).toEqual([]);
    expect(await of(reserved + pinged('WarmUp', ', Enabled: false'))).toEqual([]);
    expect(await of(pinged('WarmUp'))).toEqual([]);
  });

  it('is the same in Terraform', async () => {
    const rule = (name: string) => `resource "aws_cloudwatch_event_rule" "${name}" {
  schedule_expression = "rate(5 minutes)"
}
resource "aws_cloudwatch_event_target" "${name}" {
  rule = aws_cloudwatch_event_rule.${name}.name
  arn  = aws_lambda_function.save.arn
}
`;
    const of = (name: string) =>
      seen('cold.bad.reserved-as-warm', {
        'main.tf': terraform('  reserved_concurrent_executions = 2\n', rule(name)),
      });
    expect(await of('warm_up')).toHaveLength(1);
    expect(await of('report')).toEqual([]);
  });
});
