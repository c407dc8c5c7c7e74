import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex } from '../../../src/model/source.js';
import { editsOf, factsOf } from '../flow/reading.js';

/** The lines of a file after an intent for its first exit. */
async function afterExit(path: string, ...lines: readonly string[]): Promise<readonly string[] | undefined> {
  const text = lines.join('\n');
  const { work } = await factsOf(path, text);
  const at = work.exits[0]?.statementRange;
  if (!at) throw new Error('no exit');
  return edited(path, text, { kind: 'fail-instead-of-exit', at });
}

async function edited(path: string, text: string, intent: CodeIntent): Promise<readonly string[] | undefined> {
  const edits = await editsOf(path, text, intent);
  if (!edits) return undefined;
  const lines = new LineIndex({ path, text });
  const result = [...edits]
    .reverse()
    .reduce(
      (after, { range, text: written }) =>
        after.slice(0, lines.offset(range.start)) + written + after.slice(lines.offset(range.end)),
      text,
    );
  expect((await factsOf(path, result)).problems).toEqual([]);
  return result.split('\n');
}

describe('fail-instead-of-exit', () => {
  test('throws what is logged in front of it, and what was caught', async () => {
    expect(
      await afterExit('a.ts', 'function f() {', "  console.error('No table: ');", '  process.exit(1);', '}'),
    ).toEqual(['function f() {', "  console.error('No table: ');", "  throw new Error('No table');", '}']);
    expect(await afterExit('a.js', 'try { work() } catch (e) {', '  process.exit(1)', '}')).toEqual([
      'try { work() } catch (e) {',
      '  throw e',
      '}',
    ]);
    expect(await afterExit('a.py', 'import sys', 'def f():', '    sys.exit("no table")')).toEqual([
      'import sys',
      'def f():',
      '    raise RuntimeError("no table")',
    ]);
    expect(
      await afterExit('A.cs', 'class A {', '  void F() {', '    Environment.Exit(2);', '    return;', '  }', '}'),
    ).toEqual([
      'class A {',
      '  void F() {',
      '    throw new InvalidOperationException("The function cannot go on");',
      '  }',
      '}',
    ]);
  });

  test('returns the error in Go, where the function gives one', async () => {
    const body = ['package main', 'import (', '\t"fmt"', '\t"log"', ')'];
    expect(await afterExit('a.go', ...body, 'func f() error {', '\tlog.Fatalf("no: %v", err)', '}')).toEqual([
      'package main',
      'import (',
      '\t"fmt"',
      ')',
      'func f() error {',
      '\treturn fmt.Errorf("no: %v", err)',
      '}',
    ]);
    expect(await afterExit('a.go', ...body, 'func f() {', '\tlog.Fatal(err)', '}')).toBeUndefined();
  });
});
