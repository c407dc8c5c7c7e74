import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function iterated(marked: string): string | undefined {
  return edited(marked, { kind: 'iterate-records' });
}

function inHandler(body: string): string | undefined {
  const head = 'const handler = async (event, context) => {\n  ';
  return iterated(`${head}${body}\n};\n`)?.slice(head.length, -'\n};\n'.length);
}

describe('a record that is declared', () => {
  test('becomes the variable of a loop over all that follows', () => {
    expect(
      iterated(`export const handler = async (event: SQSEvent): Promise<void> => {
  // The order.
  const record = «event.Records[0]»; // only one

  const order = JSON.parse(record.body);
  await save(\`
    \${order.id}
  \`);
  // Done.
};
`),
    ).toBe(`export const handler = async (event: SQSEvent): Promise<void> => {
  // The order.
  for (const record of event.Records) { // only one
    const order = JSON.parse(record.body);
    await save(\`
    \${order.id}
  \`);
  }
  // Done.
};
`);
  });

  test.each([
    [
      'taken apart',
      'const { body, messageId } = «event.Records[0]»;\n  save(body, messageId);',
      'for (const { body, messageId } of event.Records) {\n    save(body, messageId);\n  }',
    ],
    [
      'by a pattern',
      'const [record] = «event.Records»;\n  save(record);',
      'for (const record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'by a pattern in a pattern',
      'const [{ body }] = «event.Records»;\n  save(body);',
      'for (const { body } of event.Records) {\n    save(body);\n  }',
    ],
    [
      'by at()',
      'let record = «event.Records.at(0)»;\n  save(record);',
      'for (let record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'by shift()',
      'const record = «event.Records.shift()»;\n  save(record);',
      'for (const record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'by a pattern of the event',
      'const { «Records: [record]» } = event;\n  save(record);',
      'for (const record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'with its type',
      'const record: SQSRecord = «event.Records[0]»;\n  save(record);',
      'for (const record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'with the type of its parts',
      'const { body }: { body: string } = «event.Records[0]»;\n  save(body);',
      'for (const { body } of event.Records) {\n    save(body);\n  }',
    ],
    [
      'with a mark that it is there',
      'const record = «event.Records[0]»!;\n  save(record);',
      'for (const record of event.Records) {\n    save(record);\n  }',
    ],
    [
      'with a doubt that it is there',
      'const record = «event?.Records?.[0]»;\n  save(record?.body);',
      'for (const record of event?.Records ?? []) {\n    save(record?.body);\n  }',
    ],
    [
      'and used again by its index',
      'const record = «event.Records[0]»;\n  save(record, event.Records[0].body);',
      'for (const record of event.Records) {\n    save(record, record.body);\n  }',
    ],
    [
      'from a list with a name',
      'const { Records } = event;\n  const record = «Records[0]»;\n  save(record);',
      'const { Records } = event;\n  for (const record of Records) {\n    save(record);\n  }',
    ],
    [
      'before a return of its own',
      "const record = «event.Records[0]»;\n  save(record);\n  return { ok: 'yes' };",
      "for (const record of event.Records) {\n    save(record);\n  }\n  return { ok: 'yes' };",
    ],
    [
      'before functions that return',
      'const record = «event.Records[0]»;\n  save(() => { return record; });',
      'for (const record of event.Records) {\n    save(() => { return record; });\n  }',
    ],
  ])('%s', (_, before, after) => {
    expect(inHandler(before)).toBe(after);
  });

  test('inside a try', () => {
    expect(
      inHandler(
        'try {\n    const record = «event.Records[0]»;\n    save(record);\n  } catch (error) {\n    log(error);\n  }',
      ),
    ).toBe(
      'try {\n    for (const record of event.Records) {\n      save(record);\n    }\n  } catch (error) {\n    log(error);\n  }',
    );
  });

  test('on one line, with tabs, with Windows line endings', () => {
    expect(iterated('const f = (event) => { const r = «event.Records[0]»; save(r); };')).toBe(
      'const f = (event) => { for (const r of event.Records) { save(r); } };',
    );
    expect(iterated('function f(event) {\r\n\tconst r = «event.Records[0]»\r\n\tsave(r)\r\n}\r\n')).toBe(
      'function f(event) {\r\n\tfor (const r of event.Records) {\r\n\t\tsave(r)\r\n\t}\r\n}\r\n',
    );
  });
});

describe('a record that is used in an expression', () => {
  test.each([
    [
      'gets a name',
      'const body = JSON.parse(«event.Records[0]».body);\n  save(body);',
      'for (const record of event.Records) {\n    const body = JSON.parse(record.body);\n    save(body);\n  }',
    ],
    [
      'loses the mark that it is there',
      'save(«event.Records[0]»!.body);',
      'for (const record of event.Records) {\n    save(record.body);\n  }',
    ],
    [
      'gets one name for all uses',
      'const bucket = «event.Records[0]».s3.bucket.name;\n  const key = event.Records[0].s3.object.key;\n  save(bucket, key);',
      'for (const record of event.Records) {\n    const bucket = record.s3.bucket.name;\n    const key = record.s3.object.key;\n    save(bucket, key);\n  }',
    ],
    [
      'gets a name that is free',
      'const record = JSON.parse(«event.Records[0]».body);\n  save(record);',
      'for (const item of event.Records) {\n    const record = JSON.parse(item.body);\n    save(record);\n  }',
    ],
    [
      'takes the comment above it along',
      'log(1);\n  // The body.\n  save(«event.Records[0]».body);',
      'log(1);\n  for (const record of event.Records) {\n    // The body.\n    save(record.body);\n  }',
    ],
    [
      'takes along what used it before',
      'log(event.Records[0].id);\n  const body = «event.Records[0]».body;\n  save(body);',
      'for (const record of event.Records) {\n    log(record.id);\n    const body = record.body;\n    save(body);\n  }',
    ],
    [
      'keeps a type assertion',
      'const first = «event.Records[0]» as SQSRecord;\n  save(first);',
      'for (const record of event.Records) {\n    const first = record as SQSRecord;\n    save(first);\n  }',
    ],
    [
      'and taken apart as well',
      'const { body } = «event.Records[0]»;\n  save(body, event.Records[0].id);',
      'for (const record of event.Records) {\n    const { body } = record;\n    save(body, record.id);\n  }',
    ],
  ])('%s', (_, before, after) => {
    expect(inHandler(before)).toBe(after);
  });
});

describe('there is no loop when', () => {
  test.each([
    ['a result is returned', 'const record = «event.Records[0]»;\n  return save(record);'],
    [
      'something made of it is returned',
      'const record = «event.Records[0]»;\n  const id = await save(record);\n  return { id };',
    ],
    ['it may return early', 'const record = «event.Records[0]»;\n  if (!record) return;\n  save(record);'],
    ['it is only returned', 'return save(«event.Records[0]»);'],
    [
      'the record is asked for again at the end',
      'const record = «event.Records[0]»;\n  save(record);\n  return event.Records[0].id;',
    ],
    ['nothing follows', 'const record = «event.Records[0]»;'],
    [
      'what is declared is used before',
      'later(() => order);\n  const record = «event.Records[0]»;\n  const order = save(record);',
    ],
    ['the first record is replaced', 'log(«event.Records[0]»);\n  event.Records[0] = 1;'],
    ['it is in a branch', 'if (event.a) {\n    const record = «event.Records[0]»;\n    save(record);\n  }'],
    [
      'it is in a loop',
      'for (const event of events) {\n    const record = «event.Records[0]»;\n    save(record);\n  }',
    ],
    ['two records are taken', 'const [first, second] = «event.Records»;\n  save(first, second);'],
    ['the invocation is ended through its context', 'const record = «event.Records[0]»;\n  context.succeed(record);'],
    ['more is taken from the event', 'const { «Records: [record]», a } = event;\n  save(record, a);'],
    ['the list is made by a call', 'const record = «records()[0]»;\n  save(record);'],
    ['it is another record', 'const record = «event.Records[1]»;\n  save(record);'],
  ])('%s', (_, body) => {
    expect(inHandler(body)).toBeUndefined();
  });

  test('the invocation is answered by a callback', () => {
    expect(
      iterated(
        'exports.handler = (event, context, done) => {\n  const record = «event.Records[0]»;\n  done(null, record);\n};\n',
      ),
    ).toBeUndefined();
  });
});
