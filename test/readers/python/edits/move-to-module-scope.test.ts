import { describe, expect, test } from 'vitest';
import { dedent } from '../reading.js';
import { edit, rangeOf } from './editing.js';

describe('move-to-module-scope', () => {
  const move = (part: string) => (text: string) => ({ kind: 'move-to-module-scope', at: rangeOf(text, part) }) as const;

  test('hoists the assignment above the decorators and comments of the handler', () => {
    expect(
      edit(
        `
        import boto3

        # Saves orders.
        @logger.inject_lambda_context
        def handler(event, context):
            client = boto3.client('s3')  # one client

            client.put_object(Bucket='b', Key='k')
        `,
        move("boto3.client('s3')"),
      ),
    ).toBe(
      dedent(`
        import boto3

        client = boto3.client('s3')  # one client

        # Saves orders.
        @logger.inject_lambda_context
        def handler(event, context):
            client.put_object(Bucket='b', Key='k')
        `),
    );
  });

  test('leaves answers where they are asked for', () => {
    const text = `import boto3

def handler(event, context):
    account = boto3.client('sts').get_caller_identity()
    item = boto3.resource('dynamodb').Table('orders').get_item(Key={})
    table = boto3.resource('dynamodb').Table('orders')
    return account, item, table
`;
    expect(edit(text, move("boto3.client('sts')"))).toBeUndefined();
    expect(edit(text, move("boto3.resource('dynamodb')"))).toBeUndefined();
    expect(edit(text.replace(/ {4}item.*\n/, ''), move("boto3.resource('dynamodb')"))).toContain(
      "table = boto3.resource('dynamodb').Table('orders')\n\ndef handler",
    );
  });

  test('leaves connections that are closed again', () => {
    const text = `import psycopg2

def handler(event, context):
    connection = psycopg2.connect(DSN)
    connection.close()
`;
    expect(edit(text, move('psycopg2.connect(DSN)'))).toBeUndefined();
  });

  test('takes along the session it needs, out of classes, with tabs and CRLF', () => {
    const before = [
      'import boto3',
      '',
      'class Store:',
      '\tdef save(self):',
      '\t\tsession = boto3.Session()',
      "\t\tclient = session.client(\r\n\t\t\t's3',",
      '\t\t)',
      '\t\tclient.put_object()',
      '',
    ]
      .join('\n')
      .replaceAll(/\r?\n/g, '\r\n');
    expect(
      edit(before, (text) => ({
        kind: 'move-to-module-scope',
        at: rangeOf(text, "session.client(\r\n\t\t\t's3',\r\n\t\t)"),
      })),
    ).toBe(
      [
        'import boto3',
        '',
        'session = boto3.Session()',
        'client = session.client(',
        "\t's3',",
        ')',
        '',
        'class Store:',
        '\tdef save(self):',
        '\t\tclient.put_object()',
        '',
      ].join('\r\n'),
    );
  });

  test('keeps two blank lines where the file has them, and stays below what opens the file', () => {
    const handler = "def handler(event, context):\n    c = boto3.client('s3')\n    c.x()\n";
    const hoisted = "c = boto3.client('s3')\n";
    const rest = 'def handler(event, context):\n    c.x()\n';
    const hoist = (before: string) => edit(before + handler, move("boto3.client('s3')"));
    expect(hoist('import boto3\nTABLE = 1\n\n\n')).toBe(`import boto3\nTABLE = 1\n${hoisted}\n\n${rest}`);
    expect(hoist('import boto3\n')).toBe(`import boto3\n\n${hoisted}\n\n${rest}`);
    expect(hoist('from boto3 import *\ndef f(): pass\n')).toBe(
      `from boto3 import *\ndef f(): pass\n\n\n${hoisted}\n\n${rest}`,
    );
    expect(hoist('import boto3\n\n\n# About it.\n')).toBe(`import boto3\n\n${hoisted}\n\n# About it.\n${rest}`);
    expect(hoist('\uFEFF#!/usr/bin/python3\n# Licence\n')).toBe(
      `\uFEFF#!/usr/bin/python3\n# Licence\n${hoisted}\n\n${rest}`,
    );
  });

  test.each([
    [
      'the name is taken',
      "client = 1\ndef handler(event, context):\n    client = boto3.client('s3')\n    client.x()\n",
    ],
    ['it needs a parameter', "def handler(event, context):\n    client = boto3.client('s3', region_name=event['r'])\n"],
    ['it is assigned twice', "def handler(event, context):\n    client = None\n    client = boto3.client('s3')\n"],
    [
      'the import is in the function',
      "def handler(event, context):\n    import boto3\n    client = boto3.client('s3')\n",
    ],
    ['it is at module level already', "import boto3\nclient = boto3.client('s3')\n"],
    ['it is an attribute', "class A:\n    def __init__(self):\n        self.client = boto3.client('s3')\n"],
    [
      'what it needs comes later',
      "def handler(event, context):\n    client = boto3.client('s3', region_name=REGION)\nREGION = 'x'\n",
    ],
  ])('refuses when %s', (_, text) => {
    expect(
      edit(text, (each) => ({
        kind: 'move-to-module-scope',
        at: rangeOf(each, /boto3\.client\(.*\)/.exec(each)?.[0] ?? ''),
      })),
    ).toBeUndefined();
  });
});
