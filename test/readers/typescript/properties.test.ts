import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeFacts } from '../../../src/model/code.js';
import { comparePositions, LineIndex, type Position, type SourceRange } from '../../../src/model/source.js';
import { createTypeScriptReader } from '../../../src/readers/code/typescript/index.js';
import { fixtures } from './fixtures.js';
import { read } from './reading.js';

/** Every range that occurs anywhere in the facts. */
function rangesIn(value: unknown): readonly SourceRange[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value && 'file' in value) return [value as SourceRange];
  return Object.values(value).flatMap(rangesIn);
}

function expectSound(facts: CodeFacts, text: string, path: string): void {
  const lines = new LineIndex({ path, text });
  const isPlace = (at: Position) => comparePositions(lines.position(lines.offset(at)), at) === 0;
  const isSound = ({ file, start, end }: SourceRange) =>
    file === path && isPlace(start) && isPlace(end) && comparePositions(start, end) <= 0;
  expect(rangesIn(facts).filter((range) => !isSound(range))).toEqual([]);
  for (const { function: index } of facts.exports) {
    if (index !== undefined) expect(index).toBeLessThan(facts.functions.length);
  }
  for (const { callee } of facts.invocations) {
    if (callee.kind === 'local') expect(callee.function).toBeLessThan(facts.functions.length);
    else expect(callee.import).toBeLessThan(facts.imports.length);
  }
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
}

const fixture = fc.constantFrom(...Object.entries(fixtures));
const typed = fc.constantFrom(
  '.',
  '(',
  '{',
  '[',
  "'",
  '`',
  'await ',
  'const x =',
  '${',
  '=>',
  '<',
  '/*',
  '@',
  'export ',
  ')',
  '}',
);

describe('whatever is typed', { timeout: 30_000 }, () => {
  test('a text cut off anywhere is read', () => {
    fc.assert(
      fc.property(fixture, fc.double({ min: 0, max: 1, noNaN: true }), ([path, text], share) => {
        const cut = text.slice(0, Math.floor(text.length * share));
        expectSound(read(cut, path), cut, path);
      }),
      { numRuns: 150 },
    );
  });

  test('a text with something typed or deleted anywhere is read', () => {
    fc.assert(
      fc.property(fixture, fc.nat(), fc.nat(12), typed, ([path, text], at, deleted, added) => {
        const offset = at % (text.length + 1);
        const changed = text.slice(0, offset) + added + text.slice(offset + deleted);
        expectSound(read(changed, path), changed, path);
      }),
      { numRuns: 200 },
    );
  });

  test('two texts run into each other are read', () => {
    fc.assert(
      fc.property(fixture, fixture, fc.nat(), fc.nat(), ([path, a], [, b], from, to) => {
        const mixed = a.slice(0, from % (a.length + 1)) + b.slice(to % (b.length + 1));
        expectSound(read(mixed, path), mixed, path);
      }),
      { numRuns: 100 },
    );
  });

  test('any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expectSound(read(text), text, 'src/app.ts');
      }),
      { numRuns: 150 },
    );
  });
});

describe('half-typed code', { timeout: 30_000 }, () => {
  const typing = ['event.', 'save(', 'if (x) {', "const name = 'abc", 'const x =', 'const o = { a: 1,', 'return'];

  test('keeps what stands around it', () => {
    const text = fixtures['src/queue.ts'] ?? '';
    const whole = read(text).calls.length;
    const lineEnds = [...text.matchAll(/;\n/g)].map(({ index }) => index + 2);
    let kept = 0;
    for (const added of typing) {
      for (const at of lineEnds) {
        const facts = read(`${text.slice(0, at)}  ${added}\n${text.slice(at)}`);
        expect(facts.functions.length).toBeGreaterThan(0);
        kept += facts.calls.length;
      }
    }
    expect(whole).toBe(2);
    expect(kept / (whole * typing.length * lineEnds.length)).toBeGreaterThan(0.9);
  });

  test('is never clean', () => {
    const facts = read('export const handler = async (event) => { await client.');
    expect(facts.problems.length).toBeGreaterThan(0);
    expect(facts.functions.map(({ name }) => name)).toEqual(['handler']);
  });
});

describe('what no one types', () => {
  const reader = createTypeScriptReader();

  test.each([
    ['parentheses in parentheses', `${'('.repeat(50_000)}1${')'.repeat(50_000)}`],
    ['a sum of many terms', `export const x = ${'1 + '.repeat(30_000)}1;`],
    ['arrays in arrays', '['.repeat(100_000)],
    ['blocks in blocks', '{'.repeat(100_000)],
    ['a chain of calls', `promise${'.then(x)'.repeat(5_000)};`],
    [
      'variables that hold each other',
      'let a = b; let b = a; a = b || a; b = a.b ?? b; exports.handler = a; a.b(b.c(a));',
    ],
    ['an object spread into itself', 'const a = { ...a, b: a }; client.send(new X(a)); console.log({ ...a });'],
    [
      'classes that extend each other',
      'class A extends B { m() { this.x(); super.m(); } } class B extends A {} new A().m();',
    ],
  ])('%s end in facts', (_, text) => {
    const facts = reader.read({ path: 'a.ts', text });
    expectSound(facts, text, 'a.ts');
  });

  test('a file that is too large says so', () => {
    const text = `/* ${'x'.repeat(2_100_000)} */`;
    const facts = reader.read({ path: 'bundle.js', text });
    expect(facts.problems.map(({ message }) => message)).toEqual([
      'The file is too large to be read: 2.1 million characters.',
    ]);
  });
});
