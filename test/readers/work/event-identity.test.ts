import { describe, expect, test } from 'vitest';
import { after } from './after-edit.js';

const lines = (...each: readonly string[]) => each.join('\n');

type Source = 'queue' | 'topic' | 'stream' | 'bus';

const taken = (path: string, text: string, part: string, argument: string, source: Source = 'queue') =>
  after(path, text, part, (at) => ({ kind: 'take-event-identity', at, argument, source }));

describe('take-event-identity in TypeScript', () => {
  const text = (head: string, ...body: readonly string[]) =>
    lines(...(head ? [head] : []), 'export const handler = async (event) => {', ...body, '};', '');
  const imported = "import { randomBytes, randomUUID } from 'node:crypto';";
  const put = 'client.send(new PutCommand({ Item: { id: randomUUID() } }))';

  test('of the record that the loop is at', async () => {
    const before = text(imported, '  for (const record of event.Records ?? []) {', `    await ${put}; // once`, '  }');
    expect(await taken('a.ts', before, put, 'Item.id')).toBe(
      before.replace('randomUUID() }', 'record.messageId }').replace('randomBytes, randomUUID', 'randomBytes'),
    );
    const callback = text(
      '',
      `  await Promise.all(event.Records.map(async (each) => ${put.replace('randomUUID', 'crypto.randomUUID')}));`,
    );
    expect(await taken('a.ts', callback, put.replace('randomUUID', 'crypto.randomUUID'), 'Item.id', 'topic')).toBe(
      callback.replace('crypto.randomUUID()', 'each.Sns.MessageId'),
    );
  });

  test('of the event itself, in a variable and beside other text', async () => {
    const before = text(
      "import { v4 as uuid } from 'uuid';\n",
      '  const id = `order-${uuid()}`;',
      '  await client.send(new PutCommand({ Item: { id } }));',
    );
    expect(await taken('a.ts', before, 'client.send(new PutCommand({ Item: { id } }))', 'Item.id', 'bus')).toBe(
      text('', '  const id = `order-${event.id}`;', '  await client.send(new PutCommand({ Item: { id } }));').replace(
        /^/,
        '\n',
      ),
    );
  });

  test('not of an event whose type may have no id', async () => {
    const typed = (type: string) => text(imported, `  await ${put};`).replace('(event)', `(event: ${type})`);
    expect(await taken('a.ts', typed("EventBridgeEvent<'Placed', Order>"), put, 'Item.id', 'bus')).toBeDefined();
    expect(await taken('a.ts', typed('Order'), put, 'Item.id', 'bus')).toBeUndefined();
    const call = 'client.putItem(request -> request.id(UUID.randomUUID().toString()))';
    expect(
      await taken('A.java', `class A { void handle(Order event) { ${call}; } }`, call, 'id', 'bus'),
    ).toBeUndefined();
  });

  test.each([
    [
      'there are several of a record',
      ['  for (const record of event.Records) {', `    for (const line of record.lines) await ${put};`, '  }'],
    ],
    ['the loop is over something else', ['  for (const order of event.orders) {', `    await ${put};`, '  }']],
    ['there is no loop', [`  await ${put};`]],
    ['the record has no name', ['  for (const { body } of event.Records) {', `    await ${put};`, '  }']],
    [
      'another item is known by it already',
      [
        '  for (const record of event.Records) {',
        '    await client.send(new PutCommand({ Item: { id: record.messageId } }));',
        `    await ${put};`,
        '  }',
      ],
    ],
    [
      'the record is another later',
      ['  for (let record of event.Records) {', '    record = open(record);', `    await ${put};`, '  }'],
    ],
  ])('not where %s', async (_, body) => {
    expect(await taken('a.ts', text(imported, ...body), put, 'Item.id')).toBeUndefined();
  });

  test('where the id of the record is told under another name', async () => {
    const before = text(
      imported,
      '  for (const record of event.Records) {',
      '    failures.push({ itemIdentifier: record.messageId });',
      `    await ${put};`,
      '  }',
    );
    expect(await taken('a.ts', before, put, 'Item.id')).toContain('Item: { id: record.messageId }');
  });

  test('not where more is new each time, or the id is made outside of the loop', async () => {
    const clock = put.replace('randomUUID()', '`${Date.now()}-${randomUUID()}`');
    const mixed = text(imported, '  for (const record of event.Records) {', `    await ${clock};`, '  }');
    expect(await taken('a.ts', mixed, clock, 'Item.id')).toBeUndefined();
    const shared = put.replace('randomUUID()', 'batch');
    const outside = text(
      imported,
      '  const batch = randomUUID();',
      '  for (const record of event.Records) {',
      `    await ${shared};`,
      '  }',
    );
    expect(await taken('a.ts', outside, shared, 'Item.id')).toBeUndefined();
  });

  test('not of an event that is typed as something else, or where the types allow none', async () => {
    const typed = (type: string) =>
      text(imported, '  for (const record of event.Records) {', `    await ${put};`, '  }').replace(
        '(event)',
        `(event: ${type})`,
      );
    expect(await taken('a.ts', typed('SQSEvent'), put, 'Item.id')).toBeDefined();
    expect(await taken('a.ts', typed('Orders'), put, 'Item.id')).toBeUndefined();
    expect(await taken('a.ts', typed('DynamoDBStreamEvent'), put, 'Item.id', 'stream')).toBeUndefined();
  });
});

describe('take-event-identity in Python', () => {
  test('with the import gone', async () => {
    const put = 'table.put_item(Item={"id": uuid.uuid4().hex, "at": 1})';
    const text = (head: string, id: string) =>
      lines(
        `${head}import boto3`,
        '',
        '',
        'def handler(event, context):',
        '    for record in event.get("Records", []):',
        `        ${put.replace('uuid.uuid4().hex', id)}`,
        '',
      );
    expect(await taken('a.py', text('import uuid\n', 'uuid.uuid4().hex'), put, 'Item.id', 'stream')).toBe(
      text('', 'record["eventID"]'),
    );
  });

  test('not in a function inside, or a comprehension', async () => {
    const put = 'table.put_item(Item={"id": str(uuid.uuid4())})';
    const inside = lines('import uuid', 'def handler(event, context):', `    [${put} for record in event["Records"]]`);
    expect(await taken('a.py', inside, put, 'Item.id')).toBeUndefined();
    const outside = lines('import uuid', 'def save(order):', `    ${put}`);
    expect(await taken('a.py', outside, put, 'Item.id')).toBeUndefined();
  });
});

describe('take-event-identity in typed languages', () => {
  test('by the types of each', async () => {
    const java = (type: string, id: string) =>
      lines(
        'class A {',
        `    void handle(${type} event) {`,
        '        for (var message : event.getRecords()) {',
        `            workflows.startExecution(request -> request.name(${id}));`,
        '        }',
        '    }',
        '}',
      );
    const call = 'workflows.startExecution(request -> request.name(UUID.randomUUID().toString()))';
    expect(await taken('A.java', java('SQSEvent', 'UUID.randomUUID().toString()'), call, 'name')).toBe(
      java('SQSEvent', 'message.getMessageId()'),
    );
    expect(await taken('A.java', java('Orders', 'UUID.randomUUID().toString()'), call, 'name')).toBeUndefined();
    const csharp = (id: string) =>
      lines(
        'class A',
        '{',
        '    async Task Handle(SNSEvent sns)',
        '    {',
        '        foreach (var record in sns.Records)',
        '        {',
        `            await Workflows.StartExecutionAsync(new StartExecutionRequest { Name = ${id} });`,
        '        }',
        '    }',
        '}',
      );
    const started = 'Workflows.StartExecutionAsync(new StartExecutionRequest { Name = Guid.NewGuid().ToString() })';
    expect(await taken('A.cs', csharp('Guid.NewGuid().ToString()'), started, 'Name', 'topic')).toBe(
      csharp('record.Sns.MessageId'),
    );
    const go = (type: string, imports: readonly string[], id: string) =>
      lines(
        'package main',
        '',
        'import (',
        ...imports,
        '\t"github.com/aws/aws-lambda-go/events"',
        ')',
        '',
        `func handle(event events.${type}) {`,
        '\tfor _, record := range event.Records {',
        `\t\tclient.PutItem(ctx, &dynamodb.PutItemInput{Item: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: ${id}}}})`,
        '\t}',
        '}',
        '',
      );
    const put = (id: string) =>
      `client.PutItem(ctx, &dynamodb.PutItemInput{Item: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: ${id}}}})`;
    const made = 'uuid.New().String()';
    expect(
      await taken('main.go', go('DynamoDBEvent', ['\t"github.com/google/uuid"'], made), put(made), 'Item.id', 'stream'),
    ).toBe(go('DynamoDBEvent', [], 'record.EventID'));
  });
});
