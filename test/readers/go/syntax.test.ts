import { describe, expect, test } from 'vitest';
import { parseGo } from '../../../src/readers/syntax/go/index.js';
import { loadGrammar } from '../../../src/readers/syntax/grammar.js';
import type { Expression, Program, Statement } from '../../../src/readers/syntax/program.js';
import { dedent, installedAssets, path } from './reading.js';

const grammar = await loadGrammar(installedAssets, 'tree-sitter-go.wasm');

function parse(text: string): Program {
  return parseGo({ path, text: dedent(text) }, grammar);
}

/** A tree without its places, types as their names, short enough to be compared with what stands in a test. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  if ('name' in node && 'arguments' in node && 'start' in node && !('kind' in node)) {
    const { name, arguments: parts } = node as { name: string; arguments: readonly unknown[] };
    return parts.length === 0 ? name : { [name]: plain(parts) };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !/^(start|end|.*Place|annotations|typeArguments)$/.test(key) && value !== undefined)
      .map(([key, value]) => [key, plain(value)]),
  );
}

function statementsIn(text: string): readonly Statement[] {
  const [statement] = parse(`package main\nfunc f() {\n${text}\n}\n`).body;
  return statement?.kind === 'function' ? statement.function.body : [];
}

function expression(text: string): Expression | undefined {
  const [statement] = statementsIn(`use(${text})`);
  return statement?.kind === 'expression' && statement.expression.kind === 'call'
    ? statement.expression.arguments[0]?.value
    : undefined;
}

const name = (of: string) => ({ kind: 'name', name: of });
const literal = (value: unknown) => ({ kind: 'literal', value });
const pattern = (of: string) => ({ kind: 'name-pattern', name: of });
const call = (callee: string, ...values: readonly unknown[]) => ({
  kind: 'call',
  callee: name(callee),
  arguments: values.map((value) => ({ value })),
});

describe('files', () => {
  test('say their package and their imports', () => {
    const program = parse(`
      package main

      import "os"
      import (
        "context"
        _ "embed"
        . "fmt"
        ddb "github.com/aws/aws-sdk-go-v2/service/dynamodb"
        "github.com/stripe/stripe-go/v76"
        "github.com/go-redis/redis/v9"
        "gopkg.in/yaml.v3"
        "example.com/go-orders"
      )

      var x = stripe.Key + redis.Nil + orders.All
    `);
    expect(program.package).toBe('main');
    expect(program.imports.map(({ module, names, opensAll }) => [module, names[0]?.local ?? opensAll])).toEqual([
      ['os', 'os'],
      ['context', 'context'],
      ['embed', false],
      ['fmt', true],
      ['github.com/aws/aws-sdk-go-v2/service/dynamodb', 'ddb'],
      ['github.com/stripe/stripe-go/v76', 'stripe'],
      ['github.com/go-redis/redis/v9', 'redis'],
      ['gopkg.in/yaml.v3', 'yaml'],
      ['example.com/go-orders', 'orders'],
    ]);
  });

  test('keep their comments and say where lines start', () => {
    const program = parse('// one\npackage main /* two */\n');
    expect(program.comments.map(({ text }) => text)).toEqual([' one', ' two ']);
    expect(program.lineStarts).toEqual([0, 7, 30, 30]);
  });

  test('say what is wrong and keep the rest', () => {
    const program = parse('package main\nfunc broken( {\nfunc main() { start() }\n');
    expect(program.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(program.body)).toContain('"name":"start"');
  });

  test('are read however deeply they are nested', () => {
    const deep = `package main\nvar x = ${'('.repeat(5000)}1${')'.repeat(5000)}\n`;
    expect(parse(deep).problems.map(({ message }) => message)).toContain('This is nested too deeply to be read.');
  });
});

describe('declarations', () => {
  test('functions and methods', () => {
    const program = parse(`
      package store

      func (s *Store) Save(ctx context.Context, a, b string, rest ...int) (item *Item, err error) {
        return nil, nil
      }
      func load() error
    `);
    expect(plain(program.body)).toMatchObject([
      {
        kind: 'function',
        function: {
          name: 'Save',
          receiver: { name: 's', type: 'Store' },
          parameters: [
            { pattern: pattern('ctx'), type: 'context.Context' },
            { pattern: pattern('a'), type: 'string' },
            { pattern: pattern('b'), type: 'string' },
            { pattern: pattern('rest'), type: 'int', rest: 'items' },
          ],
          returns: { '()': ['Item', 'error'] },
          isPublic: true,
          body: [
            { kind: 'variable', target: pattern('item'), type: 'Item' },
            { kind: 'variable', target: pattern('err'), type: 'error' },
            { kind: 'return', value: { kind: 'other', parts: [literal(null), literal(null)] } },
          ],
        },
      },
      { kind: 'function', function: { name: 'load', returns: 'error', isPublic: false, body: [] } },
    ]);
    expect(program.body[1]?.kind === 'function' && program.body[1].function.bodyPlace).toBeUndefined();
  });

  test('structs with their embedded types and tags, interfaces, other types', () => {
    const program = parse(`
      package main

      type Config struct {
        *Base
        log.Logger
        Table, Queue string \`env:"TABLE,required" json:"t"\`
      }
      type Store interface {
        io.Closer
        Save(ctx context.Context) error
      }
      type (
        Items []Item
        Alias = store.Store
      )
    `);
    expect(plain(program.body)).toMatchObject([
      {
        class: {
          name: 'Config',
          form: 'struct',
          bases: ['Base', 'log.Logger'],
          fields: [{ name: 'Base' }, { name: 'Logger' }, { name: 'Table', type: 'string' }, { name: 'Queue' }],
        },
      },
      {
        class: {
          name: 'Store',
          form: 'interface',
          bases: ['io.Closer'],
          methods: [{ name: 'Save', returns: 'error' }],
        },
      },
      { class: { name: 'Items', form: 'class', bases: [{ '[]': ['Item'] }] } },
      { class: { name: 'Alias', form: 'class', bases: ['store.Store'] } },
    ]);
    const [config] = program.body;
    const tags = config?.kind === 'class' ? config.class.fields[2]?.annotations : [];
    expect(tags?.map((tag) => [tag.name, plain(tag.arguments[0]?.value)])).toEqual([
      ['env', literal('TABLE,required')],
      ['json', literal('t')],
    ]);
  });

  test('variables and constants, one statement a name', () => {
    expect(
      plain(statementsIn('var a, b string\nvar c, d = 1, 2\nconst e = "x"\nf, err := open()\n_, g := <-ch')),
    ).toEqual([
      { kind: 'variable', target: pattern('a'), type: 'string', constant: false },
      { kind: 'variable', target: pattern('b'), type: 'string', constant: false },
      { kind: 'variable', target: pattern('c'), value: literal(1), constant: false },
      { kind: 'variable', target: pattern('d'), value: literal(2), constant: false },
      { kind: 'variable', target: pattern('e'), value: literal('x'), constant: true },
      {
        kind: 'variable',
        target: { kind: 'list-pattern', items: [pattern('f'), pattern('err')] },
        value: call('open'),
        constant: false,
      },
      {
        kind: 'variable',
        target: { kind: 'list-pattern', items: [undefined, pattern('g')] },
        value: { kind: 'unary', operator: '<-', operand: name('ch') },
        constant: false,
      },
    ]);
  });
});

describe('statements', () => {
  test('an if with its first statement, and its else', () => {
    expect(plain(statementsIn('if err := f(); err != nil { a() } else if b { c() } else { d() }'))).toEqual([
      {
        kind: 'block',
        body: [
          { kind: 'variable', target: pattern('err'), value: call('f'), constant: false },
          {
            kind: 'if',
            test: { kind: 'binary', operator: '!==', left: name('err'), right: literal(null) },
            // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
            then: [{ kind: 'expression', expression: call('a') }],
            otherwise: [
              {
                kind: 'if',
                test: name('b'),
                // biome-ignore lint/suspicious/noThenProperty: the tree's own word; nobody awaits a statement.
                then: [{ kind: 'expression', expression: call('c') }],
                otherwise: [{ kind: 'expression', expression: call('d') }],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('loops over something, counting, while and for ever', () => {
    const loops = statementsIn(`
      for i, record := range event.Records { use(record) }
      for range 3 { }
      for i := range items { }
      for i := 0; i < 3; i++ { continue }
      for more { break }
      for { }
    `);
    expect(plain(loops)).toMatchObject([
      {
        variable: pattern('record'),
        over: { kind: 'member', object: name('event'), name: 'Records' },
        head: [{ kind: 'variable', target: pattern('i') }],
      },
      { over: literal(3), head: [] },
      { over: name('items'), head: [{ target: pattern('i') }] },
      {
        head: [{ kind: 'variable' }, { kind: 'binary', operator: '<' }, { kind: 'expression' }],
        body: [{ jump: 'continue' }],
      },
      { head: [name('more')], body: [{ jump: 'break' }] },
      { head: [], body: [] },
    ]);
    expect(loops[2] && 'variable' in loops[2]).toBe(false);
  });

  test('switches over values, types and channels', () => {
    expect(
      plain(
        statementsIn(`
          switch x { case 1, 2: a(); default: b() }
          switch { case ready: a() }
          switch v := x.(type) { case *sqs.Client, string: use(v) }
          select { case m := <-in: use(m); case out <- 1: }
        `),
      ),
    ).toMatchObject([
      { kind: 'switch', subject: name('x'), cases: [{ tests: [literal(1), literal(2)] }, { tests: [] }] },
      { kind: 'switch', cases: [{ tests: [name('ready')] }] },
      {
        kind: 'block',
        body: [
          { kind: 'variable', target: pattern('v'), value: name('x') },
          {
            kind: 'switch',
            cases: [{ tests: [{ kind: 'member', object: name('sqs'), name: 'Client' }, name('string')] }],
          },
        ],
      },
      {
        kind: 'switch',
        cases: [
          { tests: [], body: [{ kind: 'variable', target: pattern('m') }, { kind: 'expression' }] },
          { tests: [], body: [{ kind: 'expression', expression: { kind: 'binary', operator: '<-' } }] },
        ],
      },
    ]);
  });

  test('assignments, steps, go and defer', () => {
    expect(plain(statementsIn('a, s.b = f()\nc, d = 1, 2\n_ = g()\nn++\ngo h()\ndefer i()\nreturn'))).toEqual([
      {
        kind: 'expression',
        expression: {
          kind: 'assign',
          target: {
            kind: 'list-pattern',
            items: [pattern('a'), { kind: 'place-pattern', place: { kind: 'member', object: name('s'), name: 'b' } }],
          },
          operator: '=',
          value: call('f'),
        },
      },
      { kind: 'expression', expression: { kind: 'assign', target: pattern('c'), operator: '=', value: literal(1) } },
      { kind: 'expression', expression: { kind: 'assign', target: pattern('d'), operator: '=', value: literal(2) } },
      { kind: 'expression', expression: { kind: 'assign', target: pattern('_'), operator: '=', value: call('g') } },
      { kind: 'expression', expression: { kind: 'assign', target: pattern('n'), operator: '+=', value: literal(1) } },
      { kind: 'expression', expression: { kind: 'unary', operator: 'go', operand: call('h') } },
      { kind: 'expression', expression: { kind: 'unary', operator: 'defer', operand: call('i') } },
      { kind: 'return' },
    ]);
  });
});

describe('expressions', () => {
  test.each([
    ['"a\\tb\\u00e9\\x41\\101"', 'a\tbéAA'],
    ['`raw\\n`', 'raw\\n'],
    ["'x'", 'x'],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0644', 420],
    ['0o17', 15],
    ['1.5e2', 150],
    ['true', true],
    ['nil', null],
  ])('the literal %s', (written, value) => {
    expect(plain(expression(written))).toEqual(literal(value));
  });

  test('instances, with and without an address, and of types that are left out', () => {
    expect(plain(expression('&sqs.SendMessageInput{QueueUrl: url}'))).toEqual({
      kind: 'new',
      type: 'sqs.SendMessageInput',
      arguments: [],
      entries: [{ kind: 'entry', key: 'QueueUrl', value: name('url') }],
      items: [],
    });
    expect(plain(expression('[]types.Tag{{Key: k}, {Key: l}}'))).toMatchObject({
      kind: 'list',
      items: [
        { kind: 'new', type: 'types.Tag', entries: [{ key: 'Key' }] },
        { kind: 'new', type: 'types.Tag' },
      ],
    });
    expect(plain(expression('map[string]*dynamodb.AttributeValue{"id": {S: id}, key: nil}'))).toMatchObject({
      kind: 'map',
      entries: [
        { key: 'id', value: { kind: 'new', type: 'dynamodb.AttributeValue', entries: [{ key: 'S' }] } },
        { keyExpression: name('key'), value: literal(null) },
      ],
    });
    expect(plain(expression('new(sqs.Client)'))).toMatchObject({ kind: 'new', type: 'sqs.Client' });
    expect(plain(expression('make([]string, 0, n)'))).toMatchObject({
      kind: 'new',
      type: { '[]': ['string'] },
      arguments: [{ value: literal(0) }, { value: name('n') }],
    });
    expect(plain(expression('gin.H{"a": 1}'))).toMatchObject({ type: 'gin.H', entries: [{ key: 'a' }] });
  });

  test('operators, conversions and function literals', () => {
    expect(plain(expression('!(a == b)'))).toEqual({
      kind: 'unary',
      operator: '!',
      operand: { kind: 'binary', operator: '===', left: name('a'), right: name('b') },
    });
    expect(plain(expression('&x'))).toEqual({ kind: 'unary', operator: '&', operand: name('x') });
    expect(plain(expression('[]byte(text)'))).toEqual({
      kind: 'cast',
      type: { '[]': ['byte'] },
      operand: name('text'),
    });
    expect(plain(expression('x.(string)'))).toEqual({ kind: 'cast', type: 'string', operand: name('x') });
    expect(plain(expression('items[1:n]'))).toEqual({ kind: 'other', parts: [name('items'), literal(1), name('n')] });
    expect(plain(expression('items[0]'))).toEqual({ kind: 'index', object: name('items'), index: literal(0) });
    expect(plain(expression('func(s string) error { return nil }'))).toMatchObject({
      kind: 'function-expression',
      function: {
        parameters: [{ type: 'string' }],
        returns: 'error',
        body: [{ kind: 'return', value: literal(null) }],
      },
    });
  });

  test('calls with types and with spread arguments', () => {
    expect(plain(expression('parse[Order](x, more...)'))).toEqual({
      kind: 'call',
      callee: name('parse'),
      arguments: [{ value: name('x') }, { value: name('more'), spread: 'items' }],
    });
  });
});
