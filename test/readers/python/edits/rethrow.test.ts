import { describe, expect, test } from 'vitest';
import { path, reader } from '../reading.js';
import { edit } from './editing.js';

describe('rethrow', () => {
  const rethrow = (text: string) => {
    const [caught] = reader.read({ path, text }).catches;
    if (!caught) throw new Error('no catch');
    return { kind: 'rethrow', at: caught.blockRange } as const;
  };

  test('raises after what the block does', () => {
    expect(
      edit('try:\n    go()\nexcept Exception as error:\n    if x:\n        log(error)  # why\nstop()\n', rethrow),
    ).toBe('try:\n    go()\nexcept Exception as error:\n    if x:\n        log(error)  # why\n    raise\nstop()\n');
  });

  test.each([
    ['try:\n  go()\nexcept: pass\n', 'try:\n  go()\nexcept: raise\n'],
    ['try:\n  go()\nexcept: log()\n', 'try:\n  go()\nexcept: log(); raise\n'],
    [
      'for x in y:\n  try:\n    go()\n  except E:\n    log()\n    continue\n',
      'for x in y:\n  try:\n    go()\n  except E:\n    log()\n    raise\n',
    ],
    ['def f():\n  try:\n    go()\n  except E:\n    return None', 'def f():\n  try:\n    go()\n  except E:\n    raise'],
  ])('replaces what only leaves', (before, after) => {
    expect(edit(before, rethrow)).toBe(after);
  });

  test('refuses what raises, returns something, or is suppressed', () => {
    expect(edit('try:\n  go()\nexcept E:\n  raise\n', rethrow)).toBeUndefined();
    expect(edit('def f():\n  try:\n    go()\n  except E:\n    return {"a": 1}\n', rethrow)).toBeUndefined();
    expect(edit('import contextlib\nwith contextlib.suppress(Exception):\n  go()\n', rethrow)).toBeUndefined();
  });
});
