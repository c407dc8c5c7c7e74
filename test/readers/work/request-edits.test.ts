import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { after } from './after-edit.js';

const guarded = (path: string, text: string, part: string) =>
  after(path, text, part, (at) => ({ kind: 'guard-read', at }));

describe('guard-read', () => {
  test('in TypeScript', async () => {
    expect(await guarded('a.ts', 'use(event.query.page);', 'event.query')).toBe('use(event.query?.page);');
    expect(await guarded('a.ts', "use(event.query!['page']);", 'event.query')).toBe("use(event.query?.['page']);");
    expect(await guarded('a.ts', 'const { a } = event.query;', 'event.query')).toBe('const { a } = event.query ?? {};');
    expect(await guarded('a.ts', "JSON.parse(event.body); use('');", 'event.body')).toBe(
      "JSON.parse(event.body ?? '{}'); use('');",
    );
    expect(await guarded('a.js', 'exports.a = (e) => e.query.page;', 'e.query')).toBe(
      'exports.a = (e) => e.query?.page;',
    );
  });

  test('in Python', async () => {
    expect(await guarded('a.py', 'use(event["query"]["page"])', 'event["query"]')).toBe(
      'use((event.get("query") or {}).get("page"))',
    );
    expect(await guarded('a.py', 'use(event.get("query").get("page"))', 'event.get("query")')).toBe(
      'use((event.get("query") or {}).get("page"))',
    );
    expect(await guarded('a.py', 'json.loads(event["body"])', 'event["body"]')).toBe(
      'json.loads(event.get("body") or "{}")',
    );
    expect(await guarded('a.py', 'use(event["query"].page)', 'event["query"]')).toBeUndefined();
  });
});

const converted = (
  path: string,
  text: string,
  part: string,
  to: Extract<CodeIntent, { kind: 'convert-value' }>['to'],
) => after(path, text, part, (at) => ({ kind: 'convert-value', at, to }));

describe('convert-value', () => {
  test('in both languages that have such values', async () => {
    expect(await converted('a.ts', 'const a = { body: { b: 1 } };', '{ b: 1 }', 'json')).toBe(
      'const a = { body: JSON.stringify({ b: 1 }) };',
    );
    expect(await converted('a.py', 'import os\na = {"at": now()}\n', 'now()', 'iso-time')).toBe(
      'import os\na = {"at": now().isoformat()}\n',
    );
    expect(await converted('a.py', 'import os\na = {"body": tags}\n', 'tags', 'json')).toBe(
      'import os\nimport json\na = {"body": json.dumps(tags)}\n',
    );
    expect(await converted('a.py', 'a = {"body": tags}\n', 'tags', 'json')).toBe(
      'import json\n\n\na = {"body": json.dumps(tags)}\n',
    );
    expect(await converted('a.py', 'json = 1\na = {"body": tags}\n', 'tags', 'json')).toBeUndefined();
    expect(await converted('A.java', 'class A { int a = 1; }', '1', 'json')).toBeUndefined();
  });
});

describe('read-field', () => {
  const read = (path: string, text: string, part: string) =>
    after(path, text, part, (at) => ({
      kind: 'read-field',
      at,
      from: ['httpMethod'],
      path: ['requestContext', 'http', 'method'],
    }));

  test('of the same thing', async () => {
    expect(await read('a.ts', 'use(event.httpMethod);', 'event.httpMethod')).toBe(
      'use(event.requestContext.http.method);',
    );
    expect(await read('a.py', 'use(event["httpMethod"])', 'event["httpMethod"]')).toBe(
      'use(event["requestContext"]["http"]["method"])',
    );
    expect(await read('a.ts', 'const { httpMethod } = event;', 'httpMethod')).toBeUndefined();
  });
});
