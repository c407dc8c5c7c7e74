import { describe, expect, test } from 'vitest';
import { csharpGrammar, parseCSharp } from '../../../src/readers/syntax/csharp/index.js';
import { loadGrammar } from '../../../src/readers/syntax/grammar.js';
import type { ClassNode, Expression, FunctionNode, Program, Statement } from '../../../src/readers/syntax/program.js';
import { dedent, installedAssets, path } from './reading.js';

const grammar = await loadGrammar(installedAssets, csharpGrammar);

function parse(text: string): Program {
  return parseCSharp({ path, text: dedent(text) }, grammar);
}

/** A tree without its places and empty lists, types as their names, short enough to be compared with what stands in a test. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  if ('name' in node && 'arguments' in node && 'start' in node && !('kind' in node)) {
    const { name, arguments: parts } = node as { name: string; arguments: readonly unknown[] };
    return parts.length === 0 ? name : { [name]: plain(parts) };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !/^(start|end|.*Place)$/.test(key) && value !== undefined)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => [key, plain(value)]),
  );
}

function classIn(text: string): ClassNode {
  const found = parse(text).body.find((statement) => statement.kind === 'class');
  expect(found).toBeDefined();
  return found!.kind === 'class' ? found!.class : expect.fail();
}

function methodIn(member: string): FunctionNode {
  return classIn(`class A {\n${member}\n}`).methods[0]!;
}

function statements(text: string): readonly Statement[] {
  return methodIn(`async Task F() {\n${text}\n}`).body;
}

function expression(text: string): Expression {
  const [statement] = statements(`use(${text});`);
  return statement?.kind === 'expression' && statement.expression.kind === 'call'
    ? statement.expression.arguments[0]!.value
    : expect.fail();
}

const name = (of: string) => ({ kind: 'name', name: of });
const literal = (value: unknown) => ({ kind: 'literal', value });
const pattern = (of: string) => ({ kind: 'name-pattern', name: of });
const member = (object: unknown, of: string) => ({ kind: 'member', object, name: of });
const call = (callee: unknown, ...values: readonly unknown[]) => ({
  kind: 'call',
  callee: typeof callee === 'string' ? name(callee) : callee,
  ...(values.length > 0 ? { arguments: values.map((value) => ({ value })) } : {}),
});
/** A decision; the tree's own word for what is done when it holds is `then`. */
const decision = (holds: unknown, rest: object) => ({ ...rest, ...Object.fromEntries([['then', holds]]) });
const entry = (key: string, value: unknown) => ({ kind: 'entry', key, value });

describe('files', () => {
  test('say their namespace and what they use', () => {
    const program = parse(`
      global using System;
      using Amazon.S3;
      using static System.Math;
      using Ddb = Amazon.DynamoDBv2.AmazonDynamoDBClient;

      namespace Shop.Orders;

      class A { }
    `);
    expect(program.package).toBe('Shop.Orders');
    expect(plain(program.imports)).toEqual([
      { module: 'System', opensAll: true, typeOnly: false },
      { module: 'Amazon.S3', opensAll: true, typeOnly: false },
      { module: 'System.Math', names: [{ imported: '*', local: 'Math' }], opensAll: true, typeOnly: false },
      {
        module: 'Amazon.DynamoDBv2',
        names: [{ imported: 'AmazonDynamoDBClient', local: 'Ddb' }],
        opensAll: false,
        typeOnly: false,
      },
    ]);
  });

  test('find classes in namespaces with braces and behind directives', () => {
    const { body } = parse(`
      namespace A {
        #region x
        class B { }
        #endregion
        #if DEBUG
        class C { }
        #else
        class D { }
        #endif
        namespace E { class F { } }
      }
    `);
    expect(body.map((statement) => statement.kind === 'class' && statement.class.name)).toEqual(['B', 'C', 'D', 'F']);
  });

  test('have top-level statements and local functions as their body', () => {
    const { body } = parse(`
      var store = new Store();
      await Run(store);
      async Task Run(Store s) => await s.Go();
      class Store { }
    `);
    expect(body.map(({ kind }) => kind)).toEqual(['variable', 'expression', 'function', 'class']);
  });

  test('may say what they are built with', () => {
    const { problems, body } = parse('#:package Amazon.Lambda.Core@2.8.0\n#:property PublishAot=true\nGo();\n');
    expect([problems, body.map(({ start }) => start)]).toEqual([[], [62]]);
  });

  test('keep comments without their marks', () => {
    expect(parse('// a\n/* b */\n/// c\nclass A { /* d */ }').comments.map(({ text }) => text)).toEqual([
      ' a',
      ' b ',
      ' c',
      ' d ',
    ]);
  });
});

describe('types', () => {
  test('drop nullability and keep what they are applied to', () => {
    const { parameters } = methodIn(
      'void F(string? a, global::Amazon.S3.IAmazonS3 b, Dictionary<string, List<int?>> c, byte[] d, (int, string y) e) { }',
    );
    expect(parameters.map(({ type }) => plain(type))).toEqual([
      'string',
      'Amazon.S3.IAmazonS3',
      { Dictionary: ['string', { List: ['int'] }] },
      { '[]': ['byte'] },
      { '()': ['int', 'string'] },
    ]);
  });
});

describe('classes', () => {
  test('have fields, properties, methods and what they extend', () => {
    const found = classIn(`
      public class Orders<T> : Base<T>, IHandler where T : class
      {
          private static readonly AmazonS3Client s3 = new();
          private const string Table = "orders";
          private int a = 1, b;
          public string Name { get; set; } = "x";
          public string Region => Read();
          public int Count { get { return 1; } set { a = value; } }
          [JsonPropertyName("id")] public string Id { get; }
          public static void Save() { }
          class Inner { }
          enum Color { Red = 1, Green }
      }
    `);
    expect(plain(found.bases)).toEqual([{ Base: ['T'] }, 'IHandler']);
    expect(found.fields.map((field) => [field.name, plain(field.type), field.isStatic, field.constant])).toEqual([
      ['s3', 'AmazonS3Client', true, true],
      ['Table', 'string', true, true],
      ['a', 'int', false, false],
      ['b', 'int', false, false],
      ['Name', 'string', false, false],
      ['Id', 'string', false, true],
    ]);
    expect(plain(found.fields[0]?.value)).toEqual({ kind: 'new', type: 'AmazonS3Client' });
    expect(found.fields[5]?.annotations.map((each) => each.name)).toEqual(['JsonPropertyName']);
    expect(found.methods.map((method) => [method.name, method.isAccessor ?? false, method.isStatic])).toEqual([
      ['Region', true, false],
      ['Count', true, false],
      ['set Count', true, false],
      ['Save', false, true],
    ]);
    expect(found.classes.map((each) => [each.name, each.form])).toEqual([
      ['Inner', 'class'],
      ['Color', 'enum'],
    ]);
  });

  test('have constructors of every kind', () => {
    const found = classIn(`
      class Orders(IStore store, int retries = 3) : Base(store)
      {
          static Orders() { Load(); }
          public Orders() : this(new Store()) { Log(); }
      }
    `);
    const [primary, plainOne] = found.methods;
    expect(found.initialisers.map(({ isStatic }) => isStatic)).toEqual([true]);
    expect(primary?.parameters.map(({ isField, type }) => [isField, plain(type)])).toEqual([
      [true, 'IStore'],
      [true, 'int'],
    ]);
    expect(plain(primary?.body)).toEqual([{ kind: 'expression', expression: call('super', name('store')) }]);
    expect(plain(plainOne?.body)).toEqual([
      { kind: 'expression', expression: call('this', { kind: 'new', type: 'Store' }) },
      { kind: 'expression', expression: call('Log') },
    ]);
  });

  test('have attributes with their arguments', () => {
    const { annotations } = methodIn(
      '[LambdaFunction(MemorySize = 256), RestApi(LambdaHttpMethod.Get, "/orders")] [Logging(LogEvent = true)] void F() { }',
    );
    expect(annotations.map((each) => [each.name, each.arguments.map((argument) => argument.name)])).toEqual([
      ['LambdaFunction', ['MemorySize']],
      ['RestApi', [undefined, undefined]],
      ['Logging', ['LogEvent']],
    ]);
    expect(plain(annotations[0]?.arguments[0]?.value)).toEqual(literal(256));
  });

  test('know parameters that take all, have a default or an attribute', () => {
    const { parameters } = methodIn('void F([FromServices] IStore s, int n = 2, params string[] rest) { }');
    expect(plain(parameters)).toEqual([
      {
        pattern: pattern('s'),
        type: 'IStore',
        annotations: ['FromServices'],
        isField: false,
      },
      { pattern: pattern('n'), type: 'int', default: literal(2), isField: false },
      { pattern: pattern('rest'), type: { '[]': ['string'] }, rest: 'items', isField: false },
    ]);
  });

  test('tell functions that give something from those that do not', () => {
    const kinds = (text: string) => methodIn(text).body.map(({ kind }) => kind);
    expect(kinds('Task F() => G();')).toEqual(['return']);
    expect(kinds('async Task<int> F() => await G();')).toEqual(['return']);
    expect(kinds('void F() => G();')).toEqual(['expression']);
    expect(kinds('async Task F() => G();')).toEqual(['expression']);
  });
});

describe('expressions', () => {
  test('text of every kind', () => {
    expect(plain(expression(String.raw`"a\n\"b\u0041"`))).toEqual(literal('a\n"bA'));
    expect(plain(expression('@"c:\\x ""y"""'))).toEqual(literal('c:\\x "y"'));
    expect(plain(expression("'c'"))).toEqual(literal('c'));
    expect(plain(expression('"""\n    a\n      b\n    """'))).toEqual(literal('a\n  b'));
    expect(plain(expression('$"x {y:N2} {{z}} {a + b}"'))).toEqual({
      kind: 'template',
      parts: ['x ', name('y'), ' ', '{z} ', { kind: 'binary', operator: '+', left: name('a'), right: name('b') }],
    });
  });

  test('numbers, truth and nothing', () => {
    expect(
      ['1_000L', '0x1F', '3.5m', '-2', 'true', 'null', 'default', 'nameof(Orders.Save)'].map((text) =>
        plain(expression(text)),
      ),
    ).toEqual([1000, 31, 3.5, -2, true, null, null, 'Save'].map(literal));
  });

  test('members, indexes and calls, also behind a question mark', () => {
    expect(plain(expression('this.a.B'))).toEqual(member(member(name('this'), 'a'), 'B'));
    expect(plain(expression('base.B()'))).toEqual(call(member(name('super'), 'B')));
    const optional = { optional: true };
    expect(plain(expression('a?.B(c)?.D'))).toEqual({
      ...member(call({ ...member(name('a'), 'B'), ...optional }, name('c')), 'D'),
      ...optional,
    });
    expect(plain(expression('a?[0].B!'))).toEqual(
      member({ kind: 'index', object: name('a'), index: literal(0), ...optional }, 'B'),
    );
    expect(plain(expression('services.Add<IStore, Store>(this)'))).toEqual({
      ...call(member(name('services'), 'Add'), name('this')),
      typeArguments: ['IStore', 'Store'],
    });
    expect(plain(expression('global::System.Console.Out'))).toEqual(member(member(name('System'), 'Console'), 'Out'));
    expect(plain(expression('F(b: 1, ref c, out var d)'))).toEqual({
      kind: 'call',
      callee: name('F'),
      arguments: [
        { name: 'b', value: literal(1) },
        { value: name('c') },
        { value: { kind: 'assign', target: pattern('d'), operator: ':=', value: { kind: 'other' } } },
      ],
    });
  });

  test('a question mark binds no more than a dot', () => {
    const store = { ...member(name('a'), 'Save'), optional: true };
    const awaited = { kind: 'await', operand: call(store, name('b')) };
    expect(plain(expression('await a?.Save(b)!'))).toEqual(awaited);
    expect(plain(expression('await a?.Save(b) ?? c'))).toEqual({
      kind: 'binary',
      operator: '??',
      left: awaited,
      right: name('c'),
    });
    expect(plain(expression('!a?.Save()'))).toEqual({ kind: 'unary', operator: '!', operand: call(store) });
    expect(plain(expression('(Order)a?.Save()'))).toEqual({ kind: 'cast', type: 'Order', operand: call(store) });
    expect(plain(expression('c + d - a?.Save()'))).toMatchObject({ operator: '-', right: call(store) });
    expect(plain(expression('(await c)?.D'))).toEqual({
      ...member({ kind: 'await', operand: name('c') }, 'D'),
      optional: true,
    });
    expect(plain(expression('x => a?.Save()'))).toMatchObject({
      kind: 'function-expression',
      function: { body: [{ kind: 'return', value: call(store) }] },
    });
  });

  test('instances with what their braces set', () => {
    expect(
      plain(
        expression(
          'new PutItemRequest("t") { Item = new() { ["id"] = new AttributeValue { S = id }, { "n", x } }, Tags = { "a" } }',
        ),
      ),
    ).toEqual({
      kind: 'new',
      type: 'PutItemRequest',
      arguments: [{ value: literal('t') }],
      entries: [
        entry('Item', {
          kind: 'new',
          type: '',
          entries: [
            entry('id', { kind: 'new', type: 'AttributeValue', entries: [entry('S', name('id'))] }),
            entry('n', name('x')),
          ],
        }),
        entry('Tags', { kind: 'list', items: [literal('a')] }),
      ],
    });
    expect(plain(expression('new Dictionary<string, int> { { key, 1 } }'))).toMatchObject({
      entries: [{ kind: 'entry', keyExpression: name('key'), value: literal(1) }],
    });
    expect(plain(expression('new { statusCode = 200, order.Name, id }'))).toEqual({
      kind: 'map',
      entries: [
        entry('statusCode', literal(200)),
        entry('Name', member(name('order'), 'Name')),
        entry('id', name('id')),
      ],
    });
    expect(plain(expression('order with { Paid = true }'))).toEqual({
      kind: 'map',
      entries: [{ kind: 'spread', value: name('order') }, entry('Paid', literal(true))],
    });
  });

  test('what new makes is said by its place', () => {
    const [variable] = statements('List<int> a = new();');
    expect(plain(variable)).toMatchObject({ value: { kind: 'new', type: { List: ['int'] } } });
    expect(plain(methodIn('async Task<Answer> F() { return new() { Code = 1 }; }').body)).toMatchObject([
      { kind: 'return', value: { kind: 'new', type: 'Answer' } },
    ]);
    expect(plain(methodIn('Answer F() => ok ? new() : new(1);').body)).toMatchObject([
      { value: decision({ type: 'Answer' }, { kind: 'conditional', otherwise: { type: 'Answer' } }) },
    ]);
  });

  test('lists', () => {
    const list = { kind: 'list', items: [literal(1), literal(2)] };
    expect(plain(expression('new[] { 1, 2 }'))).toEqual(list);
    expect(plain(expression('new int[] { 1, 2 }'))).toEqual(list);
    expect(plain(expression('[1, ..rest]'))).toEqual({
      kind: 'list',
      items: [literal(1), { kind: 'spread', value: name('rest') }],
    });
    expect(plain(expression('(1, 2)'))).toEqual(list);
  });

  test('operators in the words of TypeScript', () => {
    const binary = (operator: string, left: unknown, right: unknown) => ({ kind: 'binary', operator, left, right });
    expect(plain(expression('a == b'))).toEqual(binary('===', name('a'), name('b')));
    expect(plain(expression('a != null'))).toEqual(binary('!==', name('a'), literal(null)));
    expect(plain(expression('a is null'))).toEqual(binary('===', name('a'), literal(null)));
    expect(plain(expression('a is not null'))).toEqual(binary('!==', name('a'), literal(null)));
    expect(plain(expression('a is Order'))).toEqual(binary('instanceof', name('a'), name('Order')));
    expect(plain(expression('a is Order o'))).toEqual(
      binary('instanceof', { kind: 'assign', target: pattern('o'), operator: ':=', value: name('a') }, name('Order')),
    );
    expect(plain(expression('a ?? throw new E()'))).toEqual(
      binary('??', name('a'), { kind: 'other', parts: [{ kind: 'throw', value: { kind: 'new', type: 'E' } }] }),
    );
    expect(plain(expression('a ??= b'))).toEqual({
      kind: 'assign',
      target: pattern('a'),
      operator: '??=',
      value: name('b'),
    });
    expect(plain(expression('(Order)a'))).toEqual({ kind: 'cast', type: 'Order', operand: name('a') });
    expect(plain(expression('a as Order'))).toEqual({ kind: 'cast', type: 'Order', operand: name('a') });
    expect(plain(expression('!a'))).toEqual({ kind: 'unary', operator: '!', operand: name('a') });
  });

  test('a choice by pattern is a chain of conditions', () => {
    expect(plain(expression('kind switch { "a" => 1, "b" when x => 2, _ => 3 }'))).toEqual(
      decision(literal(1), {
        kind: 'conditional',
        test: { kind: 'binary', operator: '===', left: name('kind'), right: literal('a') },
        otherwise: decision(literal(2), {
          kind: 'conditional',
          test: { kind: 'binary', operator: '&&', left: literal('b'), right: name('x') },
          otherwise: literal(3),
        }),
      }),
    );
  });

  test('lambdas', () => {
    const functionOf = (text: string) => {
      const found = expression(text);
      return found.kind === 'function-expression' ? found.function : expect.fail();
    };
    const arrow = functionOf('async (SQSEvent e, ILambdaContext c) => await Save(e)');
    expect([arrow.isAsync, arrow.parameters.map(({ type }) => plain(type))]).toEqual([
      true,
      ['SQSEvent', 'ILambdaContext'],
    ]);
    expect(plain(arrow.body)).toEqual([{ kind: 'return', value: { kind: 'await', operand: call('Save', name('e')) } }]);
    expect(functionOf('x => x.Id').parameters.map(({ pattern: of }) => plain(of))).toEqual([pattern('x')]);
    expect(functionOf('() => { Go(); }').body.map(({ kind }) => kind)).toEqual(['expression']);
    expect(functionOf('delegate (int x) { return x; }').body.map(({ kind }) => kind)).toEqual(['return']);
  });

  test('queries run their parts', () => {
    expect(JSON.stringify(plain(expression('from x in Load() where Test(x) select x.Id')))).toContain('"Load"');
  });
});

describe('statements', () => {
  test('declare', () => {
    expect(plain(statements('var (a, b) = pair; const int c = 1; using var d = Open(); int e = 1, f;'))).toEqual([
      {
        kind: 'variable',
        target: { kind: 'list-pattern', items: [pattern('a'), pattern('b')] },
        value: name('pair'),
        constant: false,
      },
      { kind: 'variable', target: pattern('c'), type: 'int', value: literal(1), constant: true },
      { kind: 'variable', target: pattern('d'), value: call('Open'), constant: false },
      { kind: 'variable', target: pattern('e'), type: 'int', value: literal(1), constant: false },
      { kind: 'variable', target: pattern('f'), type: 'int', constant: false },
    ]);
  });

  test('assign', () => {
    expect(plain(statements('_ = Go(); this.a = 1; (b, c) = d; e += 1;'))).toEqual(
      [
        { target: pattern('_'), operator: '=', value: call('Go') },
        {
          target: { kind: 'place-pattern', place: member(name('this'), 'a') },
          operator: '=',
          value: literal(1),
        },
        { target: { kind: 'list-pattern', items: [pattern('b'), pattern('c')] }, operator: '=', value: name('d') },
        { target: pattern('e'), operator: '+=', value: literal(1) },
      ].map((assigned) => ({ kind: 'expression', expression: { kind: 'assign', ...assigned } })),
    );
  });

  test('loop', () => {
    expect(plain(statements('foreach (SQSMessage m in e.Records) Go(m); await foreach (var (a, b) in c) { }'))).toEqual(
      [
        {
          kind: 'loop',
          variable: pattern('m'),
          variableType: 'SQSMessage',
          over: member(name('e'), 'Records'),
          body: [{ kind: 'expression', expression: call('Go', name('m')) }],
        },
        { kind: 'loop', variable: { kind: 'list-pattern', items: [pattern('a'), pattern('b')] }, over: name('c') },
      ],
    );
    expect(plain(statements('while (a) Go(); do { Go(); } while (a);'))).toEqual([
      { kind: 'loop', head: [name('a')], body: [{ kind: 'expression', expression: call('Go') }] },
      { kind: 'loop', head: [name('a')], body: [{ kind: 'expression', expression: call('Go') }] },
    ]);
    expect(plain(statements('for (int i = 0; i < n; i++) Go();'))).toMatchObject([
      { kind: 'loop', head: [{ kind: 'variable' }, { kind: 'binary' }, { kind: 'assign', operator: '+=' }] },
    ]);
  });

  test('try, with all that is caught', () => {
    const text = 'try { A(); } catch (Exception ex) when (ex.Code == 1) { throw; } catch { } finally { B(); }';
    const [attempt] = statements(text);
    expect(plain(attempt)).toEqual({
      kind: 'try',
      block: [{ kind: 'expression', expression: call('A') }],
      catches: [
        {
          types: ['Exception'],
          name: 'ex',
          filter: { kind: 'binary', operator: '===', left: member(name('ex'), 'Code'), right: literal(1) },
          block: [{ kind: 'throw' }],
        },
        {},
      ],
      finally: [{ kind: 'expression', expression: call('B') }],
    });
    const whole = `class A {\nasync Task F() {\n${text}\n}\n}`;
    const head = attempt?.kind === 'try' ? attempt.catches[0]!.headPlace : expect.fail();
    expect(whole.slice(head.start, head.end)).toBe('catch (Exception ex) when (ex.Code == 1)');
  });

  test('what is closed at the end', () => {
    expect(plain(statements('using (var a = Open()) { Go(); } await using (b) { }'))).toEqual([
      {
        kind: 'try',
        resources: [{ kind: 'variable', target: pattern('a'), value: call('Open'), constant: true }],
        block: [{ kind: 'expression', expression: call('Go') }],
      },
      { kind: 'try', resources: [{ kind: 'expression', expression: name('b') }] },
    ]);
  });

  test('choose', () => {
    expect(
      plain(
        statements(
          'switch (kind) { case 1: case 2: A(); break; case Order o when o.Paid: return; default: throw new E(); }',
        ),
      ),
    ).toEqual([
      {
        kind: 'switch',
        subject: name('kind'),
        cases: [
          {
            tests: [literal(1), literal(2)],
            body: [
              { kind: 'expression', expression: call('A') },
              { kind: 'jump', jump: 'break' },
            ],
          },
          {
            tests: [
              {
                kind: 'binary',
                operator: 'instanceof',
                left: { kind: 'assign', target: pattern('o'), operator: ':=', value: { kind: 'other' } },
                right: name('Order'),
              },
              member(name('o'), 'Paid'),
            ],
            body: [{ kind: 'return' }],
          },
          { body: [{ kind: 'throw', value: { kind: 'new', type: 'E' } }] },
        ],
      },
    ]);
    expect(plain(statements('if (a) B(); else if (c) { D(); } else E();'))).toMatchObject([
      decision([{}], { kind: 'if', otherwise: [decision([{}], { kind: 'if', test: name('c'), otherwise: [{}] })] }),
    ]);
  });

  test('what has no place of its own runs where it stands', () => {
    expect(
      plain(statements('lock (gate) { A(); } yield return B(); yield break;\n#if DEBUG\nC();\n#else\nD();\n#endif')),
    ).toEqual([
      {
        kind: 'block',
        body: [{ kind: 'expression', expression: call('A') }],
      },
      { kind: 'other-statement', parts: [call('B')] },
      { kind: 'return' },
      decision([{ kind: 'expression', expression: call('C') }], {
        kind: 'if',
        test: { kind: 'other' },
        otherwise: [{ kind: 'expression', expression: call('D') }],
      }),
    ]);
  });
});

describe('broken files', () => {
  test('keep the members of a class that is not closed', () => {
    const { body, problems } = parse('namespace A;\npublic class B\n{\n  public void C() { D(); }\n  public void E(');
    expect(problems).not.toEqual([]);
    expect(JSON.stringify(plain(body))).toContain('"D"');
  });

  test('keep calls of a half-typed statement', () => {
    const { body } = parse('class A { void B() { var x = client.; Go(); } void C() { Run(); } }');
    expect(JSON.stringify(plain(body))).toContain('"Run"');
    expect(JSON.stringify(plain(body))).toContain('"Go"');
  });

  test('cut off what is nested too deeply', () => {
    expect(parse(`class A { int x = ${'('.repeat(3000)}1${')'.repeat(3000)}; }`).problems).not.toEqual([]);
  });
});
