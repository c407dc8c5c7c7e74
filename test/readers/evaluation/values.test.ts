import { describe, expect, test } from 'vitest';
import { evaluate, show } from './evaluating.js';

describe('values', () => {
  test.each<[string, unknown]>([
    ["'a'", 'a'],
    ['1 + 2', 3],
    ["'a' + 1", 'a1'],
    ['`a${1}b`', 'a1b'],
    ['`a-${process.env.STAGE}`', 'a-${STAGE}'],
    ["process.env.STAGE ?? 'dev'", 'dev'],
    ["process.env.STAGE || 'dev'", 'dev'],
    ["(process.env.STAGE ?? 'dev') === 'dev'", '?…'],
    ["process.env.STAGE === 'prod' ? 1 : 2", { either: [1, 2] }],
    ["undefined ?? 'x'", 'x'],
    ["'a' ?? 'x'", 'a'],
    ['[1, ...[2, 3]]', [1, 2, 3]],
    ['({ a: 1, ...{ b: 2, a: 3 } })', { a: 3, b: 2 }],
    ['({ a: 1, ...(process.env.X && { b: 2 }) })', { a: 1, b: { either: [null, 2] } }],
    ['({ [`a${1}`]: 1 })', { a1: 1 }],
    ["['a', 'b'].join('-')", 'a-b'],
    ["'Orders'.toLowerCase()", 'orders'],
    ["'a-b'.replace('-', '_')", 'a_b'],
    ["'a,b'.split(',')", ['a', 'b']],
    ['Object.keys({ a: 1, b: 2 })', ['a', 'b']],
    ['Object.entries({ a: 1 })', [['a', 1]]],
    ['[1, 2].map((n) => n * 2)', [2, 4]],
    ['[1, 2, 3].filter((n) => n > 1)', [2, 3]],
    ["[{ id: 'a' }, { id: 'b' }].find(({ id }) => id === 'b')", { id: 'b' }],
    ['({ a: { b: [1, 2] } }).a.b[1]', 2],
    ['({ dev: 1, prod: 2 })[process.env.STAGE]', { either: [1, 2] }],
    ["({ dev: 1, prod: 2 })[process.env.STAGE ?? 'dev']", 1],
    ['!true', false],
    ["typeof 'x'", '?…'],
    ["path.join(__dirname, '..', 'lambda')", '/<workspace>/lambda'],
  ])('%s', (expression, value) => {
    const text = `import { show } from 'things';\nimport * as path from 'path';\nshow(${expression});`;
    expect(evaluate({ 'lib/app.ts': text }).shown).toEqual([value]);
  });
});

describe('names', () => {
  test('of variables, functions and classes', () => {
    expect(
      show(`
        const a = 1;
        let b = a; b = 5; b += 1;
        show(twice(b));
        function twice(n: number, by = 2) { return n * by; }
        class Names { static readonly stage = 'dev'; static full(name: string) { return Names.stage + name; } }
        show(Names.full('x'));
        enum Level { Low = 'low' }
        show(Level.Low);
        const { c, ...rest } = { c: 1, d: 2, e: 3 };
        show([c, rest]);
        const [first, , third] = [1, 2, 3];
        show([first, third]);`),
    ).toEqual([12, 'devx', 'low', [1, { d: 2, e: 3 }], [1, 3]]);
  });

  test('of what is not known keep saying what it is', () => {
    expect(show('show(config.stage.name); show(`x-${config.stage}`)')).toEqual([
      '?config.stage.name',
      'x-${config.stage}',
    ]);
  });
});

describe('conditions', () => {
  test('that are known choose', () => {
    expect(show("const stage = 'prod'; let n = 1; if (stage === 'prod') { n = 2; } else { n = 3; } show(n)")).toEqual([
      2,
    ]);
  });

  test('that are not known leave a choice', () => {
    expect(show('let n = 1; if (process.env.A) { n = 2; } show(n)')).toEqual([{ either: [2, 1] }]);
    expect(show('let n; if (process.env.A) n = 2; else n = 3; show(n)')).toEqual([{ either: [2, 3] }]);
    expect(show("let n; switch (process.env.A) { case 'a': n = 1; break; default: n = 2 } show(n)")).toEqual([
      { either: [1, 2] },
    ]);
  });

  test('that throw go no further', () => {
    expect(show("let n = 1; if (!process.env.A) { n = 2; throw new Error('A is needed'); } show(n)")).toEqual([1]);
  });

  test('decide what a function gives', () => {
    expect(show('function f() { if (process.env.A) return 1; return 2; } show(f())')).toEqual([{ either: [1, 2] }]);
  });

  test('do not undo what was made within them', () => {
    expect(show('class A { x = { y: 1 }; } let a; if (process.env.A) { a = new A(); a.x.z = 2; } show(a?.x)')).toEqual([
      { either: [{ y: 1, z: 2 }, null] },
    ]);
  });
});

describe('loops', () => {
  test('over lists, pairs and counters', () => {
    expect(show('for (const [key, n] of Object.entries({ a: 1, b: 2 })) show(key + n)')).toEqual(['a1', 'b2']);
    expect(show('for (let i = 0; i < 3; i++) show(i)')).toEqual([0, 1, 2]);
    expect(show("['a', 'b'].forEach((name, index) => show(name + index))")).toEqual(['a0', 'b1']);
    expect(show('for (const n of [1, 2, 3]) { if (n === 1) continue; if (n === 3) break; show(n); }')).toEqual([2]);
  });

  test('over what is not known go round once', () => {
    expect(show('for (const name of names) show(`x-${name}`)')).toEqual(['x-${names}']);
  });

  test('that never end are left', () => {
    expect(show('while (true) { show(1); }').length).toBeLessThanOrEqual(100);
  });
});

describe('classes', () => {
  test('with fields, constructors, getters and inheritance', () => {
    expect(
      show(`
        class Base { name: string; kind = 'base'; constructor(name: string) { this.name = name; } get title() { return this.label() + '!'; } label() { return 'Base ' + this.name; } }
        class Derived extends Base { constructor(private readonly n: number) { super('d' + n); } label() { return super.label() + this.n + this.kind; } }
        const derived = new Derived(1);
        show(derived.title);
        show(derived.name);`),
    ).toEqual(['Base d11base!', 'd1']);
  });

  test('above which a package stands', () => {
    const { made } = evaluate(`
      import { Thing } from 'things';
      class Own extends Thing { readonly inner: Thing; constructor(name: string) { super(name, 1); this.inner = new Thing(name + 'Inner', this.arn); } }
      new Own('a'); new Own('b');`);
    expect(made.map(({ name, value }) => [name, value])).toEqual([
      ['a', 1],
      ['aInner', '{"name":"a"}.arn'],
      ['b', 1],
      ['bInner', '{"name":"b"}.arn'],
    ]);
  });

  test('that make themselves end', () => {
    expect(
      evaluate(
        "import { Thing } from 'things'; class A extends Thing { constructor() { super('a'); new A(); } } new A();",
      ).made.length,
    ).toBeLessThan(70);
  });
});

describe('files', () => {
  test('give their exports to others', () => {
    const { shown } = evaluate({
      'bin/app.ts': `
        import { show } from 'things';
        import lib, { stage as s, nested } from '../lib';
        import * as all from '../lib/index.js';
        const old = require('../lib/old');
        show([lib(1), s, nested, all.stage, old.name, old.deep.value]);`,
      'lib/index.ts': "export const stage = 'dev'; export * from './nested'; export default (n: number) => n + 1;",
      'lib/nested.ts': 'export const nested = true;',
      'lib/old.js': "const inner = { value: 3 }; module.exports = { name: 'old', deep: inner };",
    });
    expect(shown).toEqual([[2, 'dev', true, 'dev', 'old', 3]]);
  });

  test('that import each other end', () => {
    const { shown } = evaluate({
      'a.ts': "import { show } from 'things'; import { b } from './b'; export const a = 1; show(b());",
      'b.ts': "import { a } from './a'; export const b = () => a;",
    });
    expect(shown).toEqual([1]);
  });

  test('that are not there are named', () => {
    expect(show("import { x } from './gone'; show(x)")).toEqual(['?x']);
  });
});

test('what runs under a condition is told', () => {
  const { made } = evaluate("import { Thing } from 'things'; new Thing('a'); if (process.env.A) new Thing('b');");
  expect(made.map(({ name, isConditional }) => [name, isConditional])).toEqual([
    ['a', false],
    ['b', true],
  ]);
});

test('a program that takes too long is stopped', () => {
  const deep = 'for (const a of xs) '.repeat(8);
  const { isExhausted } = evaluate(`const xs = [...Array.from([1,2,3,4,5,6,7,8,9,10])]; let n = 0; ${deep} n += 1;`);
  expect(isExhausted).toBe(true);
});
