import { describe, expect, test } from 'vitest';
import type { ClassNode, Expression, FunctionNode, Statement } from '../../../src/readers/syntax/program.js';
import { dedent } from '../python/reading.js';
import { parse, plain } from './parsing.js';

const name = (of: string) => ({ kind: 'name', name: of });
const literal = (value: unknown) => ({ kind: 'literal', value });
const pattern = (of: string) => ({ kind: 'name-pattern', name: of });
const member = (object: unknown, of: string) => ({ kind: 'member', object, name: of });
const call = (callee: unknown, ...given: readonly unknown[]) => ({ kind: 'call', callee, arguments: given });
const given = (value: unknown) => ({ value });
const variable = (of: string, value?: unknown) => ({
  kind: 'variable',
  target: pattern(of),
  ...(value !== undefined && { value }),
  constant: false,
});
const branch = (test: unknown, then: unknown, otherwise: unknown = []) => ({ kind: 'if', test, then, otherwise });
const assign = (of: string, value: unknown, operator = '=') => ({
  kind: 'expression',
  expression: { kind: 'assign', target: pattern(of), operator, value },
});

function statements(text: string): readonly Statement[] {
  return parse(text).body;
}

function expression(text: string): Expression | undefined {
  const [statement] = statements(text);
  return statement?.kind === 'expression' ? statement.expression : undefined;
}

function classIn(text: string): ClassNode | undefined {
  const [statement] = statements(text);
  return statement?.kind === 'class' ? statement.class : undefined;
}

function functionIn(text: string): FunctionNode | undefined {
  const [statement] = statements(text);
  return statement?.kind === 'function' ? statement.function : undefined;
}

describe('files', () => {
  test('say what they import, wherever it stands', () => {
    const { imports } = parse(`
      import os
      import aws_cdk.aws_sqs
      import pulumi_aws as aws
      from aws_cdk import aws_lambda as _lambda, Duration
      from .stacks.api import *
      from . import tables
      def late():
          from ..lib import x
    `);
    expect(imports.map(({ module, names, opensAll }) => ({ module, names, opensAll }))).toEqual([
      { module: 'os', names: [{ imported: '*', local: 'os' }], opensAll: false },
      { module: 'aws_cdk', names: [{ imported: '*', local: 'aws_cdk' }], opensAll: false },
      { module: 'aws_cdk.aws_sqs', names: [], opensAll: false },
      { module: 'pulumi_aws', names: [{ imported: '*', local: 'aws' }], opensAll: false },
      {
        module: 'aws_cdk',
        names: [
          { imported: 'aws_lambda', local: '_lambda' },
          { imported: 'Duration', local: 'Duration' },
        ],
        opensAll: false,
      },
      { module: '.stacks.api', names: [], opensAll: true },
      { module: '.', names: [{ imported: 'tables', local: 'tables' }], opensAll: false },
      { module: '..lib', names: [{ imported: 'x', local: 'x' }], opensAll: false },
    ]);
  });

  test('keep their comments without the mark', () => {
    expect(parse('x = 1  # serverless-coach-ignore a: because\n').comments.map(({ text }) => text)).toEqual([
      ' serverless-coach-ignore a: because',
    ]);
  });

  test('say where they cannot be understood', () => {
    const program = parse('queue = Queue(\n');
    expect(program.problems).toHaveLength(1);
    expect(program.problems[0]?.range.file).toBe('app.py');
  });
});

describe('expressions', () => {
  test.each([
    ['None', literal(null)],
    ['True', literal(true)],
    ['1_000', literal(1000)],
    ['"a" \'b\'', literal('ab')],
    ['r"\\d"', literal('\\d')],
    ['f"{{a}}-{b}\\n"', { kind: 'template', parts: ['{a}-', name('b'), '\n'] }],
    ['f"a{b!r:>10}" "c"', { kind: 'template', parts: ['a', name('b'), 'c'] }],
    ['f"plain"', literal('plain')],
    ['a.b.c', member(member(name('a'), 'b'), 'c')],
    ['a["k"]', { kind: 'index', object: name('a'), index: literal('k') }],
    ['[1, *b]', { kind: 'list', items: [literal(1), { kind: 'spread', value: name('b') }] }],
    ['(1, 2)', { kind: 'list', items: [literal(1), literal(2)] }],
    ['a and not b', binary('&&', name('a'), { kind: 'unary', operator: '!', operand: name('b') })],
    ['a is not None', binary('!==', name('a'), literal(null))],
    ['a not in b', { kind: 'unary', operator: '!', operand: binary('in', name('a'), name('b')) }],
    ['1 < a <= 3', binary('&&', binary('<', literal(1), name('a')), binary('<=', name('a'), literal(3)))],
    ['a // b', binary('//', name('a'), name('b'))],
    ['a if b else c', { ...branch(name('b'), name('a'), name('c')), kind: 'conditional' }],
    ['-1', { kind: 'unary', operator: '-', operand: literal(1) }],
    ['await a()', { kind: 'await', operand: call(name('a')) }],
    ['a[1:2]', { kind: 'other', parts: [name('a'), { kind: 'other', parts: [literal(1), literal(2)] }] }],
  ])('%s', (text, expected) => {
    expect(plain(expression(`${text}\n`))).toEqual(expected);
  });

  function binary(operator: string, left: unknown, right: unknown) {
    return { kind: 'binary', operator, left, right };
  }

  test('calls keep the names of their arguments', () => {
    expect(plain(expression('sqs.Queue(self, "Q", *rest, fifo=True, **options)\n'))).toEqual(
      call(
        member(name('sqs'), 'Queue'),
        given(name('self')),
        given(literal('Q')),
        { value: name('rest'), spread: 'items' },
        { name: 'fifo', value: literal(true) },
        { value: name('options'), spread: 'named' },
      ),
    );
  });

  test('maps have keys, worked-out keys and what is spread into them', () => {
    expect(plain(expression('{"a": 1, 2: 3, key: 4, **more}\n'))).toEqual({
      kind: 'map',
      entries: [
        { kind: 'entry', key: 'a', value: literal(1) },
        { kind: 'entry', key: '2', value: literal(3) },
        { kind: 'entry', keyExpression: name('key'), value: literal(4) },
        { kind: 'spread', value: name('more') },
      ],
    });
  });

  test('a comprehension is its loop', () => {
    expect(plain(expression('[make(a, b) for a in xs if a for b in a.ys]\n'))).toEqual({
      kind: 'other',
      parts: [
        {
          kind: 'loop',
          variable: pattern('a'),
          over: name('xs'),
          head: [],
          body: [
            branch(name('a'), [
              {
                kind: 'loop',
                variable: pattern('b'),
                over: member(name('a'), 'ys'),
                head: [],
                body: [{ kind: 'expression', expression: call(name('make'), given(name('a')), given(name('b'))) }],
              },
            ]),
          ],
        },
      ],
    });
  });

  test('a comprehension of a map is a call of dict with pairs', () => {
    const pair = { kind: 'list', items: [name('k'), literal(1)] };
    expect(plain(expression('{k: 1 for k in keys}\n'))).toEqual(
      call(
        name('dict'),
        given({
          kind: 'other',
          parts: [
            {
              kind: 'loop',
              variable: pattern('k'),
              over: name('keys'),
              head: [],
              body: [{ kind: 'expression', expression: pair }],
            },
          ],
        }),
      ),
    );
  });

  test('a lambda returns its expression', () => {
    const made = expression('lambda args, n=1: args[n]\n');
    expect(made?.kind === 'function-expression' && plain(made.function)).toEqual({
      parameters: [
        { pattern: pattern('args'), isField: false },
        { pattern: pattern('n'), default: literal(1), isField: false },
      ],
      isAsync: false,
      isStatic: false,
      isPublic: true,
      body: [{ kind: 'return', value: { kind: 'index', object: name('args'), index: name('n') } }],
    });
  });
});

describe('names', () => {
  test('the first assignment declares, the next ones assign', () => {
    expect(plain(statements('x = 1\nx = 2\nx += 3\n'))).toEqual([
      variable('x', literal(1)),
      assign('x', literal(2)),
      assign('x', literal(3), '+='),
    ]);
  });

  test('what is used behind a branch is there before it', () => {
    expect(plain(statements('if a:\n    x = 1\nelse:\n    x = 2\nuse(x)\n'))).toEqual([
      variable('x'),
      branch(name('a'), [assign('x', literal(1))], [assign('x', literal(2))]),
      { kind: 'expression', expression: call(name('use'), given(name('x'))) },
    ]);
  });

  test('what is used in a loop alone is declared there', () => {
    const [loop] = statements('for n in ns:\n    queue = Queue(n)\n    use(queue)\n');
    expect(loop?.kind === 'loop' && plain(loop.body[0])).toEqual(
      variable('queue', call(name('Queue'), given(name('n')))),
    );
  });

  test('a member or a named argument of the same name is no use of it', () => {
    const [branch] = statements('if a:\n    role = Role()\nFunction(role=other.role)\n');
    expect(branch?.kind === 'if' && branch.then[0]?.kind).toBe('variable');
  });

  test('parameters and outer names are not declared again', () => {
    const made = functionIn('def f(a):\n    global b\n    a = 1\n    b = 2\n    c = 3\n');
    expect(plain(made?.body)).toEqual([assign('a', literal(1)), assign('b', literal(2)), variable('c', literal(3))]);
  });

  test('several at once, and one value for several', () => {
    expect(plain(statements('a, *b = c\nd = e = 1\n'))).toEqual([
      {
        kind: 'variable',
        target: { kind: 'list-pattern', items: [pattern('a')], rest: 'b' },
        value: name('c'),
        constant: false,
      },
      variable('e', literal(1)),
      variable('d', name('e')),
    ]);
  });

  test('names in conditions are there before them', () => {
    expect(plain(statements('if (n := f()) > 1:\n    use(n)\n')[0])).toEqual(variable('n'));
  });
});

describe('statements', () => {
  test('elif is an if in the other branch, and reaches to the end', () => {
    const text = dedent('if a:\n    b()\nelif c:\n    d()\nelse:\n    e()\n');
    const [statement] = statements(text);
    const inner = statement?.kind === 'if' ? statement.otherwise[0] : undefined;
    expect(
      inner?.kind === 'if' && [plain(inner.test), inner.otherwise.length, text.slice(inner.start, inner.end)],
    ).toEqual([name('c'), 1, 'elif c:\n    d()\nelse:\n    e()']);
  });

  test('with closes what it opens', () => {
    const [statement] = statements('with open(p) as file, lock:\n    file.read()\n');
    expect(statement?.kind === 'try' && [plain(statement.resources), statement.block.length]).toEqual([
      [variable('file', call(name('open'), given(name('p')))), { kind: 'expression', expression: name('lock') }],
      1,
    ]);
  });

  test('try has its clauses with their places', () => {
    const text = dedent(`
      try:
          a()
      except (KeyError, boto.ClientError) as error:
          raise
      except Exception:
          raise Failed(1) from None
      finally:
          b()
    `);
    const [statement] = statements(text);
    if (statement?.kind !== 'try') throw new Error('no try');
    expect(statement.catches.map((each) => [each.types.map((type) => type.name), each.name])).toEqual([
      [['KeyError', 'boto.ClientError'], 'error'],
      [['Exception'], undefined],
    ]);
    const [first] = statement.catches;
    expect(first && text.slice(first.headPlace.start, first.headPlace.end)).toBe(
      'except (KeyError, boto.ClientError) as error:',
    );
    expect(first && text.slice(first.blockPlace.start, first.blockPlace.end)).toBe('raise');
    expect(plain(statement.catches.map((each) => each.block))).toEqual([
      [{ kind: 'throw' }],
      [{ kind: 'throw', value: call(name('Failed'), given(literal(1))) }],
    ]);
    expect(statement.finally).toHaveLength(1);
  });

  test('match has cases with values; patterns that bind may match', () => {
    const [statement] = statements(
      'match kind:\n    case "a" | -1:\n        x()\n    case Kind.B if ok:\n        y()\n    case Point(x=0):\n        z()\n    case _:\n        w()\n',
    );
    if (statement?.kind !== 'switch') throw new Error('no switch');
    expect(plain(statement.cases.map(({ tests }) => tests))).toEqual([
      [literal('a'), literal(-1)],
      [member(name('Kind'), 'B')],
      [{ kind: 'other', parts: [] }],
      [],
    ]);
    expect(statement.cases[1]?.body[0]?.kind).toBe('if');
  });
});

describe('classes', () => {
  const orders = `
    @stack
    class Orders(Stack, Generic[T], metaclass=M):
        retries: Optional[int] = 3
        print("loaded")
        def __init__(self, scope, id, **kwargs):
            super().__init__(scope, id, **kwargs)
            self.queue = Queue(self)
        @classmethod
        def of(cls, name: "Name") -> List[str]:
            return cls(name)
        @staticmethod
        def plain(a): return a
        @property
        def arn(me): return me.queue.arn
        class Inner: pass
  `;

  test('the instance is this, and the class above is called as super', () => {
    const made = classIn(orders);
    expect(made?.methods.map((each) => [each.name, each.isStatic, each.parameters.length])).toEqual([
      ['constructor', false, 3],
      ['of', true, 1],
      ['plain', true, 1],
      ['arn', false, 0],
    ]);
    expect(plain(made?.methods[0]?.body)).toEqual([
      {
        kind: 'expression',
        expression: call(name('super'), given(name('scope')), given(name('id')), {
          value: name('kwargs'),
          spread: 'named',
        }),
      },
      {
        kind: 'expression',
        expression: {
          kind: 'assign',
          target: { kind: 'place-pattern', place: member(name('this'), 'queue') },
          operator: '=',
          value: call(name('Queue'), given(name('this'))),
        },
      },
    ]);
    expect(plain(made?.methods[3]?.body)).toEqual([
      { kind: 'return', value: member(member(name('this'), 'queue'), 'arn') },
    ]);
  });

  test('fields, bases, inner classes, and what runs when they are loaded', () => {
    const made = classIn(orders);
    expect(plain(made?.bases)).toEqual(['Stack', { Generic: ['T'] }]);
    expect(plain(made?.fields)).toEqual([
      { name: 'retries', type: 'int', value: literal(3), isStatic: false, constant: false },
    ]);
    expect(made?.initialisers[0]?.body).toHaveLength(1);
    expect(made?.classes.map((each) => each.name)).toEqual(['Inner']);
    expect(made?.annotations.map((each) => each.name)).toEqual(['stack']);
    const of = made?.methods[1];
    expect(plain([of?.parameters[0]?.type, of?.returns])).toEqual(['Name', { List: ['str'] }]);
  });

  test('the class above named by its name is super too', () => {
    const made = classIn('class A(B):\n    def __init__(self, x):\n        B.__init__(self, x)\n');
    expect(plain(made?.methods[0]?.body)).toEqual([
      { kind: 'expression', expression: call(name('super'), given(name('x'))) },
    ]);
  });

  test('a data class has fields of every instance', () => {
    const made = classIn('@dataclass(frozen=True)\nclass Props:\n    name: str\n    size: int = 1\n');
    expect([made?.form, made?.fields.map((field) => [field.name, field.isStatic])]).toEqual([
      'record',
      [
        ['name', false],
        ['size', false],
      ],
    ]);
  });
});

describe('functions', () => {
  test('say their decorators, parameters and types', () => {
    const made = functionIn(
      '@aws.route("/x", methods=["GET"])\n@tracer\nasync def f(a: str | None, b=1, *rest, c: Dict[str, int] = {}, **named): pass\n',
    );
    expect(made?.isAsync).toBe(true);
    expect(made?.annotations.map((each) => [each.name, each.arguments.length])).toEqual([
      ['aws.route', 2],
      ['tracer', 0],
    ]);
    expect(plain(made?.parameters)).toEqual([
      { pattern: pattern('a'), type: 'str', isField: false },
      { pattern: pattern('b'), default: literal(1), isField: false },
      { pattern: pattern('rest'), rest: 'items', isField: false },
      { pattern: pattern('c'), type: { Dict: ['str', 'int'] }, default: { kind: 'map', entries: [] }, isField: false },
      { pattern: pattern('named'), rest: 'named', isField: false },
    ]);
  });
});
