import { describe, expect, it } from 'vitest';
import { dataAccessSignals } from '../../../src/coach/signals/data-access.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(dataAccessSignals, signal, files);
}

const sam = (resources: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x }
${resources}`;

const terraform = (resources: string) => `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
${resources}`;

it('is observable where there is data', async () => {
  expect(dataAccessSignals.isObservable(await surroundings({ 'template.yaml': sam('') }))).toBe(false);
  const table = '  Orders:\n    Type: AWS::DynamoDB::Table\n';
  expect(dataAccessSignals.isObservable(await surroundings({ 'template.yaml': sam(table) }))).toBe(true);
});

describe('data.client-outside-handler', () => {
  it('is a client of a store that is made once', async () => {
    const app = (
      outside: string,
      inside: string,
    ) => `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
${outside}
export const handler = async (event) => {
  ${inside}
  return client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: event.id } } }));
};`;
    const made = 'const client = new DynamoDBClient({});';
    expect(await seen('data.client-outside-handler', { 'app.mjs': app(made, '') })).toEqual(['app.mjs#client']);
    expect(await seen('data.client-outside-handler', { 'app.mjs': app('', made) })).toEqual([]);
    const python = `import boto3
dynamodb = boto3.resource("dynamodb")
queue = boto3.client("sqs")

def lambda_handler(event, context):
    dynamodb.Table("orders").put_item(Item=event)
    queue.send_message(QueueUrl="q", MessageBody="saved")
`;
    expect(await seen('data.client-outside-handler', { 'app.py': python })).toEqual(['app.py#dynamodb']);
  });
});

describe('data.pooled-proxy', () => {
  it('is a proxy, or the data API', async () => {
    const proxy = (type: string) => sam(`  Pool:\n    Type: AWS::RDS::${type}\n`);
    expect(await seen('data.pooled-proxy', { 'template.yaml': proxy('DBProxy') })).toEqual(['template.yaml#Pool']);
    expect(await seen('data.pooled-proxy', { 'template.yaml': proxy('DBCluster') })).toEqual([]);
    expect(
      await seen('data.pooled-proxy', { 'main.tf': terraform('resource "aws_db_proxy" "pool" {}\n') }),
    ).toHaveLength(1);
    const app = `import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
const client = new RDSDataClient({});
export const handler = async (event) => client.send(new ExecuteStatementCommand({ sql: 'select 1', resourceArn: 'a', secretArn: 'b' }));`;
    expect(await seen('data.pooled-proxy', { 'app.mjs': app })).toHaveLength(1);
  });
});

describe('data.ttl-and-pitr', () => {
  it('is a table with both', async () => {
    const table = (more: string) => sam(`  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties:\n${more}`);
    const ttl = '      TimeToLiveSpecification: { AttributeName: expires, Enabled: true }\n';
    const recovery = '      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }\n';
    expect(await seen('data.ttl-and-pitr', { 'template.yaml': table(ttl + recovery) })).toEqual([
      'template.yaml#Orders',
    ]);
    expect(await seen('data.ttl-and-pitr', { 'template.yaml': table(ttl) })).toEqual([]);
    const written = terraform(`resource "aws_dynamodb_table" "orders" {
  name = "orders"
  hash_key = "id"
  ttl {
    attribute_name = "expires"
    enabled        = true
  }
  point_in_time_recovery {
    enabled = true
  }
}
`);
    expect(await seen('data.ttl-and-pitr', { 'main.tf': written })).toHaveLength(1);
  });
});

describe('data.cached-reads', () => {
  it('is a cache, or a helper that keeps what it read', async () => {
    const cluster = sam('  Hot:\n    Type: AWS::DAX::Cluster\n');
    expect(await seen('data.cached-reads', { 'template.yaml': cluster })).toEqual(['template.yaml#Hot']);
    const helper = `from aws_lambda_powertools.utilities import parameters

def lambda_handler(event, context):
    return parameters.get_parameter("/shop/rate", max_age=300)
`;
    expect(await seen('data.cached-reads', { 'app.py': helper })).toHaveLength(1);
    const plain = `import boto3
ssm = boto3.client("ssm")

def lambda_handler(event, context):
    return ssm.get_parameter(Name="/shop/rate")
`;
    expect(await seen('data.cached-reads', { 'app.py': plain })).toEqual([]);
  });
});

describe('data.access-module', () => {
  const functions = (...names: readonly string[]) =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n${names
      .map(
        (name) =>
          `  ${name}:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: ., Handler: ${name.toLowerCase()}.handler, Runtime: nodejs22.x }\n`,
      )
      .join('')}`;
  const orders = (options: string) => `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient(${options});
export const load = (id) => client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: id } } }));`;
  const handler = `import { load } from './lib/orders.mjs';
export const handler = async (event) => load(event.id);`;
  const files = {
    'template.yaml': functions('One', 'Two', 'Three'),
    'one.mjs': handler,
    'two.mjs': handler,
    'three.mjs': handler,
    'lib/orders.mjs': orders('{ maxAttempts: 3 }'),
    'test/orders.test.mjs': "import test from 'node:test';",
  };

  it('is a tested module with limits that three handlers share', async () => {
    expect(await seen('data.access-module', files)).toEqual(['lib/orders.mjs']);
  });

  it('is none without limits, without a test, or for two handlers', async () => {
    expect(await seen('data.access-module', { ...files, 'lib/orders.mjs': orders('{}') })).toEqual([]);
    const { 'test/orders.test.mjs': _test, ...untested } = files;
    expect(await seen('data.access-module', untested)).toEqual([]);
    expect(await seen('data.access-module', { ...files, 'template.yaml': functions('One', 'Two') })).toEqual([]);
  });
});

describe('data.bad.connect-per-call', () => {
  const typescript = (outside: string, inside: string) => ({
    'template.yaml': sam(''),
    'src/save.ts': `import mysql from 'mysql2/promise';
import { secret } from './secret.js';
${outside}export const handler = async (event) => { ${inside} };
`,
    'src/secret.ts': 'export const secret = async () => ({ password: "" });\n',
  });
  const connect = 'await mysql.createConnection({ host: process.env.HOST, password })';

  it('is a connection that is opened for each event', async () => {
    const inside = (options: string) => `const password = await secret(); return mysql.createConnection(${options});`;
    const of = (files: Readonly<Record<string, string>>) => seen('data.bad.connect-per-call', files);
    expect(await of(typescript('', `const password = await secret(); const db = ${connect}; return db;`))).toEqual([
      'src/save.ts#db',
    ]);
    expect(await of(typescript('', inside('{ host: process.env.HOST }')))).toHaveLength(1);
    expect(await of(typescript('const db = mysql.createPool({});\n', 'return db;'))).toEqual([]);
    expect(await of(typescript('let db;\n', 'db ??= await mysql.createConnection({}); return db;'))).toEqual([]);
    expect(await of(typescript('', inside('{ database: event.tenant }')))).toEqual([]);
    expect(await of(typescript('', inside('{ host: process.env.PROXY_HOST }')))).toEqual([]);
    expect(await of(typescript("import { Signer } from '@aws-sdk/rds-signer';\n", inside('{}')))).toEqual([]);
  });

  it.each([
    ['', '    db = psycopg2.connect("db")\n', 1],
    ['db = psycopg2.connect("db")\n', '', 0],
    ['db = boto3.client("dynamodb")\n', '    boto3.client("dynamodb")\n', 0],
  ])('is the same in Python %#', async (outside, inside, count) => {
    const files = {
      'template.yaml': sam('').replace('nodejs22.x', 'python3.13'),
      'src/save.py': `import boto3, psycopg2\n${outside}def handler(event, context):\n${inside}    return {}\n`,
    };
    expect(await seen('data.bad.connect-per-call', files)).toHaveLength(count);
  });

  it('is none for what runs by the clock', async () => {
    const scheduled = (schedule: string) => ({
      ...typescript('', 'return mysql.createConnection({});'),
      'template.yaml': sam('').replace(' }\n', `, Events: { At: ${schedule} } }\n`),
    });
    expect(
      await seen('data.bad.connect-per-call', scheduled('{ Type: Schedule, Properties: { Schedule: rate(1 day) } }')),
    ).toEqual([]);
    expect(
      await seen('data.bad.connect-per-call', scheduled('{ Type: Api, Properties: { Path: /, Method: get } }')),
    ).toHaveLength(1);
  });
});
