import { describe, expect, test } from 'vitest';
import type { Expression, Program, Statement } from '../../../src/readers/syntax/program.js';
import { parseTypeScriptProgram } from '../../../src/readers/syntax/typescript/index.js';

function parse(text: string, path = 'app.ts'): Program {
  return parseTypeScriptProgram({ path, text });
}

/** The tree without its places. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !/^(start|end|.*Place)$/.test(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, bare(inner)]));
}

function statement(text: string): Statement {
  return parse(text).body[0]!;
}

function expression(text: string): Expression {
  const found = statement(`(${text})`);
  if (found.kind !== 'expression') throw new Error(`${text} is a ${found.kind}`);
  return found.expression;
}

describe('imports', () => {
  test.each([
    ["import * as cdk from 'aws-cdk-lib'", 'aws-cdk-lib', [['*', 'cdk']]],
    ["import { Queue as Q, Topic } from 'x'", 'x', [['Queue', 'Q'], ['Topic', 'Topic']]], // biome-ignore format: a table
    ["import lib, { more } from './lib'", './lib', [['default', 'lib'], ['more', 'more']]], // biome-ignore format: a table
    ["import './side-effect'", './side-effect', []],
    ["import sqs = require('sqs')", 'sqs', [['*', 'sqs']]],
    ["const cdk = require('aws-cdk-lib')", 'aws-cdk-lib', [['*', 'cdk']]],
    ["const { Stack, Duration: D } = require('aws-cdk-lib')", 'aws-cdk-lib', [['Stack', 'Stack'], ['Duration', 'D']]], // biome-ignore format: a table
    ["const Queue = require('sqs').Queue", 'sqs', [['Queue', 'Queue']]],
  ])('%s', (text, module, names) => {
    const program = parse(text);
    expect(program.body).toEqual([]);
    expect(
      program.imports.map((each) => [each.module, each.names.map(({ imported, local }) => [imported, local])]),
    ).toEqual([[module, names]]);
  });

  test('of types only', () => {
    expect(parse("import type { A } from 'a'; import { B } from 'b'").imports.map(({ typeOnly }) => typeOnly)).toEqual([
      true,
      false,
    ]);
  });
});

describe('exports', () => {
  test.each([
    ['export const a = 1, { b, c: [d] } = f()', ['a', 'b', 'd']],
    ['export function save() {}', ['save']],
    ['export class Orders {}', ['Orders']],
    ['export enum Stage { Dev }', ['Stage']],
    ['const a = 1; export { a as first }', ['first']],
    ["export { a as first } from './a'", ['first']],
    ["export * from './a'", ['*']],
    ["export * as all from './a'", ['all']],
    ['export default class Orders {}', ['default']],
    ['export default { a: 1 }', ['default']],
    ['export = { a: 1 }', ['=']],
    ['module.exports = { a }', ['=']],
    ['module.exports.save = () => 1', ['save']],
    ['exports.save = () => 1', ['save']],
  ])('%s', (text, names) => {
    expect(parse(text).exports.map(({ name }) => name)).toEqual(names);
  });

  test('of what is declared here keep the declaration', () => {
    expect(parse('export const a = 1').body.map(({ kind }) => kind)).toEqual(['variable']);
    expect(parse('export default class Orders {}').body.map(({ kind }) => kind)).toEqual(['class']);
  });
});

describe('classes', () => {
  const program = parse(`
    class Orders extends cdk.Stack implements Named {
      static readonly stage = 'dev';
      readonly queue: sqs.Queue;
      constructor(scope: Construct, private readonly id: string, props?: Props) { super(scope, id); }
      get name() { return this.id; }
      overloaded(): void;
      abstract later(): void;
      static make() {}
    }`);
  const [declared] = program.body;

  test('have bases, fields and methods', () => {
    if (declared?.kind !== 'class') throw new Error('no class');
    const { bases, fields, methods } = declared.class;
    expect(bases.map(({ name }) => name)).toEqual(['cdk.Stack', 'Named']);
    expect(fields.map(({ name, isStatic, constant }) => [name, isStatic, constant])).toEqual([
      ['stage', true, true],
      ['queue', false, true],
    ]);
    expect(methods.map(({ name, accessor, isStatic }) => [name, accessor, isStatic])).toEqual([
      ['constructor', undefined, false],
      ['name', 'get', false],
      ['make', undefined, true],
    ]);
    expect(methods[0]?.parameters.map(({ isField }) => isField)).toEqual([false, true, false]);
  });

  test('enums are classes of constants', () => {
    const found = statement("enum Level { Low, High = 5, Higher, Named = 'n' }");
    if (found.kind !== 'class') throw new Error('no class');
    expect(found.class.fields.map(({ name, value }) => [name, value?.kind === 'literal' && value.value])).toEqual([
      ['Low', 0],
      ['High', 5],
      ['Higher', 6],
      ['Named', 'n'],
    ]);
  });
});

describe('statements', () => {
  test('cases without a body share the next one', () => {
    const found = statement('switch (a) { case 1: case 2: go(); break; default: stop(); }');
    if (found.kind !== 'switch') throw new Error('no switch');
    expect(found.cases.map(({ tests, body }) => [tests.length, body.length])).toEqual([
      [2, 2],
      [0, 1],
    ]);
  });

  test('a loop over names goes over the keys', () => {
    const found = statement('for (const key in map) go(key)');
    if (found.kind !== 'loop') throw new Error('no loop');
    expect(bare(found.over)).toMatchObject({ kind: 'call', callee: { kind: 'member', name: 'keys' } });
  });

  test('types and declarations without code are left out', () => {
    expect(parse('interface A {} type B = string; declare const c: string; function d(): void;').body).toEqual([]);
  });
});

describe('expressions', () => {
  test.each<[string, unknown]>([
    ['`a${b}c`', { kind: 'template', parts: ['a', { kind: 'name', name: 'b' }, 'c'] }],
    ['undefined', { kind: 'literal', value: null }],
    ['a!.b', { kind: 'member', object: { kind: 'name', name: 'a' }, name: 'b' }],
    ['x as Props', { kind: 'cast', type: { name: 'Props', arguments: [] }, operand: { kind: 'name', name: 'x' } }],
    [
      'a ?? b',
      { kind: 'binary', operator: '??', left: { kind: 'name', name: 'a' }, right: { kind: 'name', name: 'b' } },
    ],
    [
      'a == 1',
      { kind: 'binary', operator: '===', left: { kind: 'name', name: 'a' }, right: { kind: 'literal', value: 1 } },
    ],
    [
      'i++',
      {
        kind: 'assign',
        target: { kind: 'name-pattern', name: 'i' },
        operator: '+=',
        value: { kind: 'literal', value: 1 },
      },
    ],
    [
      'f(...xs)',
      {
        kind: 'call',
        callee: { kind: 'name', name: 'f' },
        arguments: [{ value: { kind: 'name', name: 'xs' }, spread: 'items' }],
        typeArguments: [],
      },
    ],
  ])('%s', (text, tree) => {
    expect(bare(expression(text))).toEqual(tree);
  });

  test('keys of an object', () => {
    const map = expression("{ a: 1, 'b-c': 2, [d]: 3, e, ...f, g() {} }");
    if (map.kind !== 'map') throw new Error('no map');
    expect(map.entries.map((entry) => (entry.kind === 'entry' ? (entry.key ?? 'worked out') : '...'))).toEqual([
      'a',
      'b-c',
      'worked out',
      'e',
      '...',
      'g',
    ]);
  });
});

test('comments are told from texts and patterns', () => {
  const program = parse(
    "const a = 'http://x'; // one\nconst b = `/* ${c /* two */} */`; const d = /\\/*/; /* three */",
  );
  expect(program.comments.map(({ text }) => text.trim())).toEqual(['one', 'two', 'three']);
});

test('JavaScript with JSX', () => {
  const program = parse('const a = <Link to={go()}>x</Link>', 'page.jsx');
  expect(program.language).toBe('javascript');
  expect(JSON.stringify(bare(program.body))).toContain('"name":"go"');
});
