import { describe, expect, test } from 'vitest';
import { describeSoundness, expectSound, patience, type TriedReader } from '../soundness.js';
import { fixtures } from './fixtures.js';
import { edited, path, reader } from './reading.js';

const tried: TriedReader = {
  reader,
  path,
  fixtures,
  indentation: '  ',
  edited,
  insertions: [
    '',
    '(',
    ')',
    '{',
    '}',
    '[',
    '"',
    '"""',
    "'",
    ';',
    ':',
    '::',
    '->',
    '.',
    '@',
    '<',
    '>',
    '\\',
    '/*',
    '//',
    'class ',
    'new ',
    'try {',
    'catch (',
    'return ',
    'import ',
    'for (',
    'case ',
    '\r\n',
    '\0',
    'é',
    '😀',
    '\ud800',
  ],
};

describeSoundness(tried);

describe('hostile files', patience, () => {
  test('deep nesting is cut off and said', () => {
    const nested = `class A { int x = ${'('.repeat(5000)}1${')'.repeat(5000)}; }`;
    expect(reader.read({ path, text: nested }).problems).not.toEqual([]);
    expect(reader.read({ path, text: `class A { int x = ${'a + '.repeat(20_000)}1; }` }).problems).not.toEqual([]);
    expectSound(tried, `class A { void f() { a${'.b()'.repeat(3000)}; } }`);
  });

  test('a file too large to be written by people is not read', () => {
    const facts = reader.read({ path, text: 'class A {}\n'.repeat(200_000) });
    expect(facts.problems).toMatchObject([{ message: expect.stringContaining('too large') }]);
  });

  test('names that are members of every object mean nothing', () => {
    expectSound(
      tried,
      'import software.amazon.awssdk.services.sqs.SqsClient; class constructor { SqsClient toString = SqsClient.create(); void hasOwnProperty(String __proto__) { toString.constructor(__proto__); toString.toString(); logger.constructor("x"); } }',
    );
  });

  test('values that lead in circles end', () => {
    expectSound(
      tried,
      'class A extends A { static String X = Y; static String Y = X; A a = a.b().a; A b() { return b(); } void f(A x) { var y = y; x = x; y.put(x, y); y.putItem(y); var z = z.builder().z(z).build(); for (var q : q) q.f(q); } } class B extends C {} class C extends B { void g() { h(); } }',
    );
  });
});
