import { describe, expect, it } from 'vitest';
import { idempotencySignals } from '../../../src/coach/signals/idempotency.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(idempotencySignals, signal, files);
}

const powertools = `import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.KEYS });
`;

describe('idem.utility', () => {
  it('is a helper with a store of keys', async () => {
    const app = `${powertools}export const handler = makeIdempotent(async (event) => save(event), { persistenceStore });`;
    expect(await seen('idem.utility', { 'app.mjs': app })).toEqual(['app.mjs#handler']);
    const python = `from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent
store = DynamoDBPersistenceLayer(table_name="keys")
@idempotent(persistence_store=store)
def lambda_handler(event, context):
    return save(event)
`;
    expect(await seen('idem.utility', { 'app.py': python })).toEqual(['app.py#lambda_handler']);
    const java = `package shop;
import com.amazonaws.services.lambda.runtime.*;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;
public class Save implements RequestHandler<Order, String> {
  public Save() { Idempotency.config().withPersistenceStore(DynamoDBPersistenceStore.builder().build()).configure(); }
  @Idempotent public String handleRequest(Order order, Context context) { return ""; }
}
`;
    expect(await seen('idem.utility', { 'src/main/java/shop/Save.java': java })).toHaveLength(1);
  });

  it('is not a wrapper without one', async () => {
    const app = `import { idempotent } from './idempotent.mjs';
export const handler = idempotent(async (event) => save(event));`;
    expect(
      await seen('idem.utility', { 'app.mjs': app, 'idempotent.mjs': 'export const idempotent = (f) => f;' }),
    ).toEqual([]);
  });
});

describe('idem.conditional-write', () => {
  const python = (condition: string) => `import boto3
table = boto3.client("dynamodb")
def lambda_handler(event, context):
    table.put_item(TableName="orders", Item={"id": {"S": event["id"]}}, ConditionExpression="${condition}")
`;

  it('asks that the key is new, and not something else', async () => {
    expect(await seen('idem.conditional-write', { 'app.py': python('attribute_not_exists(id)') })).toEqual([
      'app.py#dynamodb PutItem',
    ]);
    expect(await seen('idem.conditional-write', { 'app.py': python('stock > :zero') })).toEqual([]);
  });

  it('is read in TypeScript', async () => {
    const app = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event: { id: string }) => {
  await client.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: event.id } }, ConditionExpression: 'attribute_not_exists(id)' }));
};`;
    expect(await seen('idem.conditional-write', { 'app.ts': app })).toEqual(['app.ts#dynamodb PutItem']);
  });
});

describe('idem.key-passed-on', () => {
  const stripe = (key: string) => `import Stripe from 'stripe';
import { randomUUID } from 'node:crypto';
const stripe = new Stripe(process.env.KEY);
export const handler = async (event) => {
  await stripe.charges.create({ amount: event.amount }, { idempotencyKey: ${key} });
};`;

  it('is a key of the event, and not one made anew', async () => {
    expect(await seen('idem.key-passed-on', { 'app.mjs': stripe('event.id') })).toHaveLength(1);
    expect(await seen('idem.key-passed-on', { 'app.mjs': stripe('randomUUID()') })).toEqual([]);
  });

  it('is read in Python', async () => {
    const app = `import boto3
queue = boto3.client("sqs")
def lambda_handler(event, context):
    queue.send_message(QueueUrl="x", MessageBody="y", MessageGroupId="a", MessageDeduplicationId=event["id"])
`;
    expect(await seen('idem.key-passed-on', { 'app.py': app })).toEqual(['app.py#sqs SendMessage']);
  });
});

describe('idem.key-expiry', () => {
  const template = (table: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs24.x
      CodeUri: src
      Environment: { Variables: { KEYS: !Ref Keys } }
      Events: { Orders: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } } }
  Queue: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 86400 } }
  Keys:
    Type: AWS::DynamoDB::Table
    Properties: { KeySchema: [{ AttributeName: id, KeyType: HASH }]${table} }
`;
  const ttl = ', TimeToLiveSpecification: { AttributeName: expiration, Enabled: true }';
  const app = (seconds: string) => `${powertools}const config = new IdempotencyConfig({ ${seconds} });
export const handler = makeIdempotent(async (event) => save(event), { persistenceStore, config });`;
  const of = (table: string, seconds: string) =>
    seen('idem.key-expiry', { 'template.yaml': template(table), 'src/app.mjs': app(seconds) });

  it('is longer than the queue keeps messages', async () => {
    expect(await of(ttl, 'expiresAfterSeconds: 90000')).toEqual(['src/app.mjs#handler']);
    expect(await of(ttl, 'expiresAfterSeconds: 7200')).toEqual([]);
    expect(await of(ttl, '')).toEqual([]);
    expect(await of(ttl, 'expiresAfterSeconds: Number(process.env.SECONDS)')).toEqual([]);
  });

  it('needs a table that lets go of its keys', async () => {
    expect(await of('', 'expiresAfterSeconds: 90000')).toEqual([]);
  });

  it('is read from Python and Terraform', async () => {
    const main = `
resource "aws_lambda_function" "save" {
  filename      = data.archive_file.save.output_path
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
}
data "archive_file" "save" {
  type        = "zip"
  source_dir  = "src"
  output_path = "save.zip"
}
resource "aws_lambda_function_event_invoke_config" "save" {
  function_name                = aws_lambda_function.save.function_name
  maximum_event_age_in_seconds = 600
}
resource "aws_sns_topic" "orders" {}
resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.save.arn
}
`;
    const python = `from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent
store = DynamoDBPersistenceLayer(table_name="keys")
@idempotent(persistence_store=store)
def handler(event, context):
    return save(event)
`;
    expect(await seen('idem.key-expiry', { 'main.tf': main, 'src/app.py': python })).toEqual(['src/app.py#handler']);
    const patient = main.replace('= 600', '= 7200');
    expect(await seen('idem.key-expiry', { 'main.tf': patient, 'src/app.py': python })).toEqual([]);
  });
});

describe('idem.shared-store', () => {
  const functions = (...names: readonly string[]) => ({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Globals: { Function: { CodeUri: . } }
Resources:
${names.map((name) => `  ${name}: { Type: AWS::Serverless::Function, Properties: { Handler: ${name}.handler } }\n`).join('')}`,
  });
  const shared = `${powertools}export const once = (work) => makeIdempotent(work, { persistenceStore });`;
  const handler = `import { once } from './lib/once.mjs';
export const handler = once(async (event) => save(event));`;

  it('serves three handlers, and not two', async () => {
    const two = { 'lib/once.mjs': shared, 'a.mjs': handler, 'b.mjs': handler, 'c.mjs': handler };
    expect(await seen('idem.shared-store', { ...two, ...functions('a', 'b', 'c') })).toEqual([
      'lib/once.mjs#idempotency',
    ]);
    expect(await seen('idem.shared-store', { ...two, ...functions('a', 'b') })).toEqual([]);
  });

  it('is read in Python', async () => {
    const store = `from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer
store = DynamoDBPersistenceLayer(table_name="keys")
`;
    const python = `from aws_lambda_powertools.utilities.idempotency import idempotent
from once import store
@idempotent(persistence_store=store)
def handler(event, context):
    return 1
`;
    const files = { 'once.py': store, 'a.py': python, 'b.py': python, 'c.py': python };
    expect(await seen('idem.shared-store', { ...files, ...functions('a', 'b', 'c') })).toEqual(['once.py#idempotency']);
  });
});

it('is not observable where nothing is written', async () => {
  const reading = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) => client.send(new GetItemCommand({ TableName: 'orders', Key: event.key }));`;
  expect(idempotencySignals.isObservable(await surroundings({ 'app.mjs': reading }))).toBe(false);
});
