import { describe, expect, it } from 'vitest';
import { eventDrivenPatternsSignals } from '../../../src/coach/signals/event-driven-patterns.js';
import { resourcesShowing } from './open.js';

const seen = (signal: string, files: Readonly<Record<string, string>>) =>
  resourcesShowing(eventDrivenPatternsSignals, signal, files);

describe('pat.bad.shared-table', () => {
  const writes = (command: string) => `import { DynamoDBClient, ${command} } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async () => client.send(new ${command}({ TableName: process.env.TABLE, Key: {} }));
`;
  const cdk = (billing: string, stack = 'billing') => ({
    'cdk.json': '{"app": "npx tsx bin/app.ts"}',
    'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const app = new App();
const orders = new Stack(app, 'Orders');
const billing = new Stack(app, 'Billing');
const table = new dynamodb.Table(orders, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
const shared = { runtime: lambda.Runtime.NODEJS_24_X, code: lambda.Code.fromAsset('src'), environment: { TABLE: table.tableName } };
new lambda.Function(orders, 'Save', { ...shared, handler: 'save.handler' });
new lambda.Function(${stack}, 'Bill', { ...shared, handler: 'bill.handler' });
`,
    'src/save.ts': writes('UpdateItemCommand'),
    'src/bill.ts': writes(billing),
  });

  it('is a table that functions of two stacks write', async () => {
    expect(await seen('pat.bad.shared-table', cdk('UpdateItemCommand'))).toEqual(['bin/app.ts#Orders/Table']);
    expect(await seen('pat.bad.shared-table', cdk('GetItemCommand'))).toEqual([]);
    expect(await seen('pat.bad.shared-table', cdk('UpdateItemCommand', 'orders'))).toEqual([]);
  });

  it('is not one that modules write', async () => {
    const module = `variable "table" { type = string }
resource "aws_lambda_function" "this" {
  function_name = "work"
  handler       = "save.handler"
  runtime       = "nodejs22.x"
  filename      = "src"
  environment {
    variables = { TABLE = var.table }
  }
}
`;
    const call = (name: string) => `module "${name}" {
  source = "./${name}"
  table  = aws_dynamodb_table.orders.name
}
`;
    const files = {
      'main.tf': `resource "aws_dynamodb_table" "orders" {\n  name = "orders"\n}\n${call('save')}${call('bill')}`,
      'save/main.tf': module,
      'bill/main.tf': module,
      'src/save.ts': writes('UpdateItemCommand'),
    };
    expect(await seen('pat.bad.shared-table', files)).toEqual([]);
  });
});

describe('pat.bad.sync-chain', () => {
  const invoking = (variable: string, type = '') => `import boto3, os
client = boto3.client('lambda')
def handler(event, context):
    return client.invoke(FunctionName=os.environ['${variable}']${type})
`;
  const done = 'def handler(event, context):\n    return {}\n';
  const fn = (name: string, next?: string) => `  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: ${name.toLowerCase()}.handler
      Runtime: python3.13
${next === undefined ? '' : `      Environment: { Variables: { NEXT: !Ref ${next} } }\n`}`;
  const sam = (second: string, last: string | undefined) => ({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${fn('First', 'Second')}${fn('Second', 'Third')}${fn('Third', last)}`,
    'src/first.py': invoking('NEXT'),
    'src/second.py': second,
    'src/third.py': last === undefined ? done : invoking('NEXT'),
  });

  it('is a function that waits for one that waits for a third', async () => {
    expect(await seen('pat.bad.sync-chain', sam(invoking('NEXT'), undefined))).toEqual(['template.yaml#First']);
    expect(await seen('pat.bad.sync-chain', sam(done, undefined))).toEqual([]);
    expect(await seen('pat.bad.sync-chain', sam(invoking('NEXT', ", InvocationType='Event'"), undefined))).toEqual([]);
    expect(await seen('pat.bad.sync-chain', sam(invoking('NEXT', ', InvocationType=kind()'), undefined))).toEqual([]);
  });

  it('is told once for a ring', async () => {
    expect(await seen('pat.bad.sync-chain', sam(invoking('NEXT'), 'First'))).toEqual(['template.yaml#First']);
  });

  it('is the same in the Serverless Framework and TypeScript', async () => {
    const code = `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
const client = new LambdaClient({});
export const handler = async () => client.send(new InvokeCommand({ FunctionName: process.env.NEXT }));
`;
    const entry = (name: string, next?: string) =>
      `  ${name}: { handler: ${next ? 'ask' : 'done'}.handler, name: shop-${name}${next ? `, environment: { NEXT: shop-${next} }` : ''} }\n`;
    const service = (last: string) => ({
      'serverless.yml': `service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n${last}`,
      'ask.ts': code,
      'done.ts': 'export const handler = async () => 1;\n',
    });
    const all = entry('first', 'second') + entry('second', 'third') + entry('third');
    expect(await seen('pat.bad.sync-chain', service(all))).toEqual(['serverless.yml#first']);
    expect(await seen('pat.bad.sync-chain', service(entry('first', 'second') + entry('second')))).toEqual([]);
  });
});
