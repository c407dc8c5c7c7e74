import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function moved(marked: string, path?: string): string | undefined {
  return edited(marked, { kind: 'move-to-module-scope' }, path);
}

describe('a declaration', () => {
  test('moves above the handler and its doc comment, with its own comments', () => {
    expect(
      moved(`import { S3Client } from '@aws-sdk/client-s3';

/** Saves orders. */
export const handler = async (event) => {
  // One client a call.
  const s3 = «new S3Client({
    region: process.env.REGION,
  })»; // slow

  await s3.send(event);
};
`),
    ).toBe(`import { S3Client } from '@aws-sdk/client-s3';

// One client a call.
const s3 = new S3Client({
  region: process.env.REGION,
}); // slow

/** Saves orders. */
export const handler = async (event) => {
  await s3.send(event);
};
`);
  });

  test('leaves the comment of the step that begins with it', () => {
    expect(
      moved(`import { SFNClient } from '@aws-sdk/client-sfn';

export const handler = async (event) => {
  // 1. Find what runs
  const sfn = «new SFNClient({})»;
  const running = await sfn.send(event);
};
`),
    ).toBe(`import { SFNClient } from '@aws-sdk/client-sfn';

const sfn = new SFNClient({});

export const handler = async (event) => {
  // 1. Find what runs
  const running = await sfn.send(event);
};
`);
  });

  test('moves out of a method, above the class and its decorators', () => {
    expect(
      moved(`import { S3Client } from '@aws-sdk/client-s3';

@Tracked()
export class Orders {
	async handle(event: unknown) {
		const s3 = «new S3Client()»
		return s3.send(event)
	}
}
`),
    ).toBe(`import { S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client()

@Tracked()
export class Orders {
	async handle(event: unknown) {
		return s3.send(event)
	}
}
`);
  });

  test('keeps a common wrapper and line endings', () => {
    expect(
      moved(
        `const TABLE = 'a';\r\n\r\nexports.handler = async () => {\r\n    const db = DynamoDBDocumentClient.from(«new DynamoDBClient({})»);\r\n    return db.send(TABLE);\r\n};\r\n`,
        'handler.js',
      ),
    ).toBe(
      `const TABLE = 'a';\r\n\r\nconst db = DynamoDBDocumentClient.from(new DynamoDBClient({}));\r\n\r\nexports.handler = async () => {\r\n    return db.send(TABLE);\r\n};\r\n`,
    );
  });

  test('moves out of a function on one line', () => {
    expect(moved(`exports.handler = async () => { const s3 = «new S3Client({})»; return s3.send(x); };`, 'a.js')).toBe(
      `const s3 = new S3Client({});\n\nexports.handler = async () => { return s3.send(x); };`,
    );
  });

  test('keeps the inside of strings where it is', () => {
    expect(
      moved(
        'function f() {\n  const db = «new Database({\n    query: `\n      select 1\n    `,\n  })»;\n  db.run();\n}\n',
      ),
    ).toBe('const db = new Database({\n  query: `\n      select 1\n    `,\n});\n\nfunction f() {\n  db.run();\n}\n');
  });

  test('moves above the overloads of its function', () => {
    expect(
      moved(`export function f(a: string): void;
export function f(a: number): void;
export function f(a: unknown) {
  const s3 = «new S3Client({})»;
  s3.send(a);
}
`),
    ).toBe(`const s3 = new S3Client({});

export function f(a: string): void;
export function f(a: number): void;
export function f(a: unknown) {
  s3.send(a);
}
`);
  });

  test('is left out where the module has the very same one', () => {
    expect(
      moved(`const s3 = new S3Client({});

export const first = () => s3.send(1);

export const second = () => {
  const s3 = «new S3Client({})»;
  return s3.send(2);
};
`),
    ).toBe(`const s3 = new S3Client({});

export const first = () => s3.send(1);

export const second = () => {
  return s3.send(2);
};
`);
  });

  test('of a name that two handlers use moves above both, so that the other can share it', () => {
    expect(
      moved(`export const first = () => {
  const s3 = new S3Client({ a: 1 });
  return s3.send(1);
};

export const second = () => {
  const s3 = «new S3Client({})»;
  return s3.send(2);
};
`),
    ).toBe(`const s3 = new S3Client({});

export const first = () => {
  const s3 = new S3Client({ a: 1 });
  return s3.send(1);
};

export const second = () => {
  return s3.send(2);
};
`);
  });

  test('does not run on into a parenthesis where the file has no semicolons', () => {
    expect(moved(`(async () => {\n  const s3 = «new S3Client({})»\n  await s3.send(1)\n})()\n`)).toBe(
      `const s3 = new S3Client({})\n\n;(async () => {\n  await s3.send(1)\n})()\n`,
    );
  });
});

describe('a client in the middle of an expression', () => {
  test.each([
    ['new S3Client({})', 's3Client'],
    ['new DynamoDBClient({})', 'dynamoDBClient'],
    ['new SQSClient({})', 'sqsClient'],
    ['new AWS.S3()', 's3'],
    ['new AWS.DynamoDB.DocumentClient()', 'documentClient'],
    ['redis.createClient()', 'client'],
    ["mysql.createConnection({ host: 'a' })", 'connection'],
  ])('%s becomes %s', (construction, name) => {
    expect(moved(`export const handler = async (event) => {\n  await «${construction}».send(event);\n};\n`)).toBe(
      `const ${name} = ${construction};\n\nexport const handler = async (event) => {\n  await ${name}.send(event);\n};\n`,
    );
  });

  test('gets a name that is free', () => {
    expect(moved(`const s3Client = 1;\nexport const handler = () => use(«new S3Client({})», s3Client);\n`)).toBe(
      `const s3Client = 1;\nconst s3Client2 = new S3Client({});\n\nexport const handler = () => use(s3Client2, s3Client);\n`,
    );
  });

  test('leaves what is made with it in the handler', () => {
    expect(
      moved(`export const handler = async (event) => {
  const store = new OrderStore(event.tenant, «new DynamoDBClient({
    maxAttempts: 2,
  })»);
  this.s3 = 1;
};
`),
    ).toBe(`const dynamoDBClient = new DynamoDBClient({
  maxAttempts: 2,
});

export const handler = async (event) => {
  const store = new OrderStore(event.tenant, dynamoDBClient);
  this.s3 = 1;
};
`);
  });
});

describe('nothing moves when', () => {
  test.each([
    [
      'it depends on the event',
      'const f = (event) => { const s3 = «new S3Client({ region: event.region })»; s3.a(); };',
    ],
    ['it depends on a local', "const f = () => { const r = 'x'; const s3 = «new S3Client({ r })»; s3.a(); };"],
    ['its type depends on a local type', 'const f = () => { type T = 1; const s3 = «new S3Client<T>()»; s3.a(); };'],
    ['it needs this', 'class A { f() { const s3 = «new S3Client(this.options)»; s3.a(); } }'],
    ['it waits for something', 'const f = async () => { const s3 = «new S3Client(await options())»; s3.a(); };'],
    ['the name is taken', 'const s3 = 1;\nconst f = () => { const s3 = «new S3Client({})»; s3.a(); };'],
    [
      'the name is taken further down',
      'const f = () => { const s3 = «new S3Client({})»; s3.a(); };\nconst s3 = new S3Client({});',
    ],
    [
      'a parameter in between has the name',
      'const f = (s3) => { if (!s3) { const s3 = «new S3Client({})»; s3.a(); } };',
    ],
    ['a global of the name is used', 'const f = () => { const fetch = «new Fetch()»; fetch.a(); };\nfetch(1);'],
    ['it is given a value elsewhere', 'const f = () => { let s3 = «new S3Client({})»; s3 = 1; };'],
    ['it stands with others', 'const f = () => { const s3 = «new S3Client({})», a = 1; s3.a(a); };'],
    ['it is taken apart', 'const f = () => { const { send } = «new S3Client({})»; send(); };'],
    ['it is assigned to a variable', 'let s3;\nconst f = () => { s3 = «new S3Client({})»; };'],
    ['what it needs comes later', "const f = () => { const s3 = «new S3Client({ r })»; s3.a(); };\nconst r = 'x';"],
    ['what it needs changes', "let r = 'x';\nconst f = () => { r = 'y'; const s3 = «new S3Client({ r })»; s3.a(); };"],
    [
      'the SDK is set up in a function',
      'const AWS = require();\nconst f = () => { AWS.config.update({}); const s3 = «new AWS.S3()»; s3.a(); };',
    ],
    [
      'the SDK is set up further down',
      'const AWS = require();\nconst f = () => { const s3 = «new AWS.S3()»; s3.a(); };\nAWS.config.update({});',
    ],
    ['it is at module scope already', 'const s3 = «new S3Client({})»;'],
    ['it is a field', 'class A { s3 = «new S3Client({})»; }'],
    ['it is thrown away', 'const f = () => { «new S3Client({})»; };'],
    ['the place holds no construction', 'const f = () => { const s3 = «s4»; };'],
    ['the file does not parse', 'const f = () => { const s3 = «new S3Client({})»; s3.; };'],
  ])('%s', (_, marked) => {
    expect(moved(marked)).toBeUndefined();
  });
});

test('functions inside the options do not hold it back', () => {
  expect(moved(`const f = () => {\n  const s3 = «new S3Client({ delay: (n) => n * 2 })»;\n  s3.a();\n};\n`)).toBe(
    `const s3 = new S3Client({ delay: (n) => n * 2 });\n\nconst f = () => {\n  s3.a();\n};\n`,
  );
});

test('what the module takes apart is known to it', () => {
  expect(
    moved(
      `const { REGION } = process.env;\nconst f = () => {\n  const s3 = «new S3Client({ region: REGION })»;\n  s3.a();\n};\n`,
    ),
  ).toBe(
    `const { REGION } = process.env;\nconst s3 = new S3Client({ region: REGION });\n\nconst f = () => {\n  s3.a();\n};\n`,
  );
});

test('a licence stays first', () => {
  expect(
    moved(`// Copyright Somebody\nexports.handler = () => {\n  const s3 = «new S3Client()»;\n  s3.a();\n};\n`, 'a.js'),
  ).toBe(`// Copyright Somebody\nconst s3 = new S3Client();\n\nexports.handler = () => {\n  s3.a();\n};\n`);
});

describe('a connection for one invocation', () => {
  test.each([
    'const db = «new Client()»;\n  await db.connect();\n  await db.end();',
    "const redis = «createClient()»;\n  redis.on('error', log);",
    'const db = await «connect(url)»;',
    'return await «connect(url)»;',
  ])('stays: %s', (body) => {
    expect(
      moved(
        `import { Client, connect, createClient } from 'pg';\n\nexport const handler = async (event) => {\n  ${body}\n};\n`,
      ),
    ).toBeUndefined();
  });
});
