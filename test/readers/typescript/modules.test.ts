import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

describe('imports', () => {
  const one = (text: string, path?: string) => read(text, path).imports[0];

  test.each([
    [
      `import a, { b as c } from 'x'; a(c);`,
      [
        ['default', 'a'],
        ['b', 'c'],
      ],
    ],
    [`import * as a from 'x'; a();`, [['*', 'a']]],
    [`import 'x';`, []],
    [`const a = require('x');`, [['*', 'a']]],
    [
      `const { a: b, c = 1 } = require('x');`,
      [
        ['a', 'b'],
        ['c', 'c'],
      ],
    ],
    [`const S3 = require('x').S3;`, [['S3', 'S3']]],
    [`const a = trace.captureAWS(require('x'));`, [['*', 'a']]],
    [`async function f() { const { a } = await import('x'); }`, [['a', 'a']]],
    [`import a = require('x'); a();`, [['*', 'a']]],
    [`require('x')(1);`, []],
    [`export { a } from 'x';`, []],
    [`export * from 'x';`, []],
  ])('%s', (text, names) => {
    expect(one(text)?.module).toBe('x');
    expect(one(text)?.names.map(({ imported, local }) => [imported, local])).toEqual(names);
  });

  test('know their places and scope', () => {
    const text = `function load() {\n  const x = require('./x');\n  return x;\n}`;
    const fact = one(text);
    expect(fact?.scope).toBe(0);
    expect(textAt(text, fact!.range)).toBe(`'./x'`);
    expect(textAt(text, fact!.statementRange)).toBe(`const x = require('./x');`);
  });

  test.each([
    [`import type { A } from 'x';`, true],
    [`import { type A, type B } from 'x';`, true],
    [`import { A } from 'x'; const f = (a: A) => a;`, true],
    [`import { A } from 'x'; const f = (a: A) => new A();`, false],
    [`import { A } from 'x';`, false],
    [`export type { A } from 'x';`, true],
  ])('%s is only for types: %s', (text, typeOnly) => {
    expect(one(text)?.typeOnly).toBe(typeOnly);
  });

  test.each([
    [`import AWS from 'aws-sdk'; new AWS.S3(); new AWS.DynamoDB.DocumentClient();`, ['S3', 'DynamoDB.DocumentClient']],
    [
      `const AWS = require('aws-sdk'); const { SQS, SNS } = AWS; AWS.config.update({});`,
      ['SQS', 'SNS', 'config.update'],
    ],
    [`const AWS = trace.captureAWS(require('aws-sdk')); new AWS.S3();`, ['S3']],
    [`const S3 = require('aws-sdk').S3; new S3();`, ['S3']],
    [`import * as x from 'aws-sdk'; const y: x.S3 = z;`, []],
    [`import AWS from 'aws-sdk'; trace(AWS);`, undefined],
    [`import AWS from 'aws-sdk'; new AWS[name]();`, undefined],
    [`import { S3 } from 'aws-sdk'; new S3();`, undefined],
  ])('%s uses %j', (text, members) => {
    expect(one(text)?.membersUsed).toEqual(members);
  });

  test('relative modules may be several files', () => {
    const paths = (text: string) => one(text, 'src/api/app.ts')?.candidates.map(({ base, path }) => `${base} ${path}`);
    expect(paths(`import '../lib/x'`)?.slice(0, 5)).toEqual([
      'file src/lib/x.ts',
      'file src/lib/x.tsx',
      'file src/lib/x.mts',
      'file src/lib/x.cts',
      'file src/lib/x.js',
    ]);
    expect(paths(`import '../lib/x'`)).toContain('file src/lib/x/index.mjs');
    expect(paths(`import './x.js'`)).toEqual([
      'file src/api/x.ts',
      'file src/api/x.tsx',
      'file src/api/x.js',
      'file src/api/x.jsx',
    ]);
    expect(paths(`import './x.mjs'`)).toEqual(['file src/api/x.mts', 'file src/api/x.mjs']);
    expect(paths(`import './x.service'`)?.[0]).toBe('file src/api/x.service.ts');
    expect(paths(`import '..'`)?.[0]).toBe('file src/index.ts');
    expect(paths(`import '@/lib/x'`)?.[0]).toBe('code-root lib/x.ts');
    expect(paths(`import '/opt/nodejs/x'`)?.[0]).toBe('code-root x.ts');
    expect(paths(`import '@aws-sdk/client-s3'`)).toEqual([]);
    expect(paths(`import './data.json'`)).toEqual([]);
    expect(paths(`import '../../../x'`)).toEqual([]);
  });
});

describe('exports', () => {
  const exported = (text: string, path?: string) =>
    read(text, path).exports.map(({ name, function: index, from }) =>
      [name, index === undefined ? '' : `#${index}`, from ? `${from.import}:${from.name}` : ''].join(' ').trim(),
    );

  test.each([
    ['export const a = () => {}, b = 1;', ['a  #0'.replace('  ', ' '), 'b']],
    ['export function a() {}', ['a #0']],
    ['export class A { constructor() {} }', ['A #0']],
    ['export const { a, b: [c] } = x;', ['a', 'c']],
    ['const a = () => {}; export { a as handler, a as default };', ['handler #0', 'default #0']],
    ['export default async () => {};', ['default #0']],
    ['const a = () => {}; export default a;', ['default #0']],
    [`export { save as put } from './store';`, ['put  0:save']],
    [`export * from './store';`, ['*  0:*']],
    [`export * as store from './store';`, ['store  0:*']],
    [`import { save } from './store'; export { save };`, ['save  0:save']],
    [`import store from './store'; export const put = store.put;`, ['put  0:default.put']],
    ['export type { A } from "./a"; export interface B {} type C = 1; export { type C };', []],
    ['exports.a = () => {}; module.exports.b = async function () {};', ['a #0', 'b #1']],
    ['module.exports = { a() {}, b: () => {}, c };  function c() {}', ['a #0', 'b #1', 'c #2']],
    ['const api = { a() {} }; module.exports = api;', ['a #0']],
    ['module.exports = () => {};', ['default #0']],
    ['exports = module.exports = { a: () => {} };', ['a #0']],
    [`module.exports = require('./store');`, ['*  0:*']],
    [`module.exports = { ...require('./store'), a: () => {} };`, ['*  0:*', 'a #0']],
    [`exports.save = require('./store').save;`, ['save  0:save']],
    ['function a() {} export = a;', ['default #0']],
  ])('%s', (text, names) => {
    expect(exported(text)).toEqual(names);
  });

  test('of compiled modules', () => {
    const typescript = `"use strict";
      Object.defineProperty(exports, "__esModule", { value: true });
      exports.handler = void 0;
      __exportStar(require("./shared"), exports);
      const handler = async (event) => {};
      exports.handler = handler;`;
    expect(exported(typescript, 'a.js')).toEqual(['*  0:*', 'handler #0']);
    const esbuild = `var app_exports = {};
      __export(app_exports, { handler: () => handler });
      module.exports = __toCommonJS(app_exports);
      var handler = async (event) => {};`;
    expect(exported(esbuild, 'a.js')).toContain('handler #1');
  });

  test('are shown at their names', () => {
    const text = 'export const handler: Handler = x;';
    expect(textAt(text, read(text).exports[0]!.range)).toBe('handler');
  });
});

describe('invocations', () => {
  const invoked = (text: string) => {
    const facts = read(text);
    return facts.invocations.map(({ callee, discarded, canAwait }) => {
      const name =
        callee.kind === 'local'
          ? facts.functions[callee.function]?.name
          : `${facts.imports[callee.import]?.module} ${callee.name}`;
      return [name, discarded ? 'discarded' : '', canAwait ? 'can await' : ''].filter(Boolean).join(', ');
    });
  };

  test.each([
    ['function save() {} async function f() { save(); }', ['save, discarded, can await']],
    ['const save = async () => {}; async function f() { await save(); }', ['save, can await']],
    ['const save = async () => {}; async function f() { return save(); }', ['save, can await']],
    ['const save = async () => {}; function f() { save(); }', ['save, discarded']],
    ['const save = async () => {}; function f(reply) { save().then(() => { reply(null); }); }', ['save']],
    ['const save = async () => {}; function f(reply) { save().then(reply); }', ['save']],
    ['const save = async () => {}; function f(reply) { save().finally(() => reply()); }', ['save']],
    ['const save = async (then) => {}; function f(reply) { save(() => reply()); }', ['save']],
    ['const save = async () => {}; function f(order) { save().then(() => log(order)); }', ['save, discarded']],
    ['const save = async () => {}; function f() { setInterval(() => { save(); }, 9); }', ['save']],
    ['const save = async () => {}; async function f() { save().catch(log); }', ['save, can await']],
    ['const save = async () => {}; async function f() { await Promise.all(items.map((x) => save(x))); }', ['save']],
    ['const save = async () => {}; async function f() { await Promise.all(items.map(save)); }', ['save']],
    ['const save = async () => {}; async function f() { items.forEach(save); }', ['save, discarded']],
    ['const save = async () => {}; async function f() { items.forEach((x) => save(x)); }', ['save, discarded']],
    ['const save = async () => {}; async function f() { const p = save(); await p; }', ['save, can await']],
    ['const save = async () => {}; async function f() { const p = save(); }', ['save, discarded, can await']],
    [`import { save } from './store'; async function f() { save(); }`, ['./store save, discarded, can await']],
    [`import * as store from './store'; async function f() { await store.save(); }`, ['./store *.save, can await']],
    [`import store from './store'; async function f() { await store.save(); }`, ['./store default.save, can await']],
    [`const { save } = require('./store'); async function f() { await save(); }`, ['./store save, can await']],
    [`const store = require('./store'); async function f() { await store.save(); }`, ['./store *.save, can await']],
    [
      `const Store = require('./store'); const s = new Store(); const f = async () => { await s.save(); };`,
      ['./store default', './store default.save, can await'],
    ],
    [
      `import { Store } from './store'; const s = new Store(); async function f() { await s.save(); }`,
      ['./store Store', './store Store.save, can await'],
    ],
    [
      `import { Store } from './store'; class A { constructor(private store: Store) {} async f() { await this.store.save(); } }`,
      ['./store Store.save, can await'],
    ],
    [`import { save } from 'package'; async function f() { save(); }`, []],
    [
      'class A { constructor() {} async save() {} async f() { await this.save(); } } new A();',
      ['A.save, can await', 'A.constructor'],
    ],
    ['class A { save() {} } class B extends A { f() { this.save(); } }', ['A.save, discarded']],
    ['const o = { save() {}, f() { this.save(); } }; o.f();', ['o.save, discarded', 'o.f, discarded']],
    [
      'const make = () => ({ async save() {} }); const s = make(); async function f() { await s.save(); }',
      ['make', 'save, can await'],
    ],
    ['const run = wrap(async () => {}); async function f() { await run(); }', ['run, can await']],
    [
      `import CircuitBreaker from 'opossum'; const send = async () => {}; const b = new CircuitBreaker(send); async function f() { await b.fire(1); }`,
      ['send, can await'],
    ],
    [
      `const CircuitBreaker = require('opossum'); const b = new CircuitBreaker(async function send() {}); async function f() { b.fire(1); }`,
      ['send, discarded, can await'],
    ],
    [
      `import CircuitBreaker from 'opossum'; import { send } from './send'; class A { b = new CircuitBreaker(send); async f() { await this.b.fire(1); } }`,
      ['./send send', './send send, can await'],
    ],
    [
      `import { Breaker } from 'other'; const send = async () => {}; const b = new Breaker(send); async function f() { await b.fire(1); }`,
      [],
    ],
    [`import { logger } from './logger'; function f() { logger.info('x'); }`, []],
    ['import { h } from "./h"; app.get("/", h);', []],
  ])('%s', (text, names) => {
    expect(invoked(text)).toEqual(names);
  });
});
