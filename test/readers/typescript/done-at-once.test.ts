import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function isDoneAtOnce(text: string): boolean {
  return read(text).functions[0]?.isDoneAtOnce === true;
}

describe('an async function is done at once', () => {
  test.each(['async function f(a) { log(a); }', 'async function f(a) { if (a) return; log(a); }'])('%s', (text) => {
    expect(isDoneAtOnce(text)).toBe(true);
  });

  test.each([
    'function f(a) { log(a); }',
    'async function f(a) { await log(a); }',
    'async function f(a) { return log(a); }',
    'const f = async (a) => log(a);',
    'async function f(a) { if (!a) throw new Error(); }',
    'async function f(a) { for await (const b of a) log(b); }',
    'async function f(a) { a.map(async (b) => { await log(b); }); }',
  ])('but not: %s', (text) => {
    expect(isDoneAtOnce(text)).toBe(false);
  });
});
