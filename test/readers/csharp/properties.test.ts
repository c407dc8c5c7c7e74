import { describe, expect, test } from 'vitest';
import { describeSoundness, expectSound, patience, type TriedReader } from '../soundness.js';
import { fixtures } from './fixtures.js';
import { edited, path, reader } from './reading.js';

const tried: TriedReader = {
  reader,
  path,
  fixtures,
  indentation: '    ',
  edited,
  insertions: [
    '',
    '(',
    '[',
    '{',
    '"',
    '"""',
    '$"{',
    '@"',
    ';',
    ':',
    '\n',
    '\t',
    '//',
    '/*',
    '#if ',
    '?.',
    '.',
    '<',
    '\r\n',
    '\0',
    'using ',
    'class ',
    'new ',
    'await ',
    'async ',
    'catch',
    'try {',
    '=> ',
    'return ',
    'switch {',
    'é',
    '😀',
    '\ud800',
  ],
};

describeSoundness(tried);

describe('hostile files', patience, () => {
  test('deep nesting is cut off and said', () => {
    const facts = reader.read({ path, text: `class A { int x = ${'('.repeat(5000)}1${')'.repeat(5000)}; }` });
    expect(facts.problems).not.toEqual([]);
    expect(reader.read({ path, text: `class A { int x = ${'a + '.repeat(20_000)}1; }` }).problems).not.toEqual([]);
    expectSound(tried, `class A { void F() { ${'if (a) { '.repeat(3000)} Go(); ${'}'.repeat(3000)} } }`);
    expectSound(tried, `class A { void F() { a${'?.b()'.repeat(3000)}; } }`);
  });

  test('a file too large to be written by people is not read', () => {
    const facts = reader.read({ path, text: 'class A { }\n'.repeat(200_000) });
    expect(facts.problems).toMatchObject([{ message: expect.stringContaining('too large') }]);
  });

  test('names that are members of every object mean nothing', () => {
    expect(
      expectSound(
        tried,
        'class constructor { constructor __proto__ = new constructor(); void toString() { __proto__.constructor(new hasOwnProperty { __proto__ = 1, ["__proto__"] = 2 }); client.constructorAsync(); Console.constructor("x"); [__proto__] void hasOwnProperty() { } } }',
      ).problems,
    ).toEqual([]);
  });

  test('values that lead in circles end', () => {
    expectSound(
      tried,
      'class A : A { A a = b; A b = a; static A c = c.c(c); void F(A x = x) { var y = y; y = z; var z = y; z.PutItemAsync(z); F(z.F(z)); var d = new D { X = d }; d.X = d; foreach (var e in e) e(e); Func<int> f = f; LambdaBootstrapBuilder.Create(f, f); } }',
    );
    expectSound(
      tried,
      'class A : B { } class B : A { void F() { base.F(); this.G(); } } interface I : I { void G(); }',
    );
  });
});
