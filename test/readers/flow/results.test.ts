import { describe, expect, test } from 'vitest';
import type { ResultValue } from '../../../src/model/flow.js';
import { factsOf } from './reading.js';

/** The results of a file as `line value`. */
async function results(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { flow } = await factsOf(path, lines.join('\n'));
  return flow.results.map(({ range, value }) => `${range.start.line + 1} ${shown(value)}`);
}

function shown(value: ResultValue): string {
  switch (value.kind) {
    case 'object': {
      const entries = value.entries.map((entry) => `${entry.key}: ${shown(entry.value)}`);
      return `{${[...entries, ...(value.complete ? [] : ['…'])].join(', ')}}`;
    }
    case 'list':
      return `[${value.items.map((item) => shown(item.value)).join(', ')}]`;
    case 'foreign':
      return value.type;
    case 'text':
      return value.written ? `text of ${shown(value.written)}` : 'text';
    default:
      return value.kind;
  }
}

describe('what functions give back', () => {
  test('in TypeScript', async () => {
    expect(
      await results(
        'a.ts',
        'export const plain = () => ({ statusCode: 200, body: JSON.stringify({ ok: true }), ...more });',
        'export function kept(isNew: boolean) {',
        "  const answer = { statusCode: isNew ? 201 : 200, body: { ok: true }, headers: { 'x-a': `${isNew}` } };",
        '  answer.body = JSON.stringify(answer.body);',
        '  return answer;',
        '}',
        'export async function helped() {',
        '  return found() ? plain() : null;',
        '}',
        'export const called = (event, context, callback) => {',
        "  callback(null, { statusCode: 204, body: '' });",
        '  callback(new Error());',
        '};',
        'export const counted = () => BigInt(3);',
      ),
    ).toEqual([
      '1 {statusCode: number, body: text, …}',
      '5 {statusCode: unknown, headers: {x-a: text}, …}',
      '8 invocation',
      '8 nothing',
      '14 bigint',
      '11 {statusCode: number, body: text}',
    ]);
  });

  test('in Python, with what JSON has no form for', async () => {
    expect(
      await results(
        'a.py',
        'import json, uuid',
        'from dataclasses import dataclass',
        'from datetime import datetime, timedelta',
        'from decimal import Decimal',
        '@dataclass',
        'class Order:',
        '    id: str',
        'def a(): return {"at": datetime.now(), "for": timedelta(1), "id": uuid.uuid4()}',
        'def b(): return json.dumps({"tags": {1, 2}})',
        'def c(): return json.dumps({"tags": {1, 2}}, default=str)',
        'def d(): return [Decimal("1"), b"x", "x".encode(), Order("1"), {x for x in y}, {x: 1 for x in y}]',
        'def e(): return dict(statusCode=200, body="")',
        'def f():',
        '    return',
      ),
    ).toEqual([
      '8 {at: time, for: duration, id: uuid}',
      '9 text of {tags: set}',
      '10 text',
      '11 [decimal, bytes, bytes, instance, set, {…}]',
      '12 {statusCode: number, body: text}',
      '14 nothing',
    ]);
  });

  test('in Java, Go and C#', async () => {
    expect(await results('A.java', 'class A { String a() { return "x"; } Object b() { return null; } }')).toEqual([
      '1 text',
      '1 nothing',
    ]);
    expect(await results('a.go', 'package a', 'func a() (string, error) {', '\treturn "x", nil', '}')).toEqual([
      '3 text',
    ]);
    expect(
      await results('A.cs', 'class A { object B() { return new Answer { StatusCode = 200, Body = "x" }; } }'),
    ).toEqual(['1 {statusCode: number, body: text, …}']);
  });
});

/** The reads of a file that fail without a part of their way, as `line part [caught]`. */
async function failing(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const text = lines.join('\n');
  const { flow } = await factsOf(path, text);
  return flow.eventReads.flatMap(({ fails, path: way }) =>
    fails
      ? [`${fails.range.start.line + 1} ${way.slice(0, fails.names).join('.')}${fails.caught ? ' caught' : ''}`]
      : [],
  );
}

describe('parts of the event without which a read fails', () => {
  test.each([
    ['a member', 'return event.queryStringParameters.page;', ['2 queryStringParameters']],
    ['a member behind an assertion', 'return event.queryStringParameters!.page;', ['2 queryStringParameters']],
    ['a name in between', 'const q = event.queryStringParameters; return q.page;', ['2 queryStringParameters']],
    ['what is taken apart', 'const { page } = event.queryStringParameters; return page;', ['2 queryStringParameters']],
    ['what is decoded', 'return JSON.parse(event.body);', ['2 body']],
    ['an attempt', 'try { return JSON.parse(event.body); } catch { return undefined; }', ['2 body caught']],
    ['an optional member', 'return event.queryStringParameters?.page;', []],
    ['a fallback', 'const { page } = event.queryStringParameters ?? {}; return page;', []],
    ['a test before', "if (!event.body) return 'none'; return JSON.parse(event.body);", []],
    ['a test of the name', 'const q = event.queryStringParameters; return q && q.page;', []],
  ])('%s', async (_, line, expected) => {
    expect(await failing('a.ts', 'export const handler = async (event: any) => {', line, '};')).toEqual(expected);
  });

  test('in Python', async () => {
    expect(
      await failing(
        'a.py',
        'import json',
        'def handler(event, context):',
        '    a = event["queryStringParameters"]["page"]',
        '    b = event.get("pathParameters").get("id")',
        '    c = (event.get("headers") or {}).get("id")',
        '    d = json.loads(event["body"])',
      ),
    ).toEqual(['3 queryStringParameters', '4 pathParameters', '6 body']);
  });

  test('not in Go, where nothing can be asked for a field', async () => {
    expect(
      await failing(
        'a.go',
        'package main',
        'func handle(request events.APIGatewayProxyRequest) string {',
        '\treturn request.QueryStringParameters["page"]',
        '}',
      ),
    ).toEqual([]);
  });
});
