import { describe, expect, it } from 'vitest';
import { carbonAwareSignals } from '../../../src/coach/signals/carbon-aware.js';
import { costAndFinopsSignals } from '../../../src/coach/signals/cost-and-finops.js';
import { mlInferenceSignals } from '../../../src/coach/signals/ml-inference.js';
import { resourcesShowing } from './open.js';

type Files = Readonly<Record<string, string>>;
const seen = (signal: string, files: Files) => resourcesShowing(costAndFinopsSignals, signal, files);

const asking = (more = '', call = "dynamodb.get_item(TableName='orders', Key={})") => `import boto3, json
${more}dynamodb = boto3.client('dynamodb')
s3 = boto3.client('s3')
def handler(event, context):
    return ${call}
`;
const sam = (properties: string, code = asking(), globals = '') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
${globals}Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: python3.13${properties} }
`,
  'src/save.py': code,
});

describe('cost.bad.oversized', () => {
  it.each([
    [', MemorySize: 3008', asking(), 1],
    [', MemorySize: 1769', asking(), 0],
    [', MemorySize: 10240', asking(), 0],
    [', MemorySize: !Ref Memory', asking(), 0],
    [', MemorySize: 3008', asking('import pandas\n'), 0],
    [', MemorySize: 3008', asking('import unheard_of\n'), 0],
    [', MemorySize: 3008', asking('import zlib\n'), 0],
    [', MemorySize: 3008', asking('', "s3.get_object(Bucket='films', Key='a')"), 0],
    [', MemorySize: 3008, Layers: [!Ref Tools]', asking(), 0],
    [', MemorySize: 3008', 'def handler(event, context):\n    return sum(range(event))\n', 0],
  ])('is much memory for code that only asks: %s %#', async (properties, code, count) => {
    expect(await seen('cost.bad.oversized', sam(properties, code))).toHaveLength(count);
  });

  it('is told once for what counts for all, and not where somebody measured', async () => {
    const globals = 'Globals: { Function: { MemorySize: 4096 } }\n';
    const files = sam('', asking(), globals);
    const two = `${files['template.yaml']}  Load:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: python3.13 }
`;
    expect(await seen('cost.bad.oversized', { ...files, 'template.yaml': two })).toEqual(['template.yaml#Save']);
    expect(await seen('cost.bad.oversized', { ...files, 'power-tuning.json': '{ "power": 4096 }' })).toEqual([]);
  });

  it('is the same in Terraform and TypeScript', async () => {
    const tf = (memory: number) => ({
      'main.tf': `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "save.handler"
  runtime       = "nodejs22.x"
  filename      = "src"
  memory_size   = ${memory}
}
`,
      'src/save.js': `const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
const client = new DynamoDBClient({});
exports.handler = async (event) => client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: event.id } } }));
`,
    });
    expect(await seen('cost.bad.oversized', tf(4096))).toEqual(['main.tf#aws_lambda_function.save']);
    expect(await seen('cost.bad.oversized', tf(512))).toEqual([]);
  });
});

describe('warm capacity beside production', () => {
  const stage = (
    name: string,
  ) => `Parameters: { Stage: { Type: String, Default: ${name} }, Warm: { Type: Number, Default: 2 } }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
`;
  const warm = (given: string, name = 'dev', more = '') => {
    const settings = `, AutoPublishAlias: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: ${given} }`;
    const files = sam(settings, asking(), stage(name));
    return { ...files, 'template.yaml': `${files['template.yaml']}${more}` };
  };

  it('cost.bad.idle-warm is the same in every stage', async () => {
    expect(await seen('cost.bad.idle-warm', warm('2'))).toHaveLength(1);
    expect(await seen('cost.bad.idle-warm', warm('2', 'prod'))).toEqual([]);
    expect(await seen('cost.bad.idle-warm', warm('!If [Prod, 2, !Ref AWS::NoValue]'))).toEqual([]);
    expect(await seen('cost.bad.idle-warm', warm('!Ref Warm'))).toEqual([]);
    const scaling =
      '  Night: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { ScalableDimension: lambda:function:ProvisionedConcurrency } }\n';
    expect(await seen('cost.bad.idle-warm', warm('2', 'dev', scaling))).toEqual([]);
    expect(await resourcesShowing(carbonAwareSignals, 'carb.bad.idle', warm('2'))).toHaveLength(1);
  });

  it('knows a stage by its folder', async () => {
    const tf = `resource "aws_lambda_function" "save" {
  function_name = "save"
  publish       = true
}
resource "aws_lambda_provisioned_concurrency_config" "save" {
  function_name                     = aws_lambda_function.save.function_name
  qualifier                         = "live"
  provisioned_concurrent_executions = 2
}
`;
    expect(await seen('cost.bad.idle-warm', { 'environments/staging/main.tf': tf })).toHaveLength(1);
    expect(await seen('cost.bad.idle-warm', { 'environments/production/main.tf': tf })).toEqual([]);
    expect(await seen('cost.bad.idle-warm', { 'main.tf': tf })).toEqual([]);
  });

  it('ml.bad.always-on is an endpoint on instances', async () => {
    const endpoint = (name: string, variant: string, more = '') => ({
      'template.yaml': `${stage(name)}Resources:
  Fraud:
    Type: AWS::SageMaker::EndpointConfig
    Properties: { ProductionVariants: [{ ModelName: fraud, VariantName: a, ${variant} }] }
${more}`,
    });
    const shown = (files: Files) => resourcesShowing(mlInferenceSignals, 'ml.bad.always-on', files);
    const instances = 'InstanceType: ml.m5.large, InitialInstanceCount: 1';
    expect(await shown(endpoint('dev', instances))).toEqual(['template.yaml#Fraud']);
    expect(await shown(endpoint('prod', instances))).toEqual([]);
    expect(await shown(endpoint('dev', 'ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 }'))).toEqual([]);
    const scaling =
      '  Less: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { ScalableDimension: sagemaker:variant:DesiredInstanceCount } }\n';
    expect(await shown(endpoint('dev', instances, scaling))).toEqual([]);
  });
});
