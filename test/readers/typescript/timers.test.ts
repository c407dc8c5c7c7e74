import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

function timers(body: string): readonly string[] {
  const text = `export const handler = async (event) => { ${body} };`;
  return read(text).floatingPromises.flatMap(({ text: written, isBeside }) => (isBeside ? [written] : []));
}

describe('timers that nobody waits for', () => {
  test.each([
    ['setTimeout(() => save(event), 1000);', ['setTimeout(…)']],
    ['setImmediate(async () => { await save(event); });', ['setImmediate(…)']],
    ['await new Promise((resolve) => setTimeout(resolve, 1000));', []],
    ['await new Promise((resolve) => { setTimeout(() => { save(event); resolve(); }, 1000); });', []],
    ['const timer = setTimeout(() => save(event), 1000); clearTimeout(timer);', []],
    ['setTimeout(() => { controller.abort(); }, 1000);', []],
    ['setTimeout(() => console.warn("slow"), 1000);', []],
  ])('%s', (body, expected) => {
    expect(timers(body)).toEqual(expected);
  });
});
