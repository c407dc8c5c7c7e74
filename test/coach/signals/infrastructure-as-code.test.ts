import { describe, expect, it } from 'vitest';
import { infrastructureAsCodeSignals } from '../../../src/coach/signals/infrastructure-as-code.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(infrastructureAsCodeSignals, signal, files);
}

const save = `  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x }
`;
const sam = (resources = '', before = '') =>
  `Transform: AWS::Serverless-2016-10-31\n${before}Resources:\n${save}${resources}`;

const lambda = `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
`;

describe('iac.template-present', () => {
  it('is a template with functions in it', async () => {
    expect(await seen('iac.template-present', { 'template.yaml': sam() })).toEqual(['template.yaml']);
    expect(await seen('iac.template-present', { 'infra/main.tf': lambda })).toEqual(['infra/main.tf']);
    expect(
      await seen('iac.template-present', { 'app.py': 'def lambda_handler(event, context):\n    return event\n' }),
    ).toEqual([]);
  });
});

describe('iac.parameterised', () => {
  const parameters = 'Parameters:\n  Stage: { Type: String, Default: dev }\n';
  const configuration = (...stages: readonly string[]) =>
    stages.map((stage) => `[${stage}.deploy.parameters]\nparameter_overrides = "Stage=${stage}"\n`).join('');

  it('is a configuration of several stages', async () => {
    const template = sam('', parameters);
    expect(
      await seen('iac.parameterised', { 'template.yaml': template, 'samconfig.toml': configuration('dev', 'prod') }),
    ).toEqual(['samconfig.toml']);
    expect(
      await seen('iac.parameterised', { 'template.yaml': template, 'samconfig.toml': configuration('default') }),
    ).toEqual([]);
    expect(
      await seen('iac.parameterised', { 'template.yaml': sam(), 'samconfig.toml': configuration('dev', 'prod') }),
    ).toEqual([]);
  });

  it('are values of variables for each stage', async () => {
    const main = `variable "stage" {}\n${lambda}`;
    const files = { 'main.tf': main, 'dev.tfvars': 'stage = "dev"\n' };
    expect(await seen('iac.parameterised', { ...files, 'prod.tfvars': 'stage = "prod"\n' })).toEqual([
      'dev.tfvars',
      'prod.tfvars',
    ]);
    expect(await seen('iac.parameterised', files)).toEqual([]);
  });

  it('are params of the Serverless Framework', async () => {
    const service = (params: string) => `service: shop
provider: { name: aws, runtime: nodejs22.x }
params:
${params}functions:
  save: { handler: save.handler }
`;
    const both = '  dev: { size: 256 }\n  prod: { size: 1024 }\n';
    expect(await seen('iac.parameterised', { 'serverless.yml': service(both) })).toEqual(['serverless.yml']);
    expect(await seen('iac.parameterised', { 'serverless.yml': service('  default: { size: 256 }\n') })).toEqual([]);
  });
});

describe('iac.remote-state-pinned', () => {
  const settings = (backend: string, pinned: string) => `terraform {\n${pinned}${backend}}\n${lambda}`;
  const pinned = '  required_version = "~> 1.9"\n';
  const remote = '  backend "s3" {\n    bucket = "state"\n    key    = "shop"\n  }\n';

  it('needs both', async () => {
    expect(await seen('iac.remote-state-pinned', { 'main.tf': settings(remote, pinned) })).toEqual(['main.tf']);
    expect(await seen('iac.remote-state-pinned', { 'main.tf': settings(remote, '') })).toEqual([]);
    expect(await seen('iac.remote-state-pinned', { 'main.tf': settings('  backend "local" {}\n', pinned) })).toEqual(
      [],
    );
    const providers =
      '  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 6.0"\n    }\n  }\n';
    expect(await seen('iac.remote-state-pinned', { 'main.tf': settings(remote, providers) })).toEqual(['main.tf']);
  });

  it('is a version of the Serverless Framework, which has no state of its own', async () => {
    const service = (version: string) => `service: shop
${version}provider: { name: aws, runtime: nodejs22.x }
functions:
  save: { handler: save.handler }
`;
    expect(
      await seen('iac.remote-state-pinned', { 'serverless.yml': service("frameworkVersion: '4'\n") }),
    ).toHaveLength(1);
    expect(await seen('iac.remote-state-pinned', { 'serverless.yml': service('') })).toEqual([]);
  });
});

describe('iac.custom-resource-safe', () => {
  const template = sam('  Filled:\n    Type: Custom::Filled\n    Properties:\n      ServiceToken: !GetAtt Save.Arn\n');

  it('tells requests apart and answers when it fails', async () => {
    const app = (failed: string) => `import { answer, fill, clear } from './work.mjs';
export const handler = async (event) => {
  try {
    if (event.RequestType === 'Delete') await clear(event.ResourceProperties);
    else await fill(event.ResourceProperties);
    await answer(event.ResponseURL, 'SUCCESS');
  } ${failed}
};`;
    const work = `export const answer = async (url, status) => { await fetch(url, { method: 'PUT', body: status, signal: AbortSignal.timeout(5000) }); };
export const fill = async () => {};
export const clear = async () => {};`;
    const files = (failed: string) => ({
      'template.yaml': template,
      'src/save.mjs': app(failed),
      'src/work.mjs': work,
    });
    const answered = "catch (error) { await answer(event.ResponseURL, 'FAILED'); throw error; }";
    expect(await seen('iac.custom-resource-safe', files(answered))).toEqual(['src/save.mjs#handler']);
    expect(await seen('iac.custom-resource-safe', files('finally { console.log("done"); }'))).toEqual([]);
  });

  it('may leave that to crhelper', async () => {
    const app = `from crhelper import CfnResource
helper = CfnResource()

@helper.create
def create(event, context):
    return None

def handler(event, context):
    helper(event, context)
`;
    const python = template.replace('nodejs22.x', 'python3.13');
    expect(await seen('iac.custom-resource-safe', { 'template.yaml': python, 'src/save.py': app })).toHaveLength(1);
  });
});

describe('iac.retain-stateful', () => {
  it('is written on the table', async () => {
    const table = (policy: string) => sam(`  Orders:\n    Type: AWS::DynamoDB::Table\n${policy}`);
    const retained = '    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n';
    expect(await seen('iac.retain-stateful', { 'template.yaml': table(retained) })).toEqual(['template.yaml#Orders']);
    expect(await seen('iac.retain-stateful', { 'template.yaml': table('') })).toEqual([]);
    const bucket = `${lambda}resource "aws_s3_bucket" "orders" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n`;
    expect(await seen('iac.retain-stateful', { 'main.tf': bucket })).toHaveLength(1);
  });

  it('is not what the CDK does by itself', async () => {
    const stack = (policy: string) => `import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
const stack = new Stack(new App(), 'Shop');
new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }${policy} });
`;
    const files = (policy: string) => ({ 'cdk.json': '{ "app": "npx tsx bin/app.ts" }', 'bin/app.ts': stack(policy) });
    expect(await seen('iac.retain-stateful', files(''))).toEqual([]);
    expect(await seen('iac.retain-stateful', files(', removalPolicy: RemovalPolicy.RETAIN'))).toHaveLength(1);
  });
});

describe('iac.shared-module', () => {
  const call = (name: string) => `module "${name}" {\n  source = "./queue"\n  name   = "${name}"\n}\n`;
  const queue = 'variable "name" {}\nresource "aws_sqs_queue" "this" {\n  name = var.name\n}\n';

  it('is a module that is called more than once', async () => {
    const twice = lambda + call('orders') + call('mails');
    expect(await seen('iac.shared-module', { 'main.tf': twice, 'queue/main.tf': queue })).toEqual([
      'queue/main.tf#reused',
    ]);
    expect(await seen('iac.shared-module', { 'main.tf': lambda + call('orders'), 'queue/main.tf': queue })).toEqual([]);
  });

  it('is a construct, and not a stack that is there for each stage', async () => {
    const program = (made: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import { AuthorizationType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
const app = new App();
class Mailbox extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Queue(this, 'Queue');
  }
}
class Shop extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
${made}
  }
}
new Shop(app, 'Dev');
new Shop(app, 'Prod');
`,
    });
    const twice = "    new Mailbox(this, 'Orders');\n    new Mailbox(this, 'Mails');";
    expect(await seen('iac.shared-module', program(twice))).toEqual(['bin/app.ts#reused']);
    expect(await seen('iac.shared-module', program("    new Mailbox(this, 'Orders');"))).toEqual([]);
    const withItsRole = `    new Function(this, 'Save', {
      runtime: Runtime.NODEJS_24_X, handler: 'save.handler', code: Code.fromAsset('src'),
    });`;
    expect(await seen('iac.shared-module', program(withItsRole))).toEqual([]);
    const withItsStage = `    const api = new RestApi(this, 'Api', { defaultMethodOptions: { authorizationType: AuthorizationType.IAM } });
    api.root.addResource('orders').addMethod('POST');
    api.root.addResource('carts').addMethod('POST');`;
    expect(await seen('iac.shared-module', program(withItsStage))).toEqual([]);
  });

  it('is a nested stack that is used more than once', async () => {
    const nested = (name: string) =>
      `  ${name}:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: queue.yaml }\n`;
    const inner = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n';
    const files = (resources: string) => ({ 'template.yaml': sam(resources), 'queue.yaml': inner });
    expect(await seen('iac.shared-module', files(nested('Orders') + nested('Mails')))).toEqual(['queue.yaml#reused']);
    expect(await seen('iac.shared-module', files(nested('Orders')))).toEqual([]);
  });
});
