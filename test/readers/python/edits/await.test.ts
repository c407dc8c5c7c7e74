import { describe, expect, test } from 'vitest';
import { edit, rangeOf } from './editing.js';

describe('await', () => {
  const wait = (part: string) => (text: string) => ({ kind: 'await', at: rangeOf(text, part) }) as const;

  test('waits in a coroutine only', () => {
    expect(edit('async def f():\n    save(x)\n', wait('save(x)'))).toBe('async def f():\n    await save(x)\n');
    expect(edit('async def f():\n    load(x).y\n', wait('load(x)'))).toBe('async def f():\n    (await load(x)).y\n');
    expect(edit('async def f():\n    await save(x)\n', wait('save(x)'))).toBeUndefined();
    expect(edit('def f():\n    save(x)\n', wait('save(x)'))).toBeUndefined();
  });
});
