import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

/** Whether the first invocation of `make` runs once for each environment. */
function runsOnce(text: string): boolean {
  const { invocations, functions } = read(`${text}\nasync function make(a) {}`);
  const made = invocations.find(({ callee }) => callee.kind === 'local' && functions[callee.function]?.name === 'make');
  return made?.memoised === true;
}

describe('an invocation runs once', () => {
  test.each([
    'let one; async function get() { if (!one) one = await make(); return one; }',
    'let one; const get = () => (one ??= make());',
    'let one; const get = () => { one = one || make(); return one; };',
    'let one; async function get() { if (one) return one; one = await make(); return one; }',
    'let one; async function get() { if (one === undefined) { const options = await make(); one = new Service(options); } return one; }',
    'class A { static get() { if (!A.one) A.one = make(); return A.one; } }',
    'class A { static get() { if (!this.one) { this.one = make(); } return this.one; } }',
  ])('%s', (text) => {
    expect(runsOnce(text)).toBe(true);
  });
});

describe('an invocation may run again', () => {
  test.each([
    'let one; async function get() { one = await make(); return one; }',
    'const all = {}; async function get(k) { if (!all[k]) all[k] = await make(k); return all[k]; }',
    'const all = new Map(); async function get(k) { if (!all.has(k)) all.set(k, await make(k)); return all.get(k); }',
    'class A { get() { if (!this.one) this.one = make(); return this.one; } }',
    'export const handler = async (event) => { if (!event.order) event.order = await make(event); };',
    'let last; export const handler = async (event) => { if (last !== event.id) last = await make(event); };',
    'let one; export const handler = async (event) => { if (event.fresh) one = await make(event); };',
  ])('%s', (text) => {
    expect(runsOnce(text)).toBe(false);
  });
});
