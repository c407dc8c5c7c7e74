import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function collected(marked: string, path?: string, identifier: 'message-id' | 'sequence-number' = 'message-id') {
  return edited(marked, { kind: 'collect-batch-failures', identifier }, path);
}

/** The body of an async JavaScript handler, two spaces deep. */
function inHandler(body: string, identifier?: 'message-id' | 'sequence-number'): string | undefined {
  const [head, tail] = ['exports.handler = «async (event) => {\n  ', '\n}»;\n'];
  const result = collected(head + body + tail, 'handler.js', identifier);
  return result?.slice(head.length - 1, 1 - tail.length);
}

const caught = (identifier: string) => `} catch (error) {
      console.error('Could not process record', ${identifier}, error);
      batchItemFailures.push({ itemIdentifier: ${identifier} });
    }`;

describe('a loop in TypeScript', () => {
  test('is guarded record by record, and the types allow the answer', () => {
    expect(
      collected(`import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSEvent } from 'aws-lambda';

const logger = new Logger();

export const handler = «async (event: SQSEvent): Promise<void> => {
  logger.info('Started');

  // One order a record.
  for (const record of event.Records) {
    const order = JSON.parse(record.body);

    await save(\`
      \${order.id}
    \`); // slow
  }
}»;
`),
    ).toBe(`import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSEvent } from 'aws-lambda';

const logger = new Logger();

export const handler = async (event: SQSEvent): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> => {
  logger.info('Started');

  const batchItemFailures: { itemIdentifier: string }[] = [];
  // One order a record.
  for (const record of event.Records) {
    try {
      const order = JSON.parse(record.body);

      await save(\`
      \${order.id}
    \`); // slow
    } catch (error) {
      logger.error('Could not process record', { messageId: record.messageId, error });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
`);
  });

  test('keeps a handler type that allows the answer', () => {
    expect(
      collected(
        'export const handler: SQSHandler = «async (event) => {\r\n\tfor (const { body } of event.Records) {\r\n\t\tawait save(body)\r\n\t}\r\n}»\r\n',
      ),
    ).toBe(
      "export const handler: SQSHandler = async (event) => {\r\n\tconst batchItemFailures: { itemIdentifier: string }[] = []\r\n\tfor (const { body, messageId } of event.Records) {\r\n\t\ttry {\r\n\t\t\tawait save(body)\r\n\t\t} catch (error) {\r\n\t\t\tconsole.error('Could not process record', messageId, error)\r\n\t\t\tbatchItemFailures.push({ itemIdentifier: messageId })\r\n\t\t}\r\n\t}\r\n\treturn { batchItemFailures }\r\n}\r\n",
    );
  });

  test.each([
    ['Handler<SQSEvent, void>', 'Handler<SQSEvent, { batchItemFailures: { itemIdentifier: string }[] }>'],
    ['Handler<SQSEvent>', 'Handler<SQSEvent>'],
    ['Handler<SQSEvent, SQSBatchResponse>', 'Handler<SQSEvent, SQSBatchResponse>'],
    ['(event: E) => Promise<string>', '(event: E) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>'],
  ])('of type %s has type %s', (before, after) => {
    const result = collected(
      `const handler: ${before} = «async (event) => {\n  for (const r of event.Records) {\n    await save(r);\n  }\n}»;\n`,
    );
    expect(result?.split(' = async')[0]).toBe(`const handler: ${after}`);
  });

  test('logs with pino in its own order', () => {
    const result = collected(
      `import pino from 'pino';\nconst log = pino();\nexport const handler = «async (event) => {\n  for (const record of event.Records) {\n    log.info('a');\n    await save(record);\n  }\n}»;\n`,
    );
    expect(result).toContain("log.error({ messageId: record.messageId, err: error }, 'Could not process record');");
  });
});

describe('loops in JavaScript', () => {
  test.each([
    [
      'for … of a list with a name',
      'const { Records: records } = event;\n  for (const record of records) {\n    await save(record);\n  }',
      `const { Records: records } = event;\n  const batchItemFailures = [];\n  for (const record of records) {\n    try {\n      await save(record);\n    ${caught('record.messageId')}\n  }\n  return { batchItemFailures };`,
    ],
    [
      'without braces',
      'for (const record of event.Records) await save(record);',
      `const batchItemFailures = [];\n  for (const record of event.Records) {\n    try {\n      await save(record);\n    ${caught('record.messageId')}\n  }\n  return { batchItemFailures };`,
    ],
    [
      'on one line',
      'for (const record of event.Records) { a(record); await b(record); }',
      `const batchItemFailures = [];\n  for (const record of event.Records) {\n    try {\n      a(record); await b(record);\n    ${caught('record.messageId')}\n  }\n  return { batchItemFailures };`,
    ],
    [
      'forEach',
      'event.Records.forEach((record) => {\n    save(record);\n  });',
      `const batchItemFailures = [];\n  event.Records.forEach((record) => {\n    try {\n      save(record);\n    ${caught('record.messageId')}\n  });\n  return { batchItemFailures };`,
    ],
    [
      'all at once',
      'await Promise.all(event.Records.map(async (record) => {\n    if (!record.body) return;\n    await save(record);\n  }));',
      `const batchItemFailures = [];\n  await Promise.all(event.Records.map(async (record) => {\n    try {\n      if (!record.body) return;\n      await save(record);\n    ${caught('record.messageId')}\n  }));\n  return { batchItemFailures };`,
    ],
    [
      'all at once, in an expression',
      'await Promise.all((event.Records ?? []).map(async ({ body }) => save(body)));',
      `const batchItemFailures = [];\n  await Promise.all((event.Records ?? []).map(async ({ body, messageId }) => {\n    try {\n      await save(body);\n    ${caught('messageId')}\n  }));\n  return { batchItemFailures };`,
    ],
  ])('%s', (_, before, after) => {
    expect(inHandler(before)).toBe(after);
  });

  test.each([
    ['return;', 'return { batchItemFailures };'],
    ["return 'done';", 'return { batchItemFailures };'],
    ["return 'Done: ' + event.Records.length;", 'return { batchItemFailures };'],
    [`return \`\${event.Records.length} done\`;`, 'return { batchItemFailures };'],
    ["return { statusCode: 200, body: JSON.stringify('ok') };", 'return { batchItemFailures };'],
  ])('replaces the ending %s', (ending, answer) => {
    const result = inHandler(`for (const record of event.Records) {\n    await save(record);\n  }\n  ${ending}`);
    expect(result?.endsWith(`    }\n  }\n  ${answer}`)).toBe(true);
    expect(result?.match(/return/g)).toHaveLength(1);
  });

  test('answers with an empty list where the handler ends before its loop', () => {
    const result = inHandler(
      'if (!event.Records) return;\n  for (const record of event.Records) {\n    await save(record);\n  }',
    );
    expect(result?.startsWith('if (!event.Records) return { batchItemFailures: [] };\n')).toBe(true);
  });
});

describe('what the record is taken apart into', () => {
  test.each([
    ['{ body, messageId }', '{ body, messageId }', 'messageId'],
    ['{ messageId: id }', '{ messageId: id }', 'id'],
    ['{ body, ...rest }', '{ body, ...rest }', 'rest.messageId'],
    ['{ body }', '{ body, messageId }', 'messageId'],
    ['{\n    body,\n  }', '{\n    body,\n    messageId,\n  }', 'messageId'],
  ])('%s becomes %s', (before, after, identifier) => {
    const result = inHandler(`for (const ${before} of event.Records) {\n    await save();\n  }`);
    expect(result).toContain(`for (const ${after} of event.Records) {`);
    expect(result).toContain(`itemIdentifier: ${identifier} }`);
  });

  test('gets another name where messageId is taken', () => {
    const result = inHandler(
      'const messageId = 1;\n  for (const { body } of event.Records) {\n    await save(body, messageId);\n  }',
    );
    expect(result).toContain('{ body, messageId: messageIdOfRecord }');
    expect(result).toContain('itemIdentifier: messageIdOfRecord }');
  });
});

describe('sequence numbers', () => {
  test.each([
    ['record', 'save(record.kinesis.data)', 'record', 'record.kinesis.sequenceNumber'],
    ['record', 'save(record.dynamodb.NewImage)', 'record', 'record.dynamodb.SequenceNumber'],
    ['{ kinesis }', 'save(kinesis.data)', '{ kinesis }', 'kinesis.sequenceNumber'],
    ['{ kinesis: { data } }', 'save(data)', '{ kinesis: { data, sequenceNumber } }', 'sequenceNumber'],
    ['{ dynamodb: image }', 'save(image)', '{ dynamodb: image }', 'image.SequenceNumber'],
  ])('of %s with %s', (binding, work, after, identifier) => {
    const result = inHandler(`for (const ${binding} of event.Records) {\n    ${work};\n  }`, 'sequence-number');
    expect(result).toContain(`for (const ${after} of event.Records) {`);
    expect(result).toContain(`itemIdentifier: ${identifier} }`);
  });

  test('are strings in TypeScript, where a type has them as optional', () => {
    const result = collected(
      `import type { DynamoDBStreamEvent } from 'aws-lambda';\nexport const handler = «async (event: DynamoDBStreamEvent) => {\n  for (const record of event.Records) {\n    await save(record);\n  }\n}»;\n`,
      'handler.ts',
      'sequence-number',
    );
    expect(result).toContain("push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });");
  });

  test('are not guessed', () => {
    expect(
      inHandler('for (const record of event.Records) {\n    await save(record);\n  }', 'sequence-number'),
    ).toBeUndefined();
  });
});

describe('a catch that is there already', () => {
  test('reports instead of going on', () => {
    expect(
      inHandler(
        'for (const record of event.Records) {\n    try {\n      await save(record);\n    } catch (e) {\n      log(e);\n    }\n  }',
      ),
    ).toBe(
      'const batchItemFailures = [];\n  for (const record of event.Records) {\n    try {\n      await save(record);\n    } catch (e) {\n      log(e);\n      batchItemFailures.push({ itemIdentifier: record.messageId });\n    }\n  }\n  return { batchItemFailures };',
    );
  });

  test('reports instead of throwing', () => {
    const result = inHandler(
      'for (const record of event.Records) {\n    try {\n      await save(record);\n    } catch (e) {\n      log(e);\n      throw e;\n    }\n  }',
    );
    expect(result).toContain(
      '      log(e);\n      batchItemFailures.push({ itemIdentifier: record.messageId });\n    }',
    );
  });

  test('reports before it goes on to the next', () => {
    const result = inHandler(
      'for (const record of event.Records) {\n    try {\n      await save(record);\n    } catch (e) {\n      continue;\n    }\n  }',
    );
    expect(result).toContain(
      '    } catch (e) {\n      batchItemFailures.push({ itemIdentifier: record.messageId });\n      continue;\n    }',
    );
  });

  test('is not enough when something before it may fail', () => {
    expect(
      inHandler(
        'for (const record of event.Records) {\n    const a = JSON.parse(record.body);\n    try {\n      await save(a);\n    } catch (e) {\n      log(e);\n    }\n  }',
      ),
    ).toBe(
      `const batchItemFailures = [];\n  for (const record of event.Records) {\n    try {\n      const a = JSON.parse(record.body);\n      try {\n        await save(a);\n      } catch (e) {\n        log(e);\n        batchItemFailures.push({ itemIdentifier: record.messageId });\n      }\n    ${caught('record.messageId')}\n  }\n  return { batchItemFailures };`,
    );
  });
});

test('failures that are collected already are given back', () => {
  expect(
    inHandler(
      'const batchItemFailures = [];\n  for (const record of event.Records) {\n    batchItemFailures.push({ itemIdentifier: record.messageId });\n  }\n  return;',
    ),
  ).toBe(
    'const batchItemFailures = [];\n  for (const record of event.Records) {\n    batchItemFailures.push({ itemIdentifier: record.messageId });\n  }\n  return { batchItemFailures };',
  );
});

describe('the place of the handler', () => {
  const loop = '{\n  for (const record of event.Records) {\n    await save(record);\n  }\n}';
  test.each([
    ['its declaration', `export «async function handler(event) ${loop}»\n`],
    ['its name', `export async function «handler»(event) ${loop}\n`],
    ['the name of its variable', `export const «handler» = async (event) => ${loop};\n`],
    ['the name of its wrapped variable', `export const «handler» = middy(async (event) => ${loop});\n`],
    ['the property it is assigned to', `«exports.handler» = async (event) => ${loop};\n`],
    ['a method', `class A { async «handler»(event) ${loop} }\n`],
  ])('may be %s', (_, marked) => {
    expect(collected(marked, 'handler.js')).toContain('return { batchItemFailures };');
  });
});

test('a loop that counts identifies its record by its place', () => {
  expect(inHandler('for (let i = 0; i < event.Records.length; i++) {\n    await save(event.Records[i]);\n  }')).toBe(
    `const batchItemFailures = [];\n  for (let i = 0; i < event.Records.length; i++) {\n    try {\n      await save(event.Records[i]);\n    ${caught('event.Records[i].messageId')}\n  }\n  return { batchItemFailures };`,
  );
});

describe('nothing is collected when', () => {
  test.each([
    ['there is no loop', 'await save(event.Records);'],
    ['there are two loops', 'for (const r of event.Records) { a(r); }\n  for (const r of event.Records) { b(r); }'],
    ['the loop is deeper', 'if (event.a) {\n    for (const r of event.Records) { a(r); }\n  }'],
    ['the loop is over something else', 'for (const order of orders) { await save(order); }'],
    [
      'the loop may end the handler',
      'for (const r of event.Records) {\n    if (!r.body) return;\n    await save(r);\n  }',
    ],
    ['a result is returned at the end', 'for (const r of event.Records) { await save(r); }\n  return result;'],
    ['a result is returned before', 'if (a) return result;\n  for (const r of event.Records) { await save(r); }'],
    ['each record gives a result', 'await Promise.all(event.Records.map(async (r) => {\n    return save(r);\n  }));'],
    ['the callbacks are not waited for', 'event.Records.forEach(async (r) => {\n    await save(r);\n  });'],
    ['results are kept', 'const results = await Promise.all(event.Records.map(async (r) => save(r)));'],
    ['it always throws at the end', 'for (const r of event.Records) { await save(r); }\n  throw new Error();'],
    [
      'the answer is given',
      'const batchItemFailures = [];\n  for (const r of event.Records) {\n    batchItemFailures.push(r);\n  }\n  return { batchItemFailures };',
    ],
    [
      'the loop is over a part of a record',
      'const [parts] = event.Records;\n  for (const part of parts) {\n    save(part);\n  }',
    ],
    ['the loop is empty', 'for (const r of event.Records) {}'],
    ['names of one list go round', 'const a = b, b = a;\n  for (const r of a) { save(r); }'],
  ])('%s', (_, body) => {
    expect(inHandler(body)).toBeUndefined();
  });

  test.each([
    ['the handler is not async', 'exports.handler = «(event) => {\n  for (const r of event.Records) { save(r); }\n}»;'],
    [
      'its type cannot be understood',
      'const h = «async (event): Result => {\n  for (const r of event.Records) { save(r); }\n}»;',
    ],
    ['it has no body of its own', 'const h = «async (event) => Promise.all(event.Records.map(async (r) => save(r)))»;'],
    [
      'it calls back',
      'const h = «async (event, context, callback) => {\n  for (const r of event.Records) { save(r); }\n  callback(null);\n}»;',
    ],
    [
      'it ends through its context',
      'const h = «async (event, ctx) => {\n  for (const r of event.Records) { save(r); }\n  ctx.succeed();\n}»;',
    ],
    [
      'all of it is done once',
      'const h = makeIdempotent(«async (event) => {\n  for (const r of event.Records) { save(r); }\n}», {});',
    ],
    ['the place is no function', 'const h = «1»;'],
  ])('%s', (_, marked) => {
    expect(collected(marked)).toBeUndefined();
  });
});
