import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function awaited(statement: string): string | undefined {
  const before = 'const f = async (list, a) => {\n  ';
  const result = edited(`${before}${statement}\n};\n`, { kind: 'await' });
  return result?.slice(before.length, -'\n};\n'.length);
}

describe('await', () => {
  test.each([
    ['a call', '«save(1)»;', 'await save(1);'],
    ['a whole statement', '«save(1);»', 'await save(1);'],
    ['a chain', '«save(1).then(log)»', 'await save(1).then(log)'],
    ['an optional call', '«a?.save()»;', 'await a?.save();'],
    ['an operand of &&', 'a && «save()»;', 'a && await save();'],
    ['a choice', '«a ? save(1) : save(2)»;', 'await (a ? save(1) : save(2));'],
    ['a condition', '«a && save()»;', 'await (a && save());'],
    ['an object whose member is used', '«save()».id;', '(await save()).id;'],
    ['a promise marked with void', 'void «save()»;', 'await save();'],
    ['what is chained to it', 'void «a.put()».promise().catch(log);', 'await a.put().promise().catch(log);'],
    ['the mark itself', '«void save()»;', 'await save();'],
    ['a promise in parentheses', 'void («save()»);', 'await (save());'],
    ['a function called in place', '«(async () => { work(); })()»;', 'await (async () => { work(); })();'],
    ['all of several', '«Promise.all([a])»;', 'await Promise.all([a]);'],
    ['the sole body of a loop', 'for (const x of list) «save(x)»;', 'for (const x of list) await save(x);'],
    ['what is returned', 'return «save()»;', 'return await save();'],
  ])('%s', (_, before, after) => {
    expect(awaited(before)).toBe(after);
  });
});

describe('await of each element', () => {
  test.each([
    [
      'forEach',
      '«list.forEach(async (x) => { await save(x); })»;',
      'await Promise.all(list.map(async (x) => { await save(x); }));',
    ],
    [
      'the callback of forEach',
      'list.forEach(«async (x) => save(x)»);',
      'await Promise.all(list.map(async (x) => save(x)));',
    ],
    ['forEach of promises', '«list.forEach((x) => save(x))»;', 'await Promise.all(list.map((x) => save(x)));'],
    ['map', '«list.map(async (x) => save(x))»;', 'await Promise.all(list.map(async (x) => save(x)));'],
    ['map marked with void', 'void «list.map((x) => save(x))»;', 'await Promise.all(list.map((x) => save(x)));'],
    [
      'a list that may be missing',
      '«list?.forEach(async (x) => save(x))»;',
      'await Promise.all(list?.map(async (x) => save(x)) ?? []);',
    ],
    [
      'a list that is made',
      '«Object.keys(a).forEach(async (x) => save(x))»;',
      'await Promise.all(Object.keys(a).map(async (x) => save(x)));',
    ],
  ])('%s', (_, before, after) => {
    expect(awaited(before)).toBe(after);
  });

  test('with a function of the file', () => {
    expect(
      edited('async function save() {}\nasync function f(list) {\n  «list.forEach(save)»;\n}\n', { kind: 'await' }),
    ).toBe('async function save() {}\nasync function f(list) {\n  await Promise.all(list.map(save));\n}\n');
  });
});

describe('nothing is awaited', () => {
  test.each([
    ['in a function that is not async', 'const f = () => { «save()»; };'],
    ['in a callback that is not async', 'const f = async (a) => { a.on((x) => { «save(x)»; }); };'],
    ['at the top level', '«save()»;'],
    ['in a parameter', 'const f = async (a = «save()») => a;'],
    ['in a field', 'const f = async () => { class A { a = «save()»; } };'],
    ['twice', 'const f = async () => { await «save()»; };'],
    ['for forEach without promises', 'const f = async (a) => { «a.forEach((x) => { save(x); })»; };'],
    ['for forEach of something unknown', 'const f = async (a) => { «a.forEach(save)»; };'],
    ['for forEach of a Map', 'const f = async () => { const a = new Map(); «a.forEach(async (x) => save(x))»; };'],
    ['for forEach of a Set', 'const f = async (a: Set<string>) => { «a.forEach(async (x) => save(x))»; };'],
    ['for what is no expression', 'const f = async () => { «const a = save();» };'],
  ])('%s', (_, marked) => {
    expect(edited(marked, { kind: 'await' })).toBeUndefined();
  });
});
