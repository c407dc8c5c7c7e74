import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function looped(marked: string): string | undefined {
  return edited(marked, { kind: 'iterate-in-order' });
}

describe('a callback of an array method becomes a loop', () => {
  test.each([
    [
      'for each element',
      'async function f(list) {\n  «list.forEach(async (item) => {\n    await save(item);\n  })»;\n}\n',
      'async function f(list) {\n  for (const item of list) {\n    await save(item);\n  }\n}\n',
    ],
    [
      'with its position',
      'async function f(list) {\n  «list.forEach(async (item: Item, index) => {\n    await save(item, index);\n  })»;\n}\n',
      'async function f(list) {\n  for (const [index, item] of list.entries()) {\n    await save(item, index);\n  }\n}\n',
    ],
    [
      'of one expression',
      'async function f(list) {\n  «list.map(async ({ id }) => await save(id))»;\n}\n',
      'async function f(list) {\n  for (const { id } of list) { await save(id); }\n}\n',
    ],
    [
      'of a list that may be missing',
      'async function f(list) {\n  «list?.forEach(async (item) => {\n    await save(item);\n  })»\n}\n',
      'async function f(list) {\n  for (const item of list ?? []) {\n    await save(item);\n  }\n}\n',
    ],
    [
      'that is left early',
      'async function f(list) {\n  «list.forEach(async (item) => {\n    if (!item) return;\n    await save(item);\n  })»;\n}\n',
      'async function f(list) {\n  for (const item of list) {\n    if (!item) continue;\n    await save(item);\n  }\n}\n',
    ],
  ])('%s', (_, marked, expected) => {
    expect(looped(marked)).toBe(expected);
  });

  test.each([
    [
      'where nothing can be awaited',
      'function f(list) {\n  «list.forEach(async (item) => {\n    await a(item);\n  })»;\n}\n',
    ],
    ['where its result is used', 'async function f(list) {\n  return «list.map(async (item) => a(item))»;\n}\n'],
    [
      'where the callback leaves a loop of its own',
      'async function f(list) {\n  «list.forEach(async (item) => {\n    for (const x of item) return;\n  })»;\n}\n',
    ],
    [
      'where the callback returns something',
      'async function f(list) {\n  «list.map(async (item) => {\n    return a(item);\n  })»;\n}\n',
    ],
  ])('not %s', (_, marked) => {
    expect(looped(marked)).toBeUndefined();
  });
});
