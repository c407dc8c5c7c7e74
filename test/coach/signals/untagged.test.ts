import { describe, expect, it } from 'vitest';
import { governanceAndStandardsSignals } from '../../../src/coach/signals/governance-and-standards.js';
import { resourcesShowing } from './open.js';

const seen = (files: Readonly<Record<string, string>>) =>
  resourcesShowing(governanceAndStandardsSignals, 'gov.bad.untagged', files);

const sam = (save: string, orders = '', globals = '') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: { Team: { Type: String } }
${globals}Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x${save} }
  Orders: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 0${orders} } }
`,
});
const list = ', Tags: [{ Key: Owner, Value: orders }]';

describe('gov.bad.untagged', () => {
  it('is one thing where nothing has tags', async () => {
    expect(await seen(sam(''))).toEqual(['template.yaml']);
    expect(await seen(sam(', Tags: {}'))).toEqual(['template.yaml']);
    const tf = (provider: string) => ({
      'main.tf': `variable "tags" { type = map(string) }
provider "aws" {\n${provider}}\nresource "aws_lambda_function" "save" {\n  function_name = "save"\n}\n`,
    });
    expect(await seen(tf(''))).toEqual(['main.tf']);
    expect(await seen(tf('  default_tags {\n    tags = { Owner = "orders" }\n  }\n'))).toEqual([]);
    expect(await seen(tf('  default_tags {\n    tags = var.tags\n  }\n'))).toEqual([]);
  });

  it('is what lacks the tags that others have', async () => {
    expect(await seen(sam(', Tags: { Owner: orders }'))).toEqual(['template.yaml#Orders']);
    expect(await seen(sam('', list))).toEqual(['template.yaml#Save']);
    expect(await seen(sam(', Tags: { Owner: orders }', list))).toEqual([]);
    expect(await seen(sam('', list, 'Globals: { Function: { Tags: { Owner: orders } } }\n'))).toEqual([]);
  });

  it('is nothing where tags may be there', async () => {
    expect(await seen(sam(', Tags: !If [Prod, { Owner: orders }, !Ref AWS::NoValue]'))).toEqual([]);
    expect(
      await seen({ ...sam(''), 'samconfig.toml': '[default.deploy.parameters]\ntags = "Owner=orders"\n' }),
    ).toEqual([]);
    const makefile = {
      Makefile: 'deploy:\n\taws cloudformation deploy --template-file template.yaml --tags Owner=orders\n',
    };
    expect(await seen({ ...sam(''), ...makefile })).toEqual([]);
    expect(await seen({ ...sam(''), 'scripts/deploy.sh': 'sam deploy --tags Owner=orders\n' })).toEqual([]);
    const registry = '  Shop: { Type: AWS::ServiceCatalogAppRegistry::Application }\n';
    expect(await seen({ 'template.yaml': sam('')['template.yaml'] + registry })).toEqual([]);
    expect(await seen({ 'packaged.yaml': sam('')['template.yaml'] })).toEqual([]);
    const compiled = `{ "Resources": { "Save": { "Type": "AWS::Lambda::Function", "Properties": {
  "Handler": "save.handler", "Runtime": "nodejs22.x", "Role": "arn:aws:iam::1:role/save", "Code": {} } } } }`;
    expect(await seen({ 'stack.json': compiled })).toEqual(['stack.json']);
    expect(await seen({ 'cloudformation-template-update-stack.json': compiled })).toEqual([]);
  });

  it('is nothing where the tool has no words for tags', async () => {
    expect(await seen({ 'app.arc': '@app\nshop\n\n@http\nget /\n' })).toEqual([]);
  });

  it('sees the tags of stacks in the CDK', async () => {
    const cdk = (more: string) => ({
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': `import { App, Stack, Tags } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const stack = new Stack(new App(), 'Shop');
new sqs.Queue(stack, 'Orders');
new lambda.Function(stack, 'Save', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'save.handler', code: lambda.Code.fromAsset('src') });
${more}`,
    });
    expect(await seen(cdk(''))).toEqual(['bin/app.ts']);
    expect(await seen(cdk("Tags.of(stack).add('Owner', 'orders');\n"))).toEqual([]);
  });
});
