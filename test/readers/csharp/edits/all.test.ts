import { describe, expect, test } from 'vitest';
import { edited, path, rangeOf, reader } from '../reading.js';

describe('all edits', () => {
  test('leave files that do not parse, and other files, alone', () => {
    const text = 'class A { void F() { Log(e); ';
    expect(edited(text, { kind: 'remove-statement', at: rangeOf(text, 'Log(e);') })).toBeUndefined();
    const other = { ...rangeOf('class A { void F() { Go(); } }', 'Go();'), file: 'other.cs' };
    expect(
      reader.edit({ path, text: 'class A { void F() { Go(); } }' }, { kind: 'remove-statement', at: other }),
    ).toBeUndefined();
  });
});
