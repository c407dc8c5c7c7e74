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
    "'''",
    'f"{',
    ':',
    '\n',
    '\t',
    '\\',
    '@',
    'def ',
    'class ',
    'lambda',
    '**',
    '.',
    '#',
    '\r\n',
    '\0',
    'import ',
    'from . import ',
    'except',
    'try:',
    'async ',
    'await ',
    'global x\n',
    'return ',
    'é',
    '😀',
    '\ud800',
  ],
};

describeSoundness(tried);

describe('hostile files', patience, () => {
  test('deep nesting is cut off and said', () => {
    const facts = reader.read({ path, text: `x = ${'('.repeat(5000)}1${')'.repeat(5000)}\n` });
    expect(facts.problems).not.toEqual([]);
    expect(reader.read({ path, text: `x = ${'a + '.repeat(20_000)}1\n` }).problems).not.toEqual([]);
  });

  test('a file too large to be written by people is not read', () => {
    const facts = reader.read({ path, text: 'x = 1\n'.repeat(400_000) });
    expect(facts.problems).toMatchObject([{ message: expect.stringContaining('too large') }]);
  });

  test('names that are members of every object mean nothing', () => {
    expect(
      expectSound(
        tried,
        'import boto3\nc = boto3.client("constructor")\nc.constructor(__proto__=1, Item={"__proto__": 1})\nc.to_string()\nboto3.resource("s3").constructor()\nlogger.constructor("x")\nhasOwnProperty.toString()\n',
      ).problems,
    ).toEqual([]);
  });

  test('values that lead in circles end', () => {
    expectSound(
      tried,
      'def f(x=f):\n    return f(x)\na = b\nb = a\na.send(b)\nclass A(A):\n    x = A.x\nA.x.y()\nx = x.x\nx()\nimport boto3, copy\nc = boto3.client("s3")\nd = {**d}\nk = copy.copy(k)\nl = [*l, l]\nc.put_object(d=d, k=k, l=l, **d)\ndef g():\n    return k\n',
    );
  });
});
