import { describe, expect, test } from 'vitest';
import { rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

describe('await', () => {
  const wait = (part: string) => (text: string) => ({ kind: 'await', at: rangeOf(text, part) }) as const;

  test.each([
    ['async Task F() { Go(); }', 'async Task F() { await Go(); }'],
    ['async Task F() { _ = Go(); }', 'async Task F() { await Go(); }'],
    ['async Task F() => Go();', 'async Task F() => await Go();'],
    ['async void F() { Go(); }', 'async void F() { await Go(); }'],
    ['Task F() { Go(); return Task.CompletedTask; }', 'async Task F() { await Go(); return; }'],
    ['void F() { Each(async x => { Go(); }); }', 'void F() { Each(async x => { await Go(); }); }'],
  ])('%s becomes %s', (method, after) => {
    expect(edit(`class A { ${method} }`, wait('Go()'))).toBe(`class A { ${after} }`);
  });

  test('takes out the task that is given at the end', () => {
    expectEdit(
      `
      class A
      {
          public Task F()
          {
              Go();
              return Task.CompletedTask;
          }
      }
      `,
      wait('Go()'),
      `
      class A
      {
          public async Task F()
          {
              await Go();
          }
      }
      `,
    );
  });

  test('works at the top of a program', () => {
    expect(edit('Go();\n', wait('Go()'))).toBe('await Go();\n');
  });

  test.each([
    'void F() { Go(); }',
    'async Task F() { await Go(); }',
    'async Task F() { lock (gate) { Go(); } }',
    'Task<int> F() { Go(); return Count(); }',
    'int F { get { Go(); return 1; } }',
    'A() { Go(); }',
    'async Task F() { var task = Go(); await task; }',
    'async Task F() { Each(x => { Go(); }); }',
  ])('leaves %s', (method) => {
    expect(edit(`class A { ${method} }`, wait('Go()'))).toBeUndefined();
  });
});
