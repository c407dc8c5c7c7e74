import { describe, expect, test } from 'vitest';
import { edit, rangeOf } from './editing.js';

describe('await', () => {
  test('does at once what was started beside', () => {
    const text = 'package main\n\nfunc f() {\n\tgo notify(id)\n\tgo func() {\n\t\tx()\n\t}()\n}\n';
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go notify(id)') }))).toBe(
      text.replace('go notify', 'notify'),
    );
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go func() {\n\t\tx()\n\t}()') }))).toBe(
      text.replace('go func', 'func'),
    );
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'notify(id)') }))).toBeUndefined();
  });
});
