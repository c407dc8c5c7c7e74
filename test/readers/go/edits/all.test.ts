import { describe, expect, test } from 'vitest';
import { edit, rangeOf } from './editing.js';

describe('whatever is asked', () => {
  test('there is no idempotency utility and no narrower import', () => {
    const text = 'package main\n\nimport "log"\n\nfunc f() { log.Println() }\n';
    const at = rangeOf(text, 'func f() { log.Println() }');
    expect(edit(text, () => ({ kind: 'make-idempotent', at, tableVariable: 'TABLE' }))).toBeUndefined();
    expect(edit(text, () => ({ kind: 'narrow-import', at }))).toBeUndefined();
  });

  test('files that do not parse and other files are left alone', () => {
    const text = 'package main\n\nfunc f( {\n\tgo x()\n}\n';
    expect(edit(text, (each) => ({ kind: 'await', at: rangeOf(each, 'go x()') }))).toBeUndefined();
    const at = { ...rangeOf('package main', 'main'), file: 'other.go' };
    expect(edit('package main\n', () => ({ kind: 'await', at }))).toBeUndefined();
  });
});
