import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeFacts } from '../../../src/model/code.js';
import type { CodeIntent } from '../../../src/model/intent.js';
import { comparePositions, LineIndex, type SourceRange } from '../../../src/model/source.js';
import { fixtures } from './fixtures.js';
import { edited, path, reader } from './reading.js';

const fixture = fc.constantFrom(...fixtures);

const typed = fc.oneof(
  fc.constantFrom(
    '',
    '(',
    ')',
    '{',
    '}',
    '[',
    '"',
    '`',
    "'",
    ':=',
    '=',
    ',',
    ';',
    '.',
    '&',
    '*',
    '<-',
    '//',
    '/*',
    '\n',
  ),
  fc.constantFrom('\t', '\r\n', '\0', '\ud800', 'é', '😀', '...', '%'),
  fc.constantFrom(
    'func ',
    'go ',
    'defer ',
    'return ',
    'if ',
    'for range ',
    'switch ',
    'select {',
    'case ',
    'type X ',
    'var ',
  ),
  fc.constantFrom(
    'struct {',
    'interface {',
    'map[string]',
    'chan ',
    'package ',
    'import ',
    'err != nil ',
    'lambda.Start(',
  ),
  fc.string({ maxLength: 8 }),
);

/** What people and broken files do to a text. */
const mutation = fixture.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(40), typed)
    .map(([at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length)),
);
const truncation = fixture.chain((text) => fc.nat(text.length).map((end) => text.slice(0, end)));

/** Every range anywhere in the facts. */
function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
  else for (const inner of Object.values(value)) yield* rangesIn(inner);
}

function expectSound(text: string): void {
  const facts = reader.read({ path, text });
  const index = new LineIndex({ path, text });
  const last = index.position(text.length);
  const outside = [...rangesIn(facts)].filter(
    ({ file, start, end }) =>
      file !== path ||
      comparePositions(start, end) > 0 ||
      comparePositions(end, last) > 0 ||
      comparePositions(index.position(index.offset(start)), start) !== 0,
  );
  expect(outside).toEqual([]);
  for (const { scope } of [...facts.calls, ...facts.clients, ...facts.logs, ...facts.catches, ...facts.returns]) {
    if (scope !== undefined) expect(facts.functions[scope]).toBeDefined();
  }
  for (const { callee } of facts.invocations) {
    expect(callee.kind === 'local' ? facts.functions[callee.function] : facts.imports[callee.import]).toBeDefined();
  }
}

/** Every edit that the facts of a text give a place for. */
function intentsFor(facts: CodeFacts): readonly CodeIntent[] {
  return [
    ...facts.clients.map(({ range }) => ({ kind: 'move-to-module-scope', at: range }) as const),
    ...facts.logs.flatMap(({ statementRange }) =>
      statementRange ? [{ kind: 'remove-statement', at: statementRange } as const] : [],
    ),
    ...facts.catches.map(({ blockRange }) => ({ kind: 'rethrow', at: blockRange }) as const),
    ...facts.calls.map(
      ({ range }) => ({ kind: 'set-argument', at: range, argument: 'InvocationType', value: 'Event' }) as const,
    ),
    ...facts.floatingPromises.map(({ range }) => ({ kind: 'await', at: range }) as const),
    ...facts.recordUses.map(({ range }) => ({ kind: 'iterate-records', at: range }) as const),
    ...facts.functions.flatMap(({ range }) => [
      { kind: 'collect-batch-failures', at: range, identifier: 'message-id' } as const,
      { kind: 'collect-batch-failures', at: range, identifier: 'sequence-number' } as const,
    ]),
  ];
}

/** How many edits were made, all of which leave a file that parses, in its own line ends. */
function expectSoundEdits(text: string): number {
  const facts = reader.read({ path, text });
  let count = 0;
  for (const intent of intentsFor(facts)) {
    const after = edited(text, intent);
    if (after === undefined) continue;
    count += 1;
    expect(after).not.toBe(text);
    expect(reader.read({ path, text: after }).problems).toEqual([]);
    if (/\r\n/.test(text) && !/[^\r]\n/.test(text)) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  }
  return count;
}

/** Long enough for a machine that does much else at the same time. */
const patience = { timeout: 60_000 };

describe('whatever is in a file', patience, () => {
  test('the fixtures parse', () => {
    for (const text of fixtures) expect(reader.read({ path, text }).problems).toEqual([]);
  });

  test('a truncated file is read', () => {
    fc.assert(fc.property(truncation, expectSound), { numRuns: 80 });
  });

  test('a mutated file is read', () => {
    fc.assert(fc.property(mutation, expectSound), { numRuns: 150 });
  });

  test('edits of a mutated file parse', () => {
    fc.assert(
      fc.property(mutation, (text) => void expectSoundEdits(text)),
      { numRuns: 30 },
    );
  });

  test('the fixtures can be edited', () => {
    expect(fixtures.map(expectSoundEdits).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(12);
  });

  test('binary, huge and deep files are read quickly', () => {
    const start = performance.now();
    expectSound('\0\u0001\ufffd'.repeat(2000));
    expectSound(`package main\nvar x = ${'f('.repeat(3000)}${')'.repeat(3000)}\n`);
    expectSound(`package main\nvar x = ${'a.b().'.repeat(3000)}c\n`);
    expectSound(`package main\nfunc f() {${'if x {'.repeat(2000)}${'}'.repeat(2000)}}\n`);
    expectSound(`package main\nvar x = []int{${'1, '.repeat(20_000)}}\n`);
    expect(reader.read({ path, text: `package main\n${'// x\n'.repeat(500_000)}` }).problems).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
