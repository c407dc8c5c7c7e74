import { describe, expect, test } from 'vitest';
import { mlInferenceSignals } from '../../../src/coach/signals/ml-inference.js';
import { resourcesShowing, surroundings } from './open.js';

const seen = (signal: string, files: Readonly<Record<string, string>>) =>
  resourcesShowing(mlInferenceSignals, signal, files);

const judge = `  Judge:
    Type: AWS::Serverless::Function
    Properties: { Handler: judge.handler, Runtime: python3.13, CodeUri: src }
`;
const sam = (resources: string, code = 'def handler(event, context):\n    return {}\n') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${judge}${resources}`,
  'src/judge.py': code,
});

const endpoint = (variant: string, more = '') => `  Fraud:
    Type: AWS::SageMaker::EndpointConfig
    Properties: { ProductionVariants: [{ ModelName: fraud, VariantName: a, ${variant} }]${more} }
`;
const serverless = 'ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 }';
const instances = 'InstanceType: ml.m5.large, InitialInstanceCount: 1';

const asks = (more = '') => `import boto3
bedrock = boto3.client('bedrock-runtime')
def handler(event, context):
    return bedrock.converse(modelId='small', messages=[]${more})
`;

describe('whether models are used at all', () => {
  test.each([
    [sam(''), false],
    [sam(endpoint(instances)), true],
    [sam('', asks()), true],
  ])('%#', async (files, expected) => {
    expect(mlInferenceSignals.isObservable(await surroundings(files))).toBe(expected);
  });
});

test('ml.serverless-endpoint: no instances wait', async () => {
  expect(await seen('ml.serverless-endpoint', sam(endpoint(serverless)))).toEqual(['template.yaml#Fraud']);
  expect(await seen('ml.serverless-endpoint', sam(endpoint(instances)))).toEqual([]);
});

test.each([
  ['6144', '200', 1],
  ['2500', '5', 0],
  ['7168', '5', 0],
  ['2048', '201', 0],
])('ml.serverless-endpoint: what SageMaker takes, %s MB and %s at once', async (memory, most, count) => {
  const files = sam(endpoint(`ServerlessConfig: { MemorySizeInMB: ${memory}, MaxConcurrency: ${most} }`));
  expect(await seen('ml.serverless-endpoint', files)).toHaveLength(count);
});

describe('ml.model-outside-handler', () => {
  test.each([
    [
      'at the start',
      "import torch\nmodel = torch.load('/opt/a.pt')\ndef handler(event, context):\n    return model(event)\n",
      1,
    ],
    [
      'kept behind a check',
      "import torch\nmodel = None\ndef handler(event, context):\n    global model\n    if model is None:\n        model = torch.load('/opt/a.pt')\n    return model(event)\n",
      1,
    ],
    ['at every event', "import torch\ndef handler(event, context):\n    return torch.load('/opt/a.pt')(event)\n", 0],
    ['not at all', 'import torch\ndef handler(event, context):\n    return torch.zeros(3)\n', 0],
  ])('%s', async (_, code, count) => {
    expect(await seen('ml.model-outside-handler', sam('', code))).toHaveLength(count);
  });
});

describe('ml.bounded-and-async', () => {
  test('an endpoint that answers later', async () => {
    const later = ', AsyncInferenceConfig: { OutputConfig: { S3OutputPath: s3://answers } }';
    expect(await seen('ml.bounded-and-async', sam(endpoint(instances, later)))).toEqual(['template.yaml#Fraud']);
    expect(await seen('ml.bounded-and-async', sam(endpoint(instances)))).toEqual([]);
  });

  test('a queue before a function that asks a model, with a limit', async () => {
    const files = (code: string, limit: string) => ({
      ...sam('', code),
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
${judge.replace('CodeUri: src }', `CodeUri: src, Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn${limit} } } } }`)}
  Orders: { Type: AWS::SQS::Queue }
`,
    });
    const limit = ', ScalingConfig: { MaximumConcurrency: 4 }';
    expect(await seen('ml.bounded-and-async', files(asks(), limit))).toHaveLength(1);
    expect(await seen('ml.bounded-and-async', files(asks(), ''))).toEqual([]);
    expect(await seen('ml.bounded-and-async', files('def handler(event, context):\n    return {}\n', limit))).toEqual(
      [],
    );
  });
});

test('ml.endpoint-scaling: warm within the limit, or instances that follow the load', async () => {
  const warm = (count: number) =>
    sam(endpoint(`ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5, ProvisionedConcurrency: ${count} }`));
  expect(await seen('ml.endpoint-scaling', warm(2))).toEqual(['template.yaml#Fraud']);
  expect(await seen('ml.endpoint-scaling', warm(6))).toEqual([]);

  const target = (dimension: string) => ({
    'main.tf': `resource "aws_lambda_function" "a" {
  function_name = "a"
}
resource "aws_appautoscaling_target" "fraud" {
  scalable_dimension = "${dimension}"
}
`,
  });
  expect(await seen('ml.endpoint-scaling', target('sagemaker:variant:DesiredInstanceCount'))).toEqual([
    'main.tf#aws_appautoscaling_target.fraud',
  ]);
  expect(await seen('ml.endpoint-scaling', target('lambda:function:ProvisionedConcurrency'))).toEqual([]);
});

describe('ml.cost-guard', () => {
  test('answers may get only so long', async () => {
    expect(await seen('ml.cost-guard', sam('', asks(", inferenceConfig={'maxTokens': 300}")))).toEqual([
      'src/judge.py#handler',
    ]);
    expect(await seen('ml.cost-guard', sam('', asks()))).toEqual([]);
  });

  test('a budget counts beside a model that is paid for by the call, and not by itself', async () => {
    const budget = '  Spending: { Type: AWS::Budgets::Budget }\n';
    expect(await seen('ml.cost-guard', sam(budget, asks()))).toEqual(['template.yaml#Spending']);
    expect(await seen('ml.cost-guard', sam(budget))).toEqual([]);
  });
});

test('ml.pipeline-template: the endpoint comes with its alarm wherever the part is used', async () => {
  const files = (parts: readonly string[], alarm: string) => ({
    'template.yaml': `Resources:
${parts.map((name) => `  ${name}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: model.yaml } }\n`).join('')}`,
    'model.yaml': `Resources:
${endpoint(serverless)}${alarm}`,
  });
  const alarm =
    '  Errors: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: AWS/SageMaker, MetricName: Invocation5XXErrors } }\n';
  expect(await seen('ml.pipeline-template', files(['Fraud', 'Taste'], alarm))).toHaveLength(2);
  expect(await seen('ml.pipeline-template', files(['Fraud', 'Taste'], ''))).toEqual([]);
  expect(await seen('ml.pipeline-template', files(['Fraud'], alarm))).toEqual([]);
});

describe('ml.bad.load-per-call', () => {
  test.each([
    ["import torch\ndef handler(event, context):\n    return torch.load('/opt/a.pt')(event)\n", 1],
    [
      "import joblib\ndef predict():\n    return joblib.load('a.pkl')\ndef handler(event, context):\n    return predict()\n",
      1,
    ],
    ["import torch\nmodel = torch.load('/opt/a.pt')\ndef handler(event, context):\n    return model(event)\n", 0],
    [
      "import torch\nmodel = None\ndef handler(event, context):\n    global model\n    if model is None:\n        model = torch.load('/opt/a.pt')\n    return model(event)\n",
      0,
    ],
    ["import torch\ndef handler(event, context):\n    return torch.load(event['model'])(event)\n", 0],
  ])('%#', async (code, count) => {
    expect(await seen('ml.bad.load-per-call', sam('', code))).toHaveLength(count);
  });

  test('in TypeScript', async () => {
    const files = (outside: string, inside: string) => ({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${judge.replace('python3.13', 'nodejs22.x')}`,
      'src/judge.ts': `import { InferenceSession } from 'onnxruntime-node';
${outside}export const handler = async () => { ${inside} };
`,
    });
    const load = "await InferenceSession.create('a.onnx')";
    expect(await seen('ml.bad.load-per-call', files('', `return ${load};`))).toEqual(['src/judge.ts#handler']);
    expect(await seen('ml.bad.load-per-call', files(`const model = ${load};\n`, 'return model;'))).toEqual([]);
  });
});
