import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeFacts } from '../../src/model/code.js';
import type { CodeIntent } from '../../src/model/intent.js';
import type { CodeReader } from '../../src/model/reader.js';
import { comparePositions, LineIndex, type SourceRange } from '../../src/model/source.js';

/** A code reader to be tried with whatever may be in a file. */
export interface TriedReader {
  readonly reader: CodeReader;
  /** The name of the file that every text is read as. */
  readonly path: string;
  readonly fixtures: readonly string[];
  /** What people and broken files put into a text of this language. */
  readonly insertions: readonly string[];
  readonly indentation: string;
  /** The text after an edit; undefined when it is refused. */
  readonly edited: (text: string, intent: CodeIntent) => string | undefined;
}

/** Long enough for a machine that does much else at the same time. */
export const patience = { timeout: 60_000 };

/** Reads a text and checks that all its facts fit together and lie in it. */
export function expectSound({ reader, path }: Pick<TriedReader, 'reader' | 'path'>, text: string): CodeFacts {
  const facts = reader.read({ path, text });
  const index = new LineIndex({ path, text });
  const end = index.position(text.length);
  const isInside = ({ file, start, end: last }: SourceRange): boolean =>
    file === path &&
    comparePositions(start, last) <= 0 &&
    comparePositions(last, end) <= 0 &&
    comparePositions(index.position(index.offset(start)), start) === 0;
  expect([...rangesIn(facts)].filter((range) => !isInside(range))).toEqual([]);
  for (const scope of [...facts.calls, ...facts.clients, ...facts.logs, ...facts.invocations].map(
    (fact) => fact.scope,
  )) {
    if (scope !== undefined) expect(facts.functions[scope]).toBeDefined();
  }
  for (const { callee } of facts.invocations) {
    expect(callee.kind === 'local' ? facts.functions[callee.function] : facts.imports[callee.import]).toBeDefined();
  }
  return facts;
}

/** The tests every code reader has to pass: no text makes it fail, and no edit breaks a file. */
export function describeSoundness(tried: TriedReader): void {
  const { reader, path, fixtures, indentation, edited } = tried;
  const fixture = fc.constantFrom(...fixtures);
  const mutation = fixture.chain((text) =>
    fc
      .tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(fc.constantFrom(...tried.insertions), fc.string({ maxLength: 8 })),
      )
      .map(([at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length)),
  );
  const truncation = fixture.chain((text) => fc.nat(text.length).map((end) => text.slice(0, end)));
  const sound = (text: string) => void expectSound(tried, text);

  describe('whatever is in a file', patience, () => {
    test('the fixtures parse', () => {
      for (const text of fixtures) expect(reader.read({ path, text }).problems).toEqual([]);
    });

    test('a truncated file is read', () => {
      fc.assert(fc.property(truncation, sound), { numRuns: 80 });
    });

    test('a mutated file is read', () => {
      fc.assert(fc.property(mutation, sound), { numRuns: 120 });
    });

    test('any text is read', () => {
      fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), sound), { numRuns: 60 });
    });

    test('edits of the fixtures leave files that parse', () => {
      for (const text of fixtures) {
        expectSoundEdits(tried, text);
        expectSoundEdits(tried, text.replaceAll('\n', '\r\n'));
        expectSoundEdits(tried, text.replaceAll(indentation, '\t'));
      }
    });

    test('edits of mutated files leave files that parse', () => {
      fc.assert(
        fc.property(mutation, (text) => expectSoundEdits(tried, text)),
        { numRuns: 20 },
      );
    });

    test('an edit of any place is refused or leaves a file that parses', () => {
      const place = fixture.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(60)));
      const kinds = ['move-to-module-scope', 'remove-statement', 'rethrow', 'await', 'iterate-records'] as const;
      fc.assert(
        fc.property(place, fc.constantFrom(...kinds), ([text, start, length], kind) => {
          const at = new LineIndex({ path, text }).range(start, start + length);
          const after = edited(text, { kind, at });
          if (after !== undefined) expect(reader.read({ path, text: after }).problems).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });

    test('facts are plain data', () => {
      for (const text of fixtures) {
        const facts = reader.read({ path, text });
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }
    });
  });
}

function expectSoundEdits({ reader, path, edited }: TriedReader, text: string): void {
  const facts = reader.read({ path, text });
  for (const intent of intentsFor(facts)) {
    const after = edited(text, intent);
    if (after === undefined) continue;
    expect(after).not.toBe(text);
    const again = reader.read({ path, text: after });
    expect(again.problems).toEqual([]);
    if (/\r\n/.test(text) && !/[^\r]\n/.test(text)) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    // The same intents, found anew, never break what the first ones made.
    for (const next of intentsFor(again)
      .filter(({ kind }) => kind === intent.kind)
      .slice(0, 1)) {
      const twice = edited(after, next);
      if (twice !== undefined) expect(reader.read({ path, text: twice }).problems).toEqual([]);
    }
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
    ...[...facts.calls, ...facts.floatingPromises, ...facts.invocations].map(
      ({ range }) => ({ kind: 'await', at: range }) as const,
    ),
    ...facts.calls.flatMap(({ range, operation, arguments: given }) => [
      { kind: 'keep-answer', at: range, operation, seconds: 300 } as const,
      { kind: 'read-all-pages', at: range, operation, list: 'Items' } as const,
      ...Object.keys(given).map(
        (argument) => ({ kind: 'take-event-identity', at: range, argument, source: 'queue' }) as const,
      ),
    ]),
    ...facts.flow.sinks.map(({ range }) => ({ kind: 'bind-values', at: range }) as const),
    ...facts.work.fileWrites.map(({ range }) => ({ kind: 'remove-when-done', at: range }) as const),
    ...facts.recordUses.map(({ range }) => ({ kind: 'iterate-records', at: range }) as const),
    ...facts.functions.flatMap(({ range }) => [
      { kind: 'collect-batch-failures', at: range, identifier: 'message-id' } as const,
      { kind: 'make-idempotent', at: range, tableVariable: 'TABLE' } as const,
    ]),
    ...facts.imports.map(({ statementRange }) => ({ kind: 'narrow-import', at: statementRange }) as const),
  ];
}

/** Every range anywhere in the facts. */
function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
  else for (const inner of Object.values(value)) yield* rangesIn(inner);
}
