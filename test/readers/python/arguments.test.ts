import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

describe('arguments', () => {
  const argumentsOf = (call: string, ...before: readonly string[]) =>
    read(
      `import boto3, os, uuid, time, json, datetime\nfrom decimal import Decimal\nTABLE = 'orders'\nclass S:\n    QUEUE = 'q'\nddb = boto3.client('dynamodb')\ndef handler(event, context):\n${[...before, call].map((line) => `    ${line}\n`).join('')}`,
    ).calls.find(({ operation }) => operation === 'PutItem');

  test.each([
    ['TABLE', { kind: 'literal', value: 'orders' }],
    ['S.QUEUE', { kind: 'literal', value: 'q' }],
    ["'a' 'b' + TABLE", { kind: 'literal', value: 'aborders' }],
    ["f'{TABLE}-x'", { kind: 'literal', value: 'orders-x' }],
    ['-1', { kind: 'literal', value: -1 }],
    ['1_000', { kind: 'literal', value: 1000 }],
    ['True', { kind: 'literal', value: true }],
    ["r'\\d'", { kind: 'literal', value: '\\d' }],
    ["'\\u00e9\\n'", { kind: 'literal', value: 'é\n' }],
    ["os.environ['T']", { kind: 'environment', name: 'T' }],
    ["os.getenv('T') or 'x'", { kind: 'environment', name: 'T' }],
    ["int(os.environ['T'])", { kind: 'environment', name: 'T' }],
    ["event['id']", { kind: 'event' }],
    ["f'order-{event}'", { kind: 'event' }],
    ["json.loads(event['body'])['id']", { kind: 'event' }],
    ['str(uuid.uuid4())', { kind: 'generated' }],
    ["f'{event}-{time.time()}'", { kind: 'generated' }],
    ['datetime.datetime.now().isoformat()', { kind: 'generated' }],
    ['context.aws_request_id', { kind: 'other' }],
    ['unknown', { kind: 'other' }],
    ['None', { kind: 'other' }],
    ["ddb.get_item(Key=event)['Item']", { kind: 'other' }],
  ])('%s', (value, expected) => {
    expect(argumentsOf(`ddb.put_item(X=${value})`)?.arguments.X).toEqual(expected);
  });

  test('are followed through names', () => {
    expect(
      argumentsOf('ddb.put_item(A=a, B=b, C=c)', "a = event['x']", 'b = str(uuid.uuid4())', "c = os.environ['T']")
        ?.arguments,
    ).toEqual({
      A: { kind: 'event' },
      B: { kind: 'generated' },
      C: { kind: 'environment', name: 'T' },
    });
    expect(argumentsOf('[ddb.put_item(A=i) for i in event["x"]]')?.arguments.A).toEqual({ kind: 'event' });
  });

  test('are flattened, four names deep, through names and later additions', () => {
    const call = argumentsOf(
      'ddb.put_item(TableName=TABLE, Item=item, Entries=[{"Id": "1"}])',
      "item = {'a': {'b': {'c': {'f': 1}}}, 'd': event['d']}",
      "item['e'] = time.time()",
    );
    expect(call?.arguments).toEqual({
      TableName: { kind: 'literal', value: 'orders' },
      Item: { kind: 'generated' },
      'Item.a': { kind: 'other' },
      'Item.a.b': { kind: 'other' },
      'Item.a.b.c': { kind: 'other' },
      'Item.d': { kind: 'event' },
      'Item.e': { kind: 'generated' },
      Entries: { kind: 'other' },
      'Entries.0': { kind: 'other' },
      'Entries.0.Id': { kind: 'literal', value: '1' },
    });
    expect(call?.argumentsComplete).toBe(true);
  });

  test('may be incomplete', () => {
    expect(argumentsOf('ddb.put_item(**event)')?.argumentsComplete).toBe(false);
    expect(argumentsOf('ddb.put_item(Item={**event, "a": 1})')).toMatchObject({
      argumentsComplete: false,
      arguments: { 'Item.a': {} },
    });
    expect(argumentsOf('ddb.put_item(**options)', "options = dict(TableName='t')")).toMatchObject({
      argumentsComplete: true,
      arguments: { TableName: { kind: 'literal', value: 't' } },
    });
    expect(argumentsOf('ddb.put_item(Item={event["k"]: 1})')?.argumentsComplete).toBe(false);
  });

  test('of a helper come from its parameters, and of an object from nobody knows where', () => {
    const { calls: facts } = read(`
      import boto3
      class Store:
          def __init__(self, name):
              self.table = boto3.resource('dynamodb').Table(name)
          def save(self, item):
              self.table.put_item(Item=item)
    `);
    expect(facts[0]?.arguments).toEqual({ TableName: { kind: 'other' }, Item: { kind: 'event' } });
  });
});
