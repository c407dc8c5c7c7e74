import { describe, expect, test } from 'vitest';
import { rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes out the lines of a statement', () => {
    expectEdit(
      `
      class A
      {
          void F()
          {
              Console.WriteLine(
                  "x");

              Go();
          }
      }
      `,
      remove('Console.WriteLine(\n            "x");'),
      `
      class A
      {
          void F()
          {
              Go();
          }
      }
      `,
    );
  });

  test('leaves an empty block behind a condition, and others on the line', () => {
    expect(edit('class A { void F() { if (debug) Log(e); Go(); } }', remove('Log(e);'))).toBe(
      'class A { void F() { if (debug) { } Go(); } }',
    );
    expect(edit('class A { void F() { Log(e); Go(); } }', remove('Log(e);'))).toBe('class A { void F() { Go(); } }');
    expect(edit('class A { void F() => Log(e); }', remove('Log(e)'))).toBeUndefined();
    expect(edit('class A { void F() { if (a) { } // x\n Log(e); } }', remove('Log(e);'))).toBe(
      'class A { void F() { if (a) { } // x\n } }',
    );
  });
});
