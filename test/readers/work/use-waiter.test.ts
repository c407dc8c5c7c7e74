import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/model/source.js';
import { after } from './after-edit.js';

const lines = (...each: readonly string[]) => each.join('\n');

/** The loop that a text holds, by its first and last words. */
function awaited(path: string, text: string, loop: string, pause: string, operation = 'DescribeTable') {
  const index = new LineIndex({ path, text });
  const start = text.indexOf(pause);
  return after(path, text, loop, (at) => ({
    kind: 'use-waiter',
    at,
    pause: index.range(start, start + pause.length),
    operation,
    waiters: [{ name: 'TableExists', path: ['Table', 'TableStatus'], state: 'ACTIVE' }],
    seconds: 3,
    tries: 10,
  }));
}

describe('use-waiter in Python', () => {
  const loop = (...body: readonly string[]) => lines('for _ in range(10):', ...body.map((line) => `        ${line}`));
  const text = (written: string, head = 'import time\n') =>
    lines(
      `${head}import boto3`,
      'tables = boto3.client("dynamodb")',
      '',
      'def handler(event, context):',
      '    name = event["name"]',
      `    ${written}`,
      '    return name',
      '',
    );
  const asking = 'tables.describe_table(TableName=name)';
  const waiting =
    'tables.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 3, "MaxAttempts": 10})';

  test.each([
    [
      'a variable',
      [`state = ${asking}["Table"]["TableStatus"]`, 'if state == "ACTIVE":', '    break', 'time.sleep(3)'],
    ],
    [
      'the answer',
      [`found = ${asking}`, 'if found.get("Table")["TableStatus"] == "ACTIVE":', '    break', 'time.sleep(3)'],
    ],
    ['the test itself', [`if ${asking}["Table"]["TableStatus"] == "ACTIVE":`, '    break', 'time.sleep(3)']],
  ])('asks by %s', async (_, body) => {
    const written = loop(...body);
    expect(await awaited('a.py', text(written), written, 'time.sleep(3)')).toBe(text(waiting, ''));
  });

  test.each([
    [
      'another state is waited for',
      [`state = ${asking}["Table"]["TableStatus"]`, 'if state == "DELETED":', '    break', 'time.sleep(3)'],
    ],
    [
      'something else is done',
      [
        `state = ${asking}["Table"]["TableStatus"]`,
        'print(state)',
        'if state == "ACTIVE":',
        '    break',
        'time.sleep(3)',
      ],
    ],
    [
      'it ends in another way',
      [`state = ${asking}["Table"]["TableStatus"]`, 'if state == "ACTIVE":', '    return state', 'time.sleep(3)'],
    ],
    [
      'a comment would go',
      [`state = ${asking}["Table"]["TableStatus"]`, 'if state == "ACTIVE":  # at last', '    break', 'time.sleep(3)'],
    ],
    [
      'the client is not known by name',
      [
        'state = tables.describe_table("a")["Table"]["TableStatus"]',
        'if state == "ACTIVE":',
        '    break',
        'time.sleep(3)',
      ],
    ],
  ])('not where %s', async (_, body) => {
    const written = loop(...body);
    expect(await awaited('a.py', text(written), written, 'time.sleep(3)')).toBeUndefined();
  });

  test('not where the state is asked for later, or there is something to do when no turn is left', async () => {
    const written = loop(
      `state = ${asking}["Table"]["TableStatus"]`,
      'if state == "ACTIVE":',
      '    break',
      'time.sleep(3)',
    );
    expect(
      await awaited('a.py', text(written).replace('return name', 'return state'), written, 'time.sleep(3)'),
    ).toBeUndefined();
    const counted = written.replace('for _ in', 'for look in');
    expect(
      await awaited('a.py', text(counted).replace('return name', 'return look'), counted, 'time.sleep(3)'),
    ).toBeUndefined();
    const otherwise = `${written}\n    else:\n        raise TimeoutError(name)`;
    expect(await awaited('a.py', text(otherwise), otherwise, 'time.sleep(3)')).toBeUndefined();
  });
});

describe('use-waiter in TypeScript', () => {
  const loop = (pause: string) =>
    lines(
      'for (let look = 0; look < 10; look++) {',
      "    const { Table } = await tables.send(new DescribeTableCommand({ TableName: 'a' }));",
      "    if (Table?.TableStatus === 'ACTIVE') break;",
      `    await ${pause};`,
      '  }',
    );
  const text = (names: string, head: string, written: string) =>
    lines(
      `import { ${names} } from '@aws-sdk/client-dynamodb';`,
      head,
      'const tables = new DynamoDBClient({});',
      'export const handler = async () => {',
      `  ${written}`,
      '};',
      '',
    );

  test('by the function of the package', async () => {
    const pause = 'new Promise((done) => setTimeout(done, 3000))';
    const before = text('DescribeTableCommand, DynamoDBClient', '', loop(pause));
    expect(await awaited('a.ts', before, loop(pause), pause)).toBe(
      text(
        'DynamoDBClient, waitUntilTableExists',
        '',
        "await waitUntilTableExists({ client: tables, minDelay: 3, maxDelay: 3, maxWaitTime: 30 }, { TableName: 'a' });",
      ),
    );
  });

  test('not where a function for the pause would be left over', async () => {
    const head = 'const sleep = (millis: number) => new Promise((done) => setTimeout(done, millis));';
    const before = text('DescribeTableCommand, DynamoDBClient', head, loop('sleep(3000)'));
    expect(await awaited('a.ts', before, loop('sleep(3000)'), 'sleep(3000)')).toBeUndefined();
  });
});
