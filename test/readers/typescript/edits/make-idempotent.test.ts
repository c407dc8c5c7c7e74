import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function wrapped(marked: string, path = 'handler.ts'): string | undefined {
  return edited(marked, { kind: 'make-idempotent', tableVariable: 'IDEMPOTENCY_TABLE' }, path);
}

const imports = `import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';`;
const store = `const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE as string });`;
const commonStore = store.replace(' as string', '');

describe('a handler in TypeScript', () => {
  test('is wrapped where it is, with what it needs above it', () => {
    expect(
      wrapped(`import type { EventBridgeEvent } from 'aws-lambda'; // types

/** Takes orders. */
export const handler = «async (event: EventBridgeEvent<'a', 'b'>): Promise<void> => {
  await save(event.detail);
}»;
`),
    ).toBe(`import type { EventBridgeEvent } from 'aws-lambda'; // types
${imports}

${store}

/** Takes orders. */
export const handler = makeIdempotent(async (event: EventBridgeEvent<'a', 'b'>): Promise<void> => {
  await save(event.detail);
}, { persistenceStore });
`);
  });

  test('keeps the types of its parameters', () => {
    expect(
      wrapped(
        `import type { SNSHandler } from 'aws-lambda';\n\nexport const handler: SNSHandler = «async (event) => {}»;\n`,
      ),
    ).toBe(
      `import type { SNSHandler } from 'aws-lambda';\n${imports}\n\n${store}\n\nexport const handler: SNSHandler = makeIdempotent<SNSHandler>(async (event) => {}, { persistenceStore });\n`,
    );
    expect(wrapped(`export const handler = («async (event) => {}») satisfies SNSHandler;\n`)).toContain(
      '(makeIdempotent<SNSHandler>(async (event) => {}, { persistenceStore })) satisfies SNSHandler;',
    );
  });

  test('becomes a constant when it was declared', () => {
    expect(wrapped(`import a from "a"\n\nexport «async function handler(event: Event) {\n\tawait a(event)\n}»\n`)).toBe(
      `import a from "a"\n${imports.replaceAll("'", '"').replaceAll(';', '')}\n\n${store.replace(';', '')}\n\nexport const handler = makeIdempotent(async function handler(event: Event) {\n\tawait a(event)\n}, { persistenceStore })\n`,
    );
  });

  test.each([
    [
      'export default «async (event: Event) => {}»;',
      'export default makeIdempotent(async (event: Event) => {}, { persistenceStore });',
    ],
    [
      'export default «async function handler(event: Event) {}»',
      'export default makeIdempotent(async function handler(event: Event) {}, { persistenceStore });',
    ],
    [
      'export const handler = middy(«async (event: Event) => {}»).use(a());',
      'export const handler = middy(makeIdempotent(async (event: Event) => {}, { persistenceStore })).use(a());',
    ],
    [
      '«async function handler(event: Event) {}»\nexport { handler };',
      'const handler = makeIdempotent(async function handler(event: Event) {}, { persistenceStore });\nexport { handler };',
    ],
  ])('%s', (before, after) => {
    expect(wrapped(`${before}\n`)).toBe(`${imports}\n\n${store}\n\n${after}\n`);
  });
});

describe('a handler in CommonJS', () => {
  test.each([
    [
      'exports.handler = «async (event) => {}»;',
      'exports.handler = makeIdempotent(async (event) => {}, { persistenceStore });',
    ],
    [
      'module.exports.handler = «async (event) => {}»;',
      'module.exports.handler = makeIdempotent(async (event) => {}, { persistenceStore });',
    ],
    [
      'module.exports = { handler: «async (event) => {}» };',
      'module.exports = { handler: makeIdempotent(async (event) => {}, { persistenceStore }) };',
    ],
    [
      '«async function handler(event) {}»\nmodule.exports = { handler };',
      'const handler = makeIdempotent(async function handler(event) {}, { persistenceStore });\nmodule.exports = { handler };',
    ],
    [
      'const handler = «async (event) => {}»;\nmodule.exports = { handler };',
      'const handler = makeIdempotent(async (event) => {}, { persistenceStore });\nmodule.exports = { handler };',
    ],
  ])('%s', (before, after) => {
    const required = imports.replaceAll('import', 'const').replace(/ from ('.*?')/g, ' = require($1)');
    expect(wrapped(`'use strict';\nconst { a } = require('a');\n\n${before}\n`, 'handler.js')).toBe(
      `'use strict';\nconst { a } = require('a');\n${required}\n\n${commonStore}\n\n${after}\n`,
    );
  });

  test('without imports gets them below the directives', () => {
    expect(
      wrapped(`'use strict';\r\n\r\n// The handler.\r\nexports.handler = «async () => {}»;\r\n`, 'handler.js'),
    ).toBe(
      `'use strict';\r\n\r\nconst { makeIdempotent } = require('@aws-lambda-powertools/idempotency');\r\nconst { DynamoDBPersistenceLayer } = require('@aws-lambda-powertools/idempotency/dynamodb');\r\n\r\n${commonStore}\r\n\r\n// The handler.\r\nexports.handler = makeIdempotent(async () => {}, { persistenceStore });\r\n`,
    );
  });
});

describe('messages of a queue', () => {
  test('are each done once, and told apart by their id, as their receipts are new at every delivery', () => {
    expect(
      wrapped(`import type { SQSEvent } from 'aws-lambda';
import { client } from './client';

export const handler = «async (event: SQSEvent) => {
  for (const record of event.Records) {
    const order = JSON.parse(record.body);

    // Pay.
    await client.send(\`
      \${order.id}
    \`);
  }
}»;
`),
    ).toBe(`import type { SQSEvent } from 'aws-lambda';
import { client } from './client';
import { makeIdempotent, IdempotencyConfig } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';

${store}

const processRecord = makeIdempotent(async (record: SQSEvent['Records'][number]) => {
  const order = JSON.parse(record.body);

  // Pay.
  await client.send(\`
      \${order.id}
    \`);
}, { persistenceStore, dataIndexArgument: 0, config: new IdempotencyConfig({ eventKeyJmesPath: 'messageId' }) });

export const handler = async (event: SQSEvent) => {
  for (const record of event.Records) {
    await processRecord(record);
  }
};
`);
  });

  test('are told apart by all their ids where the work cannot be parted', () => {
    const result = wrapped(`import type { SQSEvent } from 'aws-lambda';
export const handler = «async (event: SQSEvent) => {
  let count = 0;
  for (const record of event.Records) {
    await client.send(record.body);
    count++;
  }
}»;
`);
    expect(result).toContain("import { makeIdempotent, IdempotencyConfig } from '@aws-lambda-powertools/idempotency';");
    expect(result).toContain(
      "}, { persistenceStore, config: new IdempotencyConfig({ eventKeyJmesPath: 'Records[*].messageId' }) });",
    );
  });

  test('that failed are still reported, outside of what is done once', () => {
    const result = wrapped(
      `exports.handler = «async (event) => {
  const batchItemFailures = [];
  await Promise.all(event.Records.map(async (record) => {
    try {
      for (const part of record.parts) {
        if (!part) continue;
        await client.send(part);
      }
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }));
  return { batchItemFailures };
}»;
`,
      'handler.js',
    );
    expect(result).toContain(`const processRecord = makeIdempotent(async (record) => {
  for (const part of record.parts) {
    if (!part) continue;
    await client.send(part);
  }
}, `);
    expect(result).toContain(`    try {
      await processRecord(record);
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
`);
  });

  test.each([
    ['export const handler: SQSHandler = «async (event)', "Parameters<SQSHandler>[0]['Records'][number]"],
    ['export const handler = «async (event: any)', "any['Records'][number]"],
    ['export const handler = «async (event: A | B)', "(A | B)['Records'][number]"],
    ['export const handler = «async ({ Records }: SQSEvent)', "SQSEvent['Records'][number]"],
  ])('of %s have the type %s', (head, type) => {
    const list = head.includes('{ Records }') ? 'Records' : 'event.Records';
    const result = wrapped(
      `${head} => {\n  for (const record of ${list}) {\n    await client.send(record);\n  }\n}»;\n`,
    );
    expect(result).toContain(`makeIdempotent(async (record: ${type}) => {\n  await client.send(record);\n}, `);
  });

  test('are each done once by the function that gets the record', () => {
    expect(
      wrapped(
        `export const handler = «async (event) => {
  for (const record of event.Records) {
    log(record.messageId);
    await processRecord(record);
  }
}»;

// One record.
async function processRecord(record) {
  await save(record.body);
}
`,
        'handler.mjs',
      ),
    ).toBe(`import { makeIdempotent, IdempotencyConfig } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';

${commonStore}

export const handler = async (event) => {
  for (const record of event.Records) {
    log(record.messageId);
    await processRecord(record);
  }
};

// One record.
const processRecord = makeIdempotent(async function processRecord(record) {
  await save(record.body);
}, { persistenceStore, dataIndexArgument: 0, config: new IdempotencyConfig({ eventKeyJmesPath: 'messageId' }) });
`);
  });

  test.each([
    [
      'what is taken from the record',
      'const order = JSON.parse(record.body);\n    await save(client, order);',
      '{ persistenceStore, dataIndexArgument: 1 }',
    ],
    [
      'the record behind something else',
      'await save(client, record);',
      "{ persistenceStore, dataIndexArgument: 1, config: new IdempotencyConfig({ eventKeyJmesPath: 'messageId' }) }",
    ],
  ])('are each done once by the function that gets %s', (_, work, options) => {
    const result = wrapped(`const save = async (client, order) => { await client.put(order); };
export const handler = «async (event: SQSEvent) => {
  for (const record of event.Records) {
    ${work}
  }
}»;
`);
    expect(result).toContain(
      `const save = makeIdempotent(async (client, order) => { await client.put(order); }, ${options});`,
    );
  });

  test('are each done once under a batch processor', () => {
    const result = wrapped(`const processor = new BatchProcessor(EventType.SQS);
const recordHandler = async (record: SQSRecord) => { await save(record.body); };
export const handler = «async (event: SQSEvent, context: Context) =>
  processPartialResponse(event, recordHandler, processor, { context })»;
`);
    expect(result).toContain(
      "const recordHandler = makeIdempotent(async (record: SQSRecord) => { await save(record.body); }, { persistenceStore, dataIndexArgument: 0, config: new IdempotencyConfig({ eventKeyJmesPath: 'messageId' }) });",
    );
  });
});

test('what the file imports and makes already is used again', () => {
  expect(
    wrapped(`${imports}

const store = new DynamoDBPersistenceLayer({ tableName: 'a' });

export const first = makeIdempotent(async () => {}, { persistenceStore: store });

export const second = «async () => {}»;
`),
  ).toBe(`${imports}

const store = new DynamoDBPersistenceLayer({ tableName: 'a' });

export const first = makeIdempotent(async () => {}, { persistenceStore: store });

export const second = makeIdempotent(async () => {}, { persistenceStore: store });
`);
});

describe('the function its loop calls is not what is wrapped when', () => {
  test.each([
    ['it only gives something back', 'const data = await helper(record);\n    await client.send(data);'],
    ['the loop waits for other work too', 'await helper(record);\n    await client.send(record);'],
    ['it gets nothing of the record', 'await helper(1);'],
    ['it comes from elsewhere', 'await other(record);'],
  ])('%s', (_, work) => {
    const result = wrapped(`async function helper(record) {}
export const handler = «async (event) => {
  for (const record of event.Records) {
    ${work}
  }
}»;
`);
    expect(result).toContain('async function helper(record) {}\n');
    expect(result).toContain(`makeIdempotent(async (record) => {\n  ${work.replace('\n    ', '\n  ')}\n}, `);
  });
});

describe('the work on a record is not parted from its handler when', () => {
  test.each([
    ['it uses a variable of the handler', 'await client.send(record, event.a);'],
    ['it goes on to the next', 'if (!record.a) continue;\n    await client.send(record);'],
    ['it ends the handler', 'if (!record.a) return;\n    await client.send(record);'],
    ['it waits for nothing', 'client.send(record);'],
    ['it says this', 'await this.send(record);'],
  ])('%s', (_, work) => {
    const result = wrapped(`export const handler = «async (event) => {
  for (const record of event.Records) {
    ${work}
  }
}»;
`);
    expect(result).toContain('export const handler = makeIdempotent(async (event) => {');
  });
});

test('a licence stays at the top of the file', () => {
  const marks = '// Copyright Somebody\n// SPDX-License-Identifier: MIT\n';
  const result = wrapped(`${marks}/** Works. */\nexport const handler = «async () => {}»;\n`);
  expect(result?.startsWith(`${marks}import `)).toBe(true);
  expect(result).toContain(`${store}\n\n/** Works. */\nexport const handler`);
});

test('imports below the handler leave the table above it', () => {
  expect(wrapped(`export const handler = «async () => {}»;\nimport './tracing';\n`)).toBe(
    `${store}\n\nexport const handler = makeIdempotent(async () => {}, { persistenceStore });\nimport './tracing';\n${imports}\n`,
  );
});

describe('nothing is wrapped when', () => {
  test.each([
    ['it is wrapped', 'export const handler = makeIdempotent(«async () => {}», {});'],
    ['it is wrapped by name', 'const work = «async () => {}»;\nexport const handler = makeIdempotent(work, {});'],
    ['a middleware does it', 'export const handler = middy(«async () => {}»).use(makeHandlerIdempotent({}));'],
    [
      'each record is done once',
      'const save = makeIdempotent(async (r) => {}, {});\nexport const handler = «async (event) => {\n  for (const r of event.Records) {\n    await save(r);\n  }\n}»;',
    ],
    [
      'it answers which records failed, and their work cannot be parted',
      'export const handler = «async (event) => {\n  const batchItemFailures = [];\n  for (const { body } of event.Records) {\n    await save(body, batchItemFailures);\n  }\n  return { batchItemFailures };\n}»;',
    ],
    ['it is a method', 'export class A { «async handler() {}» }'],
    ['it is a method of an object', 'module.exports = { «async handler() {}» };'],
    ['it is a field', 'export class A { handler = «async () => {}»; }'],
    ['it is inside a function', 'const make = () => «async () => {}»;'],
    ['it is not async', 'export const handler = «() => {}»;'],
    ['it calls back', 'export const handler = «async (event, context, callback) => callback(null)»;'],
    ['it is used before it is declared', 'module.exports = { handler };\n«async function handler() {}»'],
    [
      'it has overloads',
      'export async function handler(a: string): Promise<void>;\nexport «async function handler(a: unknown) {}»',
    ],
    ['the name is taken', 'const makeIdempotent = 1;\nexport const handler = «async () => {}»;'],
    ['there is no function', 'export const handler = «1»;'],
  ])('%s', (_, marked) => {
    expect(wrapped(marked)).toBeUndefined();
  });
});
