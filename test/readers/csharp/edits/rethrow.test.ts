import { describe, expect, test } from 'vitest';
import { rangeOf } from '../reading.js';
import { edit, expectEdit } from './editing.js';

describe('rethrow', () => {
  const rethrow = (part: string) => (text: string) => ({ kind: 'rethrow', at: rangeOf(text, part) }) as const;

  test('comes after all that the block does', () => {
    expectEdit(
      `
      class A
      {
          void F()
          {
              try { Go(); }
              catch (Exception ex)
              {
                  Log(ex); // seen
              }
          }
      }
      `,
      rethrow('{\n            Log(ex); // seen\n        }'),
      `
      class A
      {
          void F()
          {
              try { Go(); }
              catch (Exception ex)
              {
                  Log(ex); // seen
                  throw;
              }
          }
      }
      `,
    );
  });

  test.each([
    ['{ }', '{ throw; }'],
    ['{}', '{ throw; }'],
    ['{ Log(ex); }', '{ Log(ex); throw; }'],
    ['{ Log(ex); return; }', '{ Log(ex); throw; }'],
    ['{ return null; }', '{ throw; }'],
    ['{ continue; }', '{ throw; }'],
    ['{ /* fine */ }', '{ /* fine */ throw; }'],
    ['{\n        // fine\n    }', '{\n        // fine\n        throw;\n    }'],
  ])('%s becomes %s', (block, after) => {
    const text = `class A\n{\nvoid F()\n{\nfor (;;)\n{\n    try { Go(); }\n    catch (Exception ex) ${block}\n}\n}\n}\n`;
    expect(edit(text, rethrow(block))).toBe(text.replace(block, after));
  });

  test('leaves blocks that throw or answer', () => {
    const text = (block: string) => `class A { void F() { try { Go(); } catch (Exception ex) ${block} } }`;
    expect(edit(text('{ throw; }'), rethrow('{ throw; }'))).toBeUndefined();
    expect(edit(text('{ return Fail(ex); }'), rethrow('{ return Fail(ex); }'))).toBeUndefined();
  });
});
