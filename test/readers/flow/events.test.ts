import { expect, test } from 'vitest';
import { factsOf, flowOf, readsIn } from './reading.js';

async function reads(path: string, ...lines: readonly string[]) {
  return readsIn(await factsOf(path, lines.join('\n')));
}

test('fields of events, decoded and guarded or not', async () => {
  expect(
    await reads(
      'a.ts',
      'export const handler = async (event) => {',
      '  const { name } = JSON.parse(event.body);',
      '  use(event.queryStringParameters.page, event.queryStringParameters?.size);',
      '  use((event.headers || {}).host, event.pathParameters?.id ?? "none");',
      '  for (const record of event.Records) {',
      "    const key = decodeURIComponent(record.s3.object.key.replace(/\\+/g, ' '));",
      "    JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString());",
      '    JSON.parse(record.kinesis.data);',
      '  }',
      '  await Promise.all(event.Records.map(async ({ body }) => save(body)));',
      '  if (event.cookies) use(event.cookies[0]);',
      '};',
    ),
  ).toEqual([
    '2 body.name json',
    '2 body json',
    '3 queryStringParameters.page',
    '3 queryStringParameters.size ?',
    '4 headers.host ?',
    '4 pathParameters.id ?',
    '5 Records',
    '6 Records.s3.object.key url',
    '7 Records.kinesis.data base64 json',
    '8 Records.kinesis.data json',
    '10 Records',
    '10 Records.body',
    '11 cookies ?',
    '11 cookies ?',
  ]);
});

test('by key in Python', async () => {
  expect(
    await reads(
      'a.py',
      'def handler(event, context):',
      '    body = json.loads(event["body"])',
      '    page = event.get("queryStringParameters", {}).get("page")',
      '    for record in event["Records"]:',
      '        work(urllib.parse.unquote_plus(record["s3"]["object"]["key"]))',
      '        base64.b64decode(record["kinesis"]["data"])',
    ),
  ).toEqual([
    '2 body json',
    '3 queryStringParameters.page ?',
    '4 Records',
    '5 Records.s3.object.key url',
    '6 Records.kinesis.data base64',
  ]);
});

test('nothing of what is no event', async () => {
  expect(await reads('a.ts', 'const settings = load();', 'use(settings.body, settings.headers.x);')).toEqual([]);
});

test('what outlives the invocation and is changed in it', async () => {
  const { stateWrites } = await flowOf(
    'a.ts',
    [
      'const cache = new Map();',
      'let last;',
      'let client;',
      'class Handler {',
      '  #orders = [];',
      '  handle(event) { this.#orders.push(event.id); const local = []; local.push(event); }',
      '}',
      'export const handler = async (event) => {',
      '  cache.set(event.id, event);',
      '  last = event.user;',
      '  client ??= new Client();',
      '};',
    ].join('\n'),
  );
  expect(stateWrites.map(({ name, owner, change, from }) => [name, owner, change, from.length])).toEqual([
    ['#orders', 'instance', 'altered', 1],
    ['cache', 'module', 'altered', 1],
    ['last', 'module', 'assigned', 1],
    ['client', 'module', 'assigned', 0],
  ]);
});

test('global names in Python', async () => {
  const { stateWrites } = await flowOf(
    'a.py',
    'seen = {}\nlast = None\ndef handler(event, context):\n    global last\n    last = event\n    seen[event["id"]] = 1\n    mine = event\n',
  );
  expect(stateWrites.map(({ name, change }) => [name, change])).toEqual([
    ['last', 'assigned'],
    ['seen', 'altered'],
  ]);
});

test('typed names of a class with a base are fields of its instances in Python, as the base may make them so', async () => {
  const ownersOf = async (head: string) => {
    const { stateWrites } = await flowOf(
      'a.py',
      `class Request${head}:\n    terms: list = []\n    seen = []\n    def take(self, event):\n        self.terms.append(event["id"])\n        self.seen.append(event["id"])\n`,
    );
    return stateWrites.map(({ name, owner }) => [name, owner]);
  };
  const ofInstance = [
    ['terms', 'instance'],
    ['seen', 'class'],
  ];
  expect(await ownersOf('(CamelModel)')).toEqual(ofInstance);
  expect(await ownersOf('')).toEqual([
    ['terms', 'class'],
    ['seen', 'class'],
  ]);
});

test('names of places and accounts', async () => {
  const { placeNames } = await flowOf(
    'a.ts',
    [
      "const a = ['eu-west-1', 'arn:aws:sns:eu-west-1:998877665544:orders', '998877665544', '123456789012', 'eu-west'];",
      "const b = 'https://sqs.eu-west-1.amazonaws.com/998877665544/orders';",
      "const c = 's3://bucket/key';",
    ].join('\n'),
  );
  expect(placeNames.map(({ type }) => type)).toEqual(['region', 'arn', 'account', 'queue-url', 'bucket-url']);
});
