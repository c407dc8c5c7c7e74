import { describe, expect, test } from 'vitest';
import { factsOf } from './reading.js';

/** The answers of a file as `line fields… [handed on] [more]`, with how much of a field is used where it is not all. */
async function answers(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { flow } = await factsOf(path, lines.join('\n'));
  return flow.answers.map(({ range, fields, isHandedOn, asksForMore }) =>
    [
      `${range.start.line + 1}`,
      ...fields.map(({ name, use }) => (use === 'whole' ? name : `${name}:${use}`)),
      ...(isHandedOn ? ['handed on'] : []),
      ...(asksForMore ? ['more'] : []),
    ].join(' '),
  );
}

const sdk = [
  "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
  "import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';",
  'const client = new DynamoDBClient({});',
];

describe('what is read of the answer of a call', () => {
  test.each([
    ['nothing', 'await client.send(new BatchWriteCommand({}));', '5'],
    ['nothing but for the log', 'console.log(JSON.stringify(await client.send(new BatchWriteCommand({}))));', '5'],
    ['a field', 'const found = await client.send(new QueryCommand({})); use(found.Items);', '5 items'],
    ['a field that is taken out', 'const { Items } = await client.send(new QueryCommand({})); use(Items);', '5 items'],
    [
      'the first item',
      'const found = await client.send(new QueryCommand({})); use(found.Items?.[0]);',
      '5 items:first',
    ],
    [
      'the first item of what is taken out',
      'const { Items = [] } = await client.send(new QueryCommand({})); const [one] = Items;',
      '5 items:first',
    ],
    [
      'how many there are',
      'const found = await client.send(new QueryCommand({})); if (found.Items.length > 0) go();',
      '5 items:count',
    ],
    ['all that is passed on', 'use(await client.send(new QueryCommand({})));', '5 handed on'],
    ['all that is returned', 'return client.send(new QueryCommand({}));', '5 handed on'],
    [
      'a command made before',
      'const command = new BatchWriteCommand({}); const done = await client.send(command); use(done.UnprocessedItems);',
      '5 unprocesseditems',
    ],
    [
      'nothing of many at once',
      'await Promise.all(event.map((each) => client.send(new BatchWriteCommand(each))));',
      '5',
    ],
    ['in a chain', 'client.send(new QueryCommand({})).then(({ Items }) => use(Items)).catch(log);', '5 items'],
    [
      'what goes to a callback',
      'client.send(new QueryCommand({}), (error, found) => { if (!error) use(found); });',
      '5 handed on',
    ],
    ['nothing, with a callback', 'client.send(new QueryCommand({}), (error) => { if (error) fail(); });', '5'],
    [
      'with further pages',
      'let key; do { const page = await client.send(new QueryCommand({ ExclusiveStartKey: key })); use(page.Items); } while (key);',
      '5 items more',
    ],
  ])('%s', async (_, statement, expected) => {
    const found = await answers('a.ts', ...sdk, 'export const handler = async (event) => {', `  ${statement}`, '};');
    expect(found.map((line) => line.replace(/^\d+/, '5'))).toEqual([expected]);
  });

  test('what a function of the file gives back is followed to its calls', async () => {
    expect(
      await answers(
        'a.ts',
        ...sdk,
        'export const handler = async (event) => {',
        '  await store(event);',
        '};',
        'const store = async (items) => client.send(new BatchWriteCommand(items));',
      ),
    ).toEqual(['7']);
  });

  test('in Python', async () => {
    expect(
      await answers(
        'a.py',
        'import boto3',
        'events = boto3.client("events")',
        'table = boto3.resource("dynamodb").Table("orders")',
        'def handler(event, context):',
        '    events.put_events(Entries=[])',
        '    answer = events.put_events(Entries=[])',
        '    print(answer)',
        '    if answer["FailedEntryCount"] > 0: raise RuntimeError()',
        '    items = table.query().get("Items", [])',
        '    return items[0] if len(items) > 0 else None',
      ),
    ).toEqual(['5', '6 failedentrycount', '9 items:first']);
  });

  test('in Java', async () => {
    expect(
      await answers(
        'App.java',
        'import software.amazon.awssdk.services.eventbridge.EventBridgeClient;',
        'import software.amazon.awssdk.services.eventbridge.model.*;',
        'class App {',
        '  EventBridgeClient client = EventBridgeClient.create();',
        '  void run(PutEventsRequest request) {',
        '    client.putEvents(request);',
        '    PutEventsResponse answer = client.putEvents(request);',
        '    if (answer.failedEntryCount() > 0) throw new IllegalStateException();',
        '  }',
        '}',
      ),
    ).toEqual(['6', '7 failedentrycount']);
  });

  test('in Go', async () => {
    expect(
      await answers(
        'main.go',
        'package main',
        'import (',
        '  "context"',
        '  "github.com/aws/aws-sdk-go-v2/service/eventbridge"',
        ')',
        'var client *eventbridge.Client',
        'func run(ctx context.Context) error {',
        '  _, err := client.PutEvents(ctx, &eventbridge.PutEventsInput{})',
        '  out, err := client.PutEvents(ctx, &eventbridge.PutEventsInput{})',
        '  if out.FailedEntryCount > 0 { return err }',
        '  return err',
        '}',
      ),
    ).toEqual(['8', '9 failedentrycount']);
  });

  test('in C#', async () => {
    expect(
      await answers(
        'Function.cs',
        'using Amazon.EventBridge;',
        'using Amazon.EventBridge.Model;',
        'class Function {',
        '  private readonly AmazonEventBridgeClient client = new();',
        '  async Task Run(PutEventsRequest request) {',
        '    await client.PutEventsAsync(request);',
        '    var answer = await client.PutEventsAsync(request).ConfigureAwait(false);',
        '    if (answer.FailedEntryCount > 0) throw new Exception();',
        '  }',
        '}',
      ),
    ).toEqual(['6', '7 failedentrycount']);
  });
});
