import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

describe('returns', () => {
  const shapes = (...lines: readonly string[]) =>
    read(
      `import json, asyncio\nfrom aws_lambda_powertools.utilities.batch import process_partial_response, BatchProcessor\nfrom lib import imported\nprocessor = BatchProcessor()\ndef local(): pass\ndef handler(event, context):\n${lines.map((line) => `    ${line}\n`).join('')}`,
    )
      .returns.filter(({ scope }) => scope === 1)
      .map(({ shape }) => shape);

  test.each([
    ["return {'statusCode': 200, 'body': json.dumps(x)}", { kind: 'object', keys: ['statusCode', 'body'] }],
    ['return dict(batchItemFailures=[])', { kind: 'object', keys: ['batchItemFailures'] }],
    ["return {'a': 1, **more}", { kind: 'unknown' }],
    ['return {key: 1}', { kind: 'unknown' }],
    ['return', { kind: 'nothing' }],
    ['return None', { kind: 'nothing' }],
    ['return (None)', { kind: 'nothing' }],
    ["return 'ok'", { kind: 'value' }],
    ['return True', { kind: 'value' }],
    ['return [1]', { kind: 'value' }],
    ['return json.dumps(event)', { kind: 'value' }],
    ['return event', { kind: 'unknown' }],
    ["return event['a']", { kind: 'unknown' }],
    ['return a or b', { kind: 'unknown' }],
    [
      'return process_partial_response(event=event, record_handler=local, processor=processor, context=context)',
      { kind: 'utility' },
    ],
    ['return processor.response()', { kind: 'utility' }],
    ['return batch.response()', { kind: 'utility' }],
    ['return await save(x)', { kind: 'unknown' }],
  ])('%s', (statement, shape) => {
    expect(shapes(statement)).toEqual([shape]);
  });

  test('follow names', () => {
    expect(shapes("result = {'a': 1}", "result['b'] = 2", 'return result')).toEqual([
      { kind: 'object', keys: ['a', 'b'] },
    ]);
    expect(shapes('result = process_partial_response(event=event)', 'return result')).toEqual([{ kind: 'utility' }]);
    expect(shapes("result = {'a': 1}", 'result = other()', 'return result')).toEqual([{ kind: 'unknown' }]);
  });

  test('point to the invocation whose result they are', () => {
    const facts = read(
      'from lib import imported\ndef local(): pass\ndef handler(event, context):\n    if event:\n        return local()\n    return imported(event)\n',
    );
    expect(facts.returns.map(({ shape }) => shape)).toEqual([
      { kind: 'invocation', invocation: 0 },
      { kind: 'invocation', invocation: 1 },
    ]);
    expect(facts.invocations.map(({ callee }) => callee.kind)).toEqual(['local', 'imported']);
  });

  test('of a conditional expression are both sides, and a lambda returns its body', () => {
    expect(shapes("return {'a': 1} if event else None")).toEqual([
      { kind: 'object', keys: ['a'] },
      { kind: 'nothing' },
    ]);
    expect(read("handler = lambda event, context: {'statusCode': 200}\n").returns).toMatchObject([
      { scope: 0, shape: { kind: 'object', keys: ['statusCode'] } },
    ]);
  });
});

describe('record uses', () => {
  const uses = (...lines: readonly string[]) => {
    const text = `def handler(event, context):\n${lines.map((line) => `    ${line}\n`).join('')}`;
    return read(text).recordUses.map(({ use, range }) => `${use}: ${textAt(text, range)}`);
  };

  test.each([
    ["record = event['Records'][0]", ["first: event['Records'][0]"]],
    ["body = event['Records'][0]['body']", ["first: event['Records'][0]"]],
    ["record = event.get('Records', [])[0]", ["first: event.get('Records', [])[0]"]],
    ["record = event['Records'].pop()", ["first: event['Records'].pop()"]],
    ["record = event['Records'][:1]", ["first: event['Records'][:1]"]],
    ['record = next(event.records)', ['first: next(event.records)']],
    ["record = next(iter(event['Records']))", ["first: next(iter(event['Records']))"]],
    ['key = event.record.s3.get_object.key', ['first: event.record']],
    ["for record in event['Records']: pass", ["iterated: event['Records']"]],
    ["for record in event.get('Records', []): pass", ["iterated: event.get('Records', [])"]],
    ['for record in event.records: pass', ['iterated: event.records']],
    ["for i, record in enumerate(event['Records']): pass", ["iterated: event['Records']"]],
    ["x = [r for r in event['Records']]", ["iterated: event['Records']"]],
    ["list(map(save, event['Records']))", ["iterated: event['Records']"]],
    ["executor.map(save, event['Records'])", ["iterated: event['Records']"]],
    ["n = len(event['Records'])", ["other: event['Records']"]],
    ["process(event['Records'])", ["other: event['Records']"]],
    ["if 'Records' in event: pass", []],
    ["records = event['records'][0]", []],
    ["x = other['Records'][0]", []],
    ["x = json.loads(event['Records'][0]['body'])['Records'][0]", ["first: event['Records'][0]"]],
    ["last = event['Records'][-1]", ["other: event['Records'][-1]"]],
  ])('%s', (statement, expected) => {
    expect(uses(statement)).toEqual(expected);
  });

  test('are followed through names and parameters', () => {
    expect(uses("records = event['Records']", 'first = records[0]', 'for r in records: pass')).toEqual([
      'first: records[0]',
      'iterated: records',
    ]);
    expect(uses('e = event', "for r in e['Records'] or []: pass")).toEqual(["iterated: e['Records'] or []"]);
    const text = dedent(`
      def handler(event, context):
          work(event)
          save(event['Records'])
      def work(data):
          for record in data['Records']: pass
      def save(rows):
          return rows[0]
    `);
    expect(read(text).recordUses.map(({ use, scope }) => [use, scope])).toEqual([
      ['other', 0],
      ['iterated', 1],
      ['first', 2],
    ]);
  });
});

describe('secrets', () => {
  const secrets = (text: string) => read(text).secrets.map(({ type, name }) => [type, name]);
  const key = `AKIA${'Q3EGRJ7XH2LTBVNM'}`;

  test('are found by format anywhere, and by name with randomness', () => {
    expect(
      secrets(`
        key = '${key}'
        connect(password="hX9q-2Lw7Zp", user='x')
        settings = {'api_key': 'k9f8s7d6f5g4h3j2k1l0'}
        self.auth_token = 'k9f8s7d6f5g4h3j2k1l0'
        def f(secret_token='k9f8s7d6f5g4h3j2k1l0'): pass
        os.environ['API_KEY'] = 'k9f8s7d6f5g4h3j2k1l0'
        import os
        x = os.environ.get('DB_PASSWORD', "hX9q-2Lw7Zp")
      `),
    ).toEqual([
      ['aws-access-key', 'key'],
      ['password', 'password'],
      ['token', 'api_key'],
      ['token', 'auth_token'],
      ['token', 'secret_token'],
      ['token', 'API_KEY'],
      ['password', 'DB_PASSWORD'],
    ]);
  });

  test('of tests are those of a known format only', () => {
    const text = `password = 'hX9q-2Lw7Zp'\nkey = '${key}'\n`;
    expect(read(text, 'tests/unit/test_orders.py').secrets).toMatchObject([{ type: 'aws-access-key' }]);
    expect(read(text).secrets).toHaveLength(2);
  });

  test('cover the literal, and leave names of secrets alone', () => {
    const text = `key = "${key}"\npassword = os.environ['PASSWORD']\nsecret_name = 'prod/db/password'\npassword = f'{x}'\nname = 'hX9q-2Lw7Zp'\n`;
    const found = read(text).secrets;
    expect(found.map(({ range }) => textAt(text, range))).toEqual([`"${key}"`]);
  });
});

describe('comments and problems', () => {
  test('suppressions are read without their mark', () => {
    const text =
      'x = 1  # serverless-coach-ignore event-logged-in-full: debug only \n## serverless-coach-ignore a: b\n# other\ns = "# serverless-coach-ignore c"\n';
    const { suppressions } = read(text);
    expect(suppressions.map((comment) => comment.text)).toEqual([
      'serverless-coach-ignore event-logged-in-full: debug only',
      'serverless-coach-ignore a: b',
    ]);
    expect(suppressions[0] && textAt(text, suppressions[0].range)).toMatch(/^# serverless/);
  });

  test('half-typed code gives what is there, and its problems', () => {
    const facts = read(`
      import boto3
      s3 = boto3.client('s3')

      def lambda_handler(event, context):
          s3.put_object(Bucket='b', Key=event.
          print(event)
    `);
    expect(facts.problems.length).toBeGreaterThan(0);
    expect(facts.clients).toHaveLength(1);
    expect(facts.problems[0]?.range.start.line).toBeGreaterThanOrEqual(3);
    expect(read('def f(:\n'.repeat(200)).problems.length).toBeLessThanOrEqual(20);
  });

  test('each problem is a syntax error with its place', () => {
    const text = 'x = 1\nf(a b)\n';
    const { problems } = read(text);
    expect(problems).toMatchObject([{ message: 'Syntax error: this cannot be understood.' }]);
    expect(problems[0] && textAt(text, problems[0].range)).toBe('b');
  });
});
