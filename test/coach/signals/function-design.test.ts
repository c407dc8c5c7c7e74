import { describe, expect, it } from 'vitest';
import { functionDesignSignals } from '../../../src/coach/signals/function-design.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(functionDesignSignals, signal, files);
}

const sam = (resources: string, globals = '') => `Transform: AWS::Serverless-2016-10-31
${globals}Resources:
${resources}`;

const samFunction = (name: string, more = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: ${name.toLowerCase()}.handler
${more}`;

describe('fn.timeout-and-memory-set', () => {
  it('is a function with both, and not one with one of them', async () => {
    const template = sam(
      samFunction('Save', '      Timeout: 10\n      MemorySize: 512\n') + samFunction('Load', '      Timeout: 10\n'),
    );
    expect(await seen('fn.timeout-and-memory-set', { 'template.yaml': template })).toEqual(['template.yaml#Save']);
  });

  it('leaves out what the Serverless Framework sets by itself', async () => {
    const service = `service: shop
provider: { name: aws, runtime: nodejs22.x }
functions:
  save: { handler: save.handler, timeout: 10, memorySize: 512 }
  load: { handler: load.handler, timeout: 10 }
`;
    expect(await seen('fn.timeout-and-memory-set', { 'serverless.yml': service })).toEqual(['serverless.yml#save']);
  });
});

describe('fn.event-validated', () => {
  it('is a schema that the event is held against', async () => {
    const app = (checked: string) => `import { z } from 'zod';
const Order = z.object({ id: z.string() });
export const handler = async (event) => {
  const order = Order.parse(${checked});
  return { statusCode: 200, body: order.id };
};`;
    expect(await seen('fn.event-validated', { 'app.mjs': app('JSON.parse(event.body)') })).toEqual(['app.mjs#handler']);
    expect(await seen('fn.event-validated', { 'app.mjs': app('process.env') })).toEqual([]);
  });

  it('may stand in another file, or in a decorator', async () => {
    const models = `from pydantic import BaseModel

class Order(BaseModel):
    id: str

def read_order(body):
    return Order.model_validate_json(body)
`;
    const app = `from models import read_order

def lambda_handler(event, context):
    order = read_order(event["body"])
    return {"statusCode": 200, "body": order.id}
`;
    expect(await seen('fn.event-validated', { 'app.py': app, 'models.py': models })).toEqual(['app.py#lambda_handler']);
    const decorated = `from aws_lambda_powertools.utilities.parser import event_parser
from models import Order

@event_parser(model=Order)
def lambda_handler(event, context):
    return {"statusCode": 200}
`;
    expect(await seen('fn.event-validated', { 'app.py': decorated, 'models.py': models })).toEqual([
      'app.py#lambda_handler',
    ]);
  });
});

describe('fn.event-validated by Powertools', () => {
  const app = (schema: string) => `from aws_lambda_powertools.utilities.validation import validator
from schemas import SCHEMA

@validator(${schema}=SCHEMA)
def lambda_handler(event, context):
    return {"statusCode": 200}
`;

  it('looks at what comes in, and not only at what goes out', async () => {
    expect(await seen('fn.event-validated', { 'app.py': app('inbound_schema') })).toHaveLength(1);
    expect(await seen('fn.event-validated', { 'app.py': app('outbound_schema') })).toEqual([]);
  });
});

describe('fn.core-separated', () => {
  const app = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { priceOf } from './pricing.mjs';
const client = new DynamoDBClient({});
export const handler = async (event) => {
  const price = priceOf(event.items);
  await client.send(new PutItemCommand({ TableName: 'orders', Item: { price: { N: String(price) } } }));
};`;
  const pricing = `export function priceOf(items) {
  let sum = 0;
  for (const { price, count } of items) {
    if (count > 10) sum += price * count * 0.9;
    else sum += price * count;
  }
  return Math.round(sum * 100) / 100;
}`;

  it('is a handler whose work stands in files without the cloud', async () => {
    expect(await seen('fn.core-separated', { 'app.mjs': app, 'pricing.mjs': pricing })).toEqual(['app.mjs#handler']);
    const python = `from pricing import price_of

def lambda_handler(event, context):
    return {"price": price_of(event["items"])}
`;
    const core = `def price_of(items):
    total = 0
    for item in items:
        total += item["price"] * item["count"]
    return round(total, 2)
`;
    expect(await seen('fn.core-separated', { 'app.py': python, 'pricing.py': core })).toEqual([
      'app.py#lambda_handler',
    ]);
  });

  it('is not one whose files know the cloud, or only help', async () => {
    const bound = `import { S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\n${pricing}`;
    expect(await seen('fn.core-separated', { 'app.mjs': app, 'pricing.mjs': bound })).toEqual([]);
    const helping = app.replace('./pricing.mjs', './utils.mjs');
    expect(await seen('fn.core-separated', { 'app.mjs': helping, 'utils.mjs': pricing })).toEqual([]);
  });
});

describe('fn.remaining-time-used', () => {
  it('is a loop that watches it, and not a line in the log', async () => {
    const app = (body: string) => `export const handler = async (event, context) => { ${body} };`;
    expect(
      await seen('fn.remaining-time-used', {
        'app.mjs': app('while (context.getRemainingTimeInMillis() > 5000) await work(event);'),
      }),
    ).toEqual(['app.mjs#handler']);
    expect(
      await seen('fn.remaining-time-used', { 'app.mjs': app('console.log(context.getRemainingTimeInMillis());') }),
    ).toEqual([]);
    const python = `def lambda_handler(event, context):
    for record in event["Records"]:
        if context.get_remaining_time_in_millis() < 5000:
            break
        work(record)
`;
    expect(await seen('fn.remaining-time-used', { 'app.py': python })).toEqual(['app.py#lambda_handler']);
  });
});

describe('fn.shared-defaults', () => {
  it('are the globals of SAM', async () => {
    const globals = 'Globals:\n  Function:\n    Runtime: nodejs22.x\n    Timeout: 10\n';
    const template = sam(samFunction('Save') + samFunction('Load'), globals);
    expect(await seen('fn.shared-defaults', { 'template.yaml': template })).toEqual(['template.yaml#defaults']);
  });

  it('are not settings that each function has of its own', async () => {
    const own = '      Runtime: nodejs22.x\n      Timeout: 10\n';
    const template = sam(samFunction('Save', own) + samFunction('Load', own));
    expect(await seen('fn.shared-defaults', { 'template.yaml': template })).toEqual([]);
  });

  it('are a module of Terraform', async () => {
    const main = ['save', 'load', 'list']
      .map((name) => `module "${name}" {\n  source = "./function"\n  name = "${name}"\n}\n`)
      .join('');
    const module = `variable "name" {}
resource "aws_lambda_function" "this" {
  function_name = var.name
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  timeout       = 10
  memory_size   = 256
}
`;
    expect(await seen('fn.shared-defaults', { 'main.tf': main, 'function/main.tf': module })).toEqual([
      'function/main.tf#defaults',
    ]);
  });
});
