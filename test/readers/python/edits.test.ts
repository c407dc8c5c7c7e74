import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { dedent, edited, path, read, reader, textAt } from './reading.js';

/** The range of the first place a text stands at. */
function rangeOf(text: string, part: string): SourceRange {
  const start = text.indexOf(part);
  return new LineIndex({ path, text }).range(start, start + part.length);
}

/** What an edit makes of a text; the result has to parse, and doing it again must not break it. */
function edit(before: string, intent: (text: string) => CodeIntent): string | undefined {
  const text = dedent(before);
  const after = edited(text, intent(text));
  if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
  return after;
}

const handlerOf = (text: string): SourceRange => {
  const found = reader.read({ path, text }).functions.find(({ handlerShape }) => handlerShape);
  if (!found) throw new Error('no handler');
  return found.range;
};

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

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes whole lines with their comment', () => {
    expect(
      edit(
        `
        def handler(event, context):
            x = 1
            print(
                event
            )  # debug
            return x
        `,
        remove('print(\n        event\n    )'),
      ),
    ).toBe('def handler(event, context):\n    x = 1\n    return x\n');
  });

  test('leaves pass where a block would be empty', () => {
    expect(edit('if debug:\n\tprint(event)\nelse: log(event); go()\n', remove('print(event)'))).toBe(
      'if debug:\n\tpass\nelse: log(event); go()\n',
    );
  });

  test('keeps what shares the line', () => {
    expect(edit('go(); print(event); stop()\n', remove('print(event)'))).toBe('go(); stop()\n');
    expect(edit('go(); print(event)\n', remove('print(event)'))).toBe('go()\n');
  });

  test('works on the last line without a line break', () => {
    expect(edit('go()\nprint(event)', remove('print(event)'))).toBe('go()\n');
  });
});

describe('rethrow', () => {
  const rethrow = (text: string) => {
    const [caught] = reader.read({ path, text }).catches;
    if (!caught) throw new Error('no catch');
    return { kind: 'rethrow', at: caught.blockRange } as const;
  };

  test('raises after what the block does', () => {
    expect(
      edit('try:\n    go()\nexcept Exception as error:\n    if x:\n        log(error)  # why\nstop()\n', rethrow),
    ).toBe('try:\n    go()\nexcept Exception as error:\n    if x:\n        log(error)  # why\n    raise\nstop()\n');
  });

  test.each([
    ['try:\n  go()\nexcept: pass\n', 'try:\n  go()\nexcept: raise\n'],
    ['try:\n  go()\nexcept: log()\n', 'try:\n  go()\nexcept: log(); raise\n'],
    [
      'for x in y:\n  try:\n    go()\n  except E:\n    log()\n    continue\n',
      'for x in y:\n  try:\n    go()\n  except E:\n    log()\n    raise\n',
    ],
    ['def f():\n  try:\n    go()\n  except E:\n    return None', 'def f():\n  try:\n    go()\n  except E:\n    raise'],
  ])('replaces what only leaves', (before, after) => {
    expect(edit(before, rethrow)).toBe(after);
  });

  test('refuses what raises, returns something, or is suppressed', () => {
    expect(edit('try:\n  go()\nexcept E:\n  raise\n', rethrow)).toBeUndefined();
    expect(edit('def f():\n  try:\n    go()\n  except E:\n    return {"a": 1}\n', rethrow)).toBeUndefined();
    expect(edit('import contextlib\nwith contextlib.suppress(Exception):\n  go()\n', rethrow)).toBeUndefined();
  });
});

describe('set-argument', () => {
  const set = (text: string) => {
    const [call] = reader.read({ path, text }).calls;
    if (!call) throw new Error('no call');
    return { kind: 'set-argument', at: call.range, argument: 'InvocationType', value: 'Event' } as const;
  };
  const given = (call: string) => `import boto3\nboto3.client('lambda').${call}\n`;

  test.each([
    ["invoke(FunctionName='f')", "invoke(FunctionName='f', InvocationType='Event')"],
    ['invoke(FunctionName="f",)', 'invoke(FunctionName="f", InvocationType="Event",)'],
    ["invoke(FunctionName='f', InvocationType='RequestResponse')", "invoke(FunctionName='f', InvocationType='Event')"],
    ["invoke(\n    FunctionName='f',\n)", "invoke(\n    FunctionName='f',\n    InvocationType='Event',\n)"],
    ["invoke(\n    FunctionName='f'  # it\n)", "invoke(\n    FunctionName='f',  # it\n    InvocationType='Event'\n)"],
    ['invoke()', "invoke(InvocationType='Event')"],
  ])('%s', (before, after) => {
    expect(edit(given(before), set)).toBe(given(after));
  });

  test('refuses where arguments come from elsewhere', () => {
    expect(edit(given('invoke(**options)'), set)).toBeUndefined();
  });
});

describe('await', () => {
  const wait = (part: string) => (text: string) => ({ kind: 'await', at: rangeOf(text, part) }) as const;

  test('waits in a coroutine only', () => {
    expect(edit('async def f():\n    save(x)\n', wait('save(x)'))).toBe('async def f():\n    await save(x)\n');
    expect(edit('async def f():\n    load(x).y\n', wait('load(x)'))).toBe('async def f():\n    (await load(x)).y\n');
    expect(edit('async def f():\n    await save(x)\n', wait('save(x)'))).toBeUndefined();
    expect(edit('def f():\n    save(x)\n', wait('save(x)'))).toBeUndefined();
  });
});

describe('iterate-records', () => {
  const iterate = (text: string) => {
    const use = reader.read({ path, text }).recordUses.find((each) => each.use === 'first');
    if (!use) throw new Error('no use');
    return { kind: 'iterate-records', at: use.range } as const;
  };

  test('turns the assignment into the loop', () => {
    expect(
      edit(
        `
        def handler(event, context):
            print('start')
            record = event['Records'][0]

            # keep
            text = """
          inside
        """
            save(record, event['Records'][0]['messageId'])
            return {'ok': True}
        `,
        iterate,
      ),
    ).toBe(
      dedent(`
        def handler(event, context):
            print('start')
            for record in event['Records']:
                # keep
                text = """
          inside
        """
                save(record, record['messageId'])
            return {'ok': True}
        `),
    );
  });

  test('gives the record a name where it has none', () => {
    expect(
      edit(
        `
        def handler(event, context):
          key = event.get("Records")[0]["s3"]["object"]["key"]
          save(key)
        `,
        iterate,
      ),
    ).toBe(
      'def handler(event, context):\n  for record in event.get("Records"):\n    key = record["s3"]["object"]["key"]\n    save(key)\n',
    );
  });

  test.each([
    ["def handler(event, context):\n    record = event['Records'][0]\n    if x:\n        return 1\n    save(record)\n"],
    ["def handler(event, context):\n    if x:\n        record = event['Records'][0]\n        save(record)\n"],
    ["def handler(event, context):\n    record = event['Records'][0]\n    result = save(record)\n    return result\n"],
    ["def handler(event, context):\n    return event['Records'][0]\n"],
  ])('refuses %j', (text) => {
    expect(edit(text, iterate)).toBeUndefined();
  });
});

describe('collect-batch-failures', () => {
  const collect =
    (identifier: 'message-id' | 'sequence-number' = 'message-id') =>
    (text: string) =>
      ({ kind: 'collect-batch-failures', at: handlerOf(text), identifier }) as const;

  test('catches, logs and returns', () => {
    const after = edit(
      `
      import logging

      logger = logging.getLogger()

      def lambda_handler(event, context):
          for record in event['Records']:
              save(record)  # store

              notify(record)
          return {'statusCode': 200}
      `,
      collect(),
    );
    expect(after).toBe(
      dedent(`
        import logging

        logger = logging.getLogger()

        def lambda_handler(event, context):
            batch_item_failures = []
            for record in event['Records']:
                try:
                    save(record)  # store

                    notify(record)
                except Exception:
                    logger.exception('A record failed')
                    batch_item_failures.append({'itemIdentifier': record['messageId']})
            return {'batchItemFailures': batch_item_failures}
      `),
    );
    expect(read(after ?? '').returns).toMatchObject([{ shape: { kind: 'object', keys: ['batchItemFailures'] } }]);
  });

  test('reports in the catch that is there', () => {
    expect(
      edit(
        `
        def handler(event, context):
          for r in event["Records"]:
            try:
              save(r["kinesis"]["data"])
            except Exception as e:
              print(e)
        `,
        collect('sequence-number'),
      ),
    ).toBe(
      dedent(`
        def handler(event, context):
          batch_item_failures = []
          for r in event["Records"]:
            try:
              save(r["kinesis"]["data"])
            except Exception as e:
              print(e)
              batch_item_failures.append({"itemIdentifier": r["kinesis"]["sequenceNumber"]})
          return {"batchItemFailures": batch_item_failures}
      `),
    );
  });

  test('reports in every clause that would end the batch', () => {
    const clauses = (first: string, second: string, last: string) =>
      `def handler(event, context):
    for record in event['Records']:
        try:
            save(record['body'])
        except ValueError as e:
            ${first}
        except KeyError:
            ${second}
        except Exception as e:
            ${last}
`;
    const report = "batch_item_failures.append({'itemIdentifier': record['messageId']})";
    const after = edit(clauses('raise', 'log()', 'raise'), collect('message-id'));
    expect(after).toContain(clauses(report, 'log()', report).slice(clauses('', '', '').indexOf('    for')));
  });

  test('prints where nothing else logs', () => {
    expect(
      edit(
        "def handler(event, context):\n\tfor record in event['Records']:\n\t\tsave(record['dynamodb'])\n",
        collect('sequence-number'),
      ),
    ).toBe(
      [
        'def handler(event, context):',
        '\tbatch_item_failures = []',
        "\tfor record in event['Records']:",
        '\t\ttry:',
        "\t\t\tsave(record['dynamodb'])",
        '\t\texcept Exception as error:',
        "\t\t\tprint('A record failed:', error)",
        "\t\t\tbatch_item_failures.append({'itemIdentifier': record['dynamodb']['SequenceNumber']})",
        "\treturn {'batchItemFailures': batch_item_failures}",
        '',
      ].join('\n'),
    );
  });

  test.each([
    ["def handler(event, context):\n    for record in event['Records']:\n        return save(record)\n"],
    [
      "def handler(event, context):\n    for record in event['Records']:\n        if save(record):\n            break\n",
    ],
    [
      "def handler(event, context):\n    if not event:\n        return\n    for record in event['Records']:\n        save(record)\n",
    ],
    [
      "def handler(event, context):\n    for r in event['Records']:\n        a(r)\n    for r in event['Records']:\n        b(r)\n",
    ],
    ["def handler(event, context):\n    for record in event['Records']:\n        save(record)\n    return summary()\n"],
  ])('refuses %j', (text) => {
    expect(edit(text, collect())).toBeUndefined();
  });

  test('refuses to guess which stream it is', () => {
    expect(
      edit(
        "def handler(event, context):\n    for record in event['Records']:\n        save(record)\n",
        collect('sequence-number'),
      ),
    ).toBeUndefined();
  });
});

describe('make-idempotent', () => {
  const guard = (text: string) =>
    ({ kind: 'make-idempotent', at: handlerOf(text), tableVariable: 'IDEMPOTENCY_TABLE' }) as const;

  test('decorates the handler', () => {
    const after = edit(
      `
      """Orders."""
      import json

      @tracer.capture_lambda_handler
      def handler(event, context):
          charge(event["detail"])
      `,
      guard,
    );
    expect(after).toBe(
      dedent(`
        """Orders."""
        import json
        import os
        from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

        persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])

        @tracer.capture_lambda_handler
        @idempotent(persistence_store=persistence_layer)
        def handler(event, context):
            charge(event["detail"])
      `),
    );
    expect(edited(after ?? '', guard(after ?? ''))).toBeUndefined();
    expect(read(after ?? '').functions[0]?.wrappers.map(({ name, module }) => [module, name])).toContainEqual([
      'aws_lambda_powertools.utilities.idempotency',
      'idempotent',
    ]);
  });

  test('decorates the function of one record, and names its argument', () => {
    expect(
      edit(
        `
        import os

        def charge(record):
            pay(record['body'])

        def handler(event, context):
            for record in event['Records']:
                charge(record)
        `,
        guard,
      ),
    ).toBe(
      dedent(`
        import os
        from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

        persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ['IDEMPOTENCY_TABLE'])
        idempotency_config = IdempotencyConfig(event_key_jmespath='messageId')

        @idempotent_function(data_keyword_argument='record', config=idempotency_config, persistence_store=persistence_layer)
        def charge(record):
            pay(record['body'])

        def handler(event, context):
            for record in event['Records']:
                charge(record=record)
      `),
    );
  });

  test('knows the record handler of a batch processor', () => {
    const after = edit(
      `
      from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

      processor = BatchProcessor(event_type=EventType.SQS)

      def record_handler(record):
          pay(record.body)

      def handler(event, context):
          return process_partial_response(event=event, record_handler=record_handler, processor=processor, context=context)
      `,
      guard,
    );
    expect(after).toContain(
      '@idempotent_function(data_keyword_argument="record", config=idempotency_config, persistence_store=persistence_layer)\ndef record_handler(record):',
    );
  });

  test.each([
    ["record['body']", "'Records[*].messageId'"],
    ["record['kinesis']['data']", "'Records[*].eventID'"],
    ["record.get('dynamodb')", "'Records[*].eventID'"],
    ["record['Sns']['Message']", "'Records[*].Sns.MessageId'"],
  ])('a batch that takes %s has the key %s', (part, key) => {
    const after = edit(
      `from boto3.dynamodb.conditions import Key\ndef handler(event, context):\n    for record in event['Records']:\n        pay(${part})\n`,
      guard,
    );
    expect(after).toContain(`IdempotencyConfig(event_key_jmespath=${key})`);
  });

  test('a record of a bucket, and an event that is no batch, is a key as it is', () => {
    const handler = (part: string) => `def handler(event, context):\n    pay(${part})\n`;
    expect(edit(handler("event['Records'][0]['s3']"), guard)).toContain(
      '@idempotent(persistence_store=persistence_layer)',
    );
    expect(edit(handler("event['detail']"), guard)).toContain('@idempotent(persistence_store=persistence_layer)');
  });

  test('refuses coroutines', () => {
    expect(edit('async def handler(event, context):\n    await pay(event)\n', guard)).toBeUndefined();
  });
});

test('nothing is edited while the file does not parse, or for another file', () => {
  const text = 'def handler(event, context:\n    print(event)\n';
  expect(edited(text, { kind: 'remove-statement', at: rangeOf(text, 'print(event)') })).toBeUndefined();
  const other = { ...rangeOf('print(1)\n', 'print(1)'), file: 'other.py' };
  expect(reader.edit({ path, text: 'print(1)\n' }, { kind: 'remove-statement', at: other })).toBeUndefined();
  expect(
    reader.edit(
      { path, text: 'import boto3\n' },
      { kind: 'narrow-import', at: rangeOf('import boto3', 'import boto3') },
    ),
  ).toBeUndefined();
});

test('edits are ranges of the text they change', () => {
  const text = "é = '😀'\nprint(event)\n";
  const [change] = reader.edit({ path, text }, { kind: 'remove-statement', at: rangeOf(text, 'print(event)') }) ?? [];
  expect(change && textAt(text, change.range)).toBe('print(event)\n');
});
