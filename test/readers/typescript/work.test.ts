// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are programs to read.
import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

describe('environment reads', () => {
  const reads = (text: string) =>
    read(text).environmentReads.map(({ name, optional }) => `${name}${optional ? '?' : ''}`);

  test.each([
    ['const a = process.env.A;', ['A']],
    ['const a = process.env["A"]!;', ['A']],
    ['const a = process.env[NAME]; const NAME = "A";', ['A']],
    ['const { A, B = "x", C: c } = process.env;', ['A', 'B?', 'C']],
    ['const env = process.env; env.A;', ['A']],
    ['import { env } from "node:process"; env.A;', ['A']],
    ['import process from "process"; process.env.A;', ['A']],
    ['process.env.A ?? "x"; process.env.B || "x"; (process.env.C as string) ?? "x";', ['A?', 'B?', 'C?']],
    ['process.env.A ?? fail("no A"); process.env.B || (() => { throw new Error(); })();', ['A', 'B']],
    [
      'if (process.env.A) x(); process.env.B ? 1 : 2; process.env.C && x(); if (!process.env.D) x();',
      ['A?', 'B?', 'C?', 'D?'],
    ],
    ['if (!process.env.A) throw new Error("A");', ['A']],
    ['if (!process.env.A || !process.env.B) { log(); throw new Error(); }', ['A', 'B']],
    [
      'process.env.A === "true"; process.env.B?.split(","); !!process.env.C; Boolean(process.env.D); typeof process.env.E;',
      ['A?', 'B?', 'C?', 'D?', 'E?'],
    ],
    ['const a = process.env.A; if (!a) throw new Error(); use(a);', ['A']],
    ['const a = process.env.A; if (a) use(a);', ['A?']],
    ['const a = process.env.A; use(a);', ['A']],
    ['const a = process.env.A; use(a ?? "x");', ['A?']],
    ['const { A } = process.env; if (!A) { throw new Error(); }', ['A']],
    ['const { A } = process.env; const x = A ? 1 : 2;', ['A?']],
    ['process.env.A = "x"; delete process.env.B; "C" in process.env;', ['C?']],
    ['process.env.A ??= "x";', ['A?']],
    [
      'const required = (name) => { const v = process.env[name]; if (!v) throw new Error(); return v; }; required("A"); required("B");',
      ['A', 'B'],
    ],
    ['function env(name, fallback) { return process.env[name] ?? fallback; } env("A", 1);', ['A?']],
    ['const process = {}; process.env.A; other.env.B;', []],
    ['process.env[name];', []],
    ['assert(process.env.A);', ['A']],
    ['const path = process.env.A ? require("./local").path : "/opt";', ['A?']],
    ['if (process.env.A) { try { x(); } catch (e) { throw e; } }', ['A?']],
    ['if (process.env.A) x(); else throw new Error("A");', ['A']],
    ['if (process.env.A === "yes") x(); else { try { y(); } catch (e) { throw e; } }', ['A?']],
    ['if (process.env.A === undefined) throw new Error("A"); if (process.env.B != null) x();', ['A', 'B?']],
    ['if (process.env.A !== "prod") throw new Error("A");', ['A']],
    [
      'new Client({ region: process.env.A }); const region: string = process.env.B!; new Client({ region });',
      ['A?', 'B?'],
    ],
    [
      'class Settings { a = process.env.A; b = process.env.B; check() { if (!this.a) this.a = "3"; if (!this.b) throw new Error(); } }',
      ['A?', 'B'],
    ],
    ['Number(process.env.A) || 5; +process.env.B || 5; parseInt(process.env.C, 10);', ['A?', 'B?', 'C']],
    ['const { A } = process.env; const options = { region: A }; new Client({ table: process.env.B });', ['A?', 'B']],
  ])('%s', (text, found) => {
    expect(reads(text)).toEqual(found);
  });

  test('know where they are', () => {
    const text = 'export const f = () => process.env.A!;';
    const [fact] = read(text).environmentReads;
    expect(fact?.scope).toBe(0);
    expect(textAt(text, fact!.range)).toBe('process.env.A');
  });
});

describe('logs', () => {
  const handler = (
    body: string,
  ) => `import { Logger } from '@aws-lambda-powertools/logger'; import pino from 'pino'; import winston from 'winston';
    const logger = new Logger(); const p = pino(); const w = winston.createLogger({});
    export const handler = async (event, context) => { ${body} };`;
  const logs = (body: string) =>
    read(handler(body)).logs.map(({ level, structured, event }) =>
      [level, structured ? 'json' : 'plain', event].join(' '),
    );

  test.each([
    [
      'console.log("x"); console.warn("x"); console.error("x"); console.debug("x");',
      ['info plain none', 'warn plain none', 'error plain none', 'debug plain none'],
    ],
    [
      'logger.info("x"); p.fatal("x"); w.warn("x"); p.child({}).trace("x");',
      ['info json none', 'error json none', 'warn json none', 'debug json none'],
    ],
    ['console.log(event);', ['info plain whole']],
    ['console.log("e", JSON.stringify(event, null, 2));', ['info plain whole']],
    ['console.log("e", JSON.stringify(event, 0, null));', ['info plain whole']],
    ['console.log("e", JSON.stringify(event, ["id"]));', ['info plain none']],
    ['console.log(`e ${JSON.stringify(event)}`); console.log("e" + event);', ['info plain whole', 'info plain whole']],
    [
      'logger.info("x", { event }); logger.info("x", { request: event }); logger.info("x", { ...event });',
      ['info json whole', 'info json whole', 'info json whole'],
    ],
    [
      'const e = event; const { ...rest } = event; console.log(e); console.log(rest);',
      ['info plain whole', 'info plain whole'],
    ],
    [
      'console.log(event.headers); const { headers } = event; console.log({ headers });',
      ['info plain headers', 'info plain headers'],
    ],
    ['console.log(event.headers.host, event.id, event.Records.length, event.body);', ['info plain none']],
    ['console.log(event.Records);', ['info plain whole']],
    ['console.log(redact(event), clean({ event }));', ['info plain none']],
    [
      'const { headers, ...rest } = event; console.log(rest.id); console.log(rest);',
      ['info plain none', 'info plain none'],
    ],
    [
      'const { id, ...rest } = event; console.log(rest); console.log({ ...event, headers: 0 });',
      ['info plain whole', 'info plain none'],
    ],
    [
      'if (process.env.DEBUG) console.log(event); process.env.DEBUG && console.log(event);',
      ['info plain none', 'info plain none'],
    ],
    ['const debug = process.env.DEBUG === "true"; if (debug) { console.log(event); }', ['info plain none']],
    ['Math.log(1); dialog.info("x"); context.log("x");', []],
    ['save(event); function save(e) { console.log(e); }', ['info plain whole']],
    ['items.forEach((event) => console.log(event));', ['info plain none']],
    ['try {} catch (event) { console.log(event); }', ['info plain none']],
  ])('%s', (body, found) => {
    expect(logs(body)).toEqual(found);
  });

  test('only the event of a handler counts', () => {
    const events = (text: string) => read(text).logs.map(({ event }) => event);
    expect(events('export const save = (order) => { console.log(order); };')).toEqual(['none']);
    expect(events('const on = (event) => { console.log(event); };')).toEqual(['none']);
    expect(events('export const save = async (event) => { console.log(event); };')).toEqual(['whole']);
    expect(events('const wrap = (inner) => async (event, context) => { console.log(event); };')).toEqual(['whole']);
    expect(
      events('import middy from "@middy/core"; export const handler = middy(async (e) => { console.log(e); });'),
    ).toEqual(['whole']);
  });

  test('a logger of another module is one by its name', () => {
    const text = `import { logger } from './logger'; import { log } from './log'; logger.info('x'); log.info('x'); dialog.info('x'); this.logger.warn('x');`;
    expect(read(text).logs.map(({ structured }) => structured)).toEqual([true, true, true]);
  });

  test('know their statement', () => {
    const text = 'export const f = (x) => { console.log(x); return console.log(x); };';
    const [first, second] = read(text).logs;
    expect(textAt(text, first!.statementRange!)).toBe('console.log(x);');
    expect(second?.statementRange).toBeUndefined();
  });
});

describe('catches', () => {
  const outcomes = (text: string) => read(text).catches.map(({ outcome }) => outcome);
  const caught = (body: string, after = '') =>
    outcomes(`import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'; import { report } from './report';
      const sqs = new SQSClient({}); const failures = []; let status = 200; let ignored, last, failed, items;
      export const handler = async (event, context, callback) => { try { await work(); } catch (error) { ${body} } ${after} return { statusCode: status }; };
      function fail(e) { throw e; } async function tell(e) { await fetch('/', e); } function note(e) { console.error(e); }`);

  test.each([
    ['throw error;', 'rethrown'],
    ['console.error(error); throw new Error("x", { cause: error });', 'rethrown'],
    ['if (error.a) { throw error; } else { throw new Error(); }', 'rethrown'],
    ['fail(error);', 'rethrown'],
    ['return Promise.reject(error);', 'rethrown'],
    ['switch (error.name) { case "a": throw error; default: throw error; }', 'rethrown'],
    ['try { a(); } finally { throw error; }', 'rethrown'],
    ['if (error.name !== "Known") throw error;', 'branches'],
    ['await report(event);', 'branches'],
    ["await fetch('/again');", 'branches'],
    ['await logMetric("failed");', 'swallowed'],
    ['return { batchItemFailures: [{ itemIdentifier: "1" }] };', 'reported'],
    ['return { batchItemFailures: [] };', 'returned'],
    ['if (error.status === 404) { return { success: true }; } return { success: false };', 'returned'],
    ['if (error.status === 404) { console.log("gone"); } else { console.error(error); }', 'swallowed'],
    ['if (error instanceof TypeError) return { statusCode: 400 }; throw error;', 'branches'],
    ['handle(error);', 'branches'],
    ['failures.push(error);', 'reported'],
    ['failures.push({ itemIdentifier: "1" }); console.error(error);', 'reported'],
    ['await sqs.send(new SendMessageCommand({}));', 'reported'],
    ['await sendToDlq(error);', 'reported'],
    ['callback(error);', 'reported'],
    ['process.exit(1);', 'reported'],
    ['context.fail(error);', 'reported'],
    ['if (error.a) failures.push(error); else throw error;', 'reported'],
    ['return { statusCode: 500 };', 'returned'],
    ['return { error: error.message };', 'returned'],
    ['return null;', 'returned'],
    ['return false;', 'returned'],
    ['return respond(500, error);', 'returned'],
    ['status = 500;', 'returned'],
    ['last = error;', 'reported', 'if (last) throw last;'],
    ['failed = true;', 'reported', 'if (failed) { log(); throw new Error("x"); }'],
    ['items = [...items, error];', 'reported', 'return { batchItemFailures: items };'],
    ['failed = true;', 'returned', 'if (failed) log();'],
    ['', 'swallowed'],
    ['console.error(error);', 'swallowed'],
    ['console.error("failed", error); return;', 'swallowed'],
    ['return undefined;', 'swallowed'],
    ['return true;', 'swallowed'],
    ['return { statusCode: 200, body: "ok" };', 'swallowed'],
    ['return event;', 'swallowed'],
    ['if (error.a) return null;', 'swallowed'],
    ['logger.error(error); metrics.addMetric("failed", 1); Sentry.captureException(error);', 'swallowed'],
    ['callback(null, {});', 'swallowed'],
    ['callback(null, { statusCode: 500 });', 'returned'],
    ['await answer(event, "FAILED");', 'reported'],
    ['await store.update({ id: 1, state: "failed" });', 'reported'],
    ['await tell(error);', 'branches'],
    ['note(error);', 'swallowed'],
    ['ignored = error;', 'swallowed'],
    ['const list = []; list.push(error);', 'swallowed'],
    ['const later = () => { throw error; };', 'swallowed'],
    ['for (const x of []) { throw error; }', 'branches'],
    ['const text = describe(error); console.error(text);', 'swallowed'],
  ])('%s: %s %s', (body, outcome, after = '') => {
    expect(caught(body, after)).toEqual([outcome]);
  });

  test.each([
    ['p().catch(() => {});', 'swallowed'],
    ['p().catch(console.error);', 'swallowed'],
    ['p().catch((e) => console.error(e));', 'swallowed'],
    ['p().catch((e) => { throw e; });', 'rethrown'],
    ['p().catch((e) => { if (e.a) throw e; });', 'branches'],
    ['p().catch(() => null);', 'returned'],
    ['p().catch(reject);', 'reported'],
    ['p().catch(onError);', 'branches'],
    ['p().then(a, (e) => callback(e));', 'reported'],
    ['p().catch((e) => callback(e));', 'reported'],
    ['p().catch(() => undefined);', 'swallowed'],
  ])('%s: %s', (text, outcome) => {
    expect(outcomes(`const f = (callback, reject) => { ${text} };`)).toEqual([outcome]);
  });

  test('know what they guard', () => {
    const guards = (body: string) =>
      read(`import { save } from './s'; async function f() { try { ${body} } catch {} } function local() {}`).catches[0]
        ?.guardsWork;
    expect(guards('await x;')).toBe(true);
    expect(guards('save();')).toBe(true);
    expect(guards('fetch("/");')).toBe(true);
    expect(guards('new save(x).now();')).toBe(true);
    expect(guards('span.addLink(new save(x));')).toBe(false);
    expect(guards('JSON.parse(x);')).toBe(false);
    expect(guards('')).toBe(false);
  });

  test('know where they are', () => {
    const text = `function f() { for (;;) { try { a(); } catch (error) { b(); } } }`;
    const [fact] = read(text).catches;
    expect(textAt(text, fact!.range)).toBe('catch (error)');
    expect(textAt(text, fact!.blockRange)).toBe('{ b(); }');
    expect([fact?.errorName, fact?.inLoop, fact?.scope, fact?.broad]).toEqual(['error', true, 0, true]);
    const chained = 'p().catch((e) => { log(e); });';
    expect(textAt(chained, read(chained).catches[0]!.range)).toBe('catch');
    expect(textAt(chained, read(chained).catches[0]!.blockRange)).toBe('{ log(e); }');
  });
});

describe('floating promises', () => {
  const head = `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; import AWS from 'aws-sdk'; import axios from 'axios';
    const s3 = new S3Client({}); const v2 = new AWS.S3();\n`;
  const floating = (text: string, path?: string) =>
    read(head + text, path).floatingPromises.map(({ text: written, canAwait, deliberate }) =>
      [written, canAwait ? 'can await' : '', deliberate ? 'deliberate' : ''].filter(Boolean).join(', '),
    );

  test.each([
    ['async function f() { s3.send(new GetObjectCommand({})); }', ['s3.send(…), can await']],
    ['async function f() { fetch(url); axios.get(url); }', ['fetch(…), can await', 'axios.get(…), can await']],
    ['async function f() { v2.getObject({}).promise(); }', ['v2.getObject({}).promise(), can await']],
    ['function f() { fetch(url); }', ['fetch(…)']],
    [
      'async function f() { if (x) fetch(url); x && fetch(url); x ? fetch(a) : fetch(b); }',
      ['fetch(…), can await', 'fetch(…), can await', 'fetch(…), can await', 'fetch(…), can await'],
    ],
    ['async function f() { Promise.all([fetch(a), fetch(b)]); }', ['Promise.all(…), can await']],
    ['async function f() { items.map(async (x) => { await g(x); }); }', ['items.map(…), can await']],
    ['async function f() { items.forEach(async (x) => { await g(x); }); }', ['items.forEach(…), can await']],
    ['async function f() { items.forEach((x) => fetch(x)); }', ['items.forEach(…)']],
    ['async function f() { fetch(url).then((a) => a.json()); }', ['fetch(url).then(…), can await']],
    ['async function f() { g().then((a) => a.json()); }', ['g().then(…), can await']],
    ['async function f() { const p = fetch(url); }', ['fetch(…), can await']],
    ['async function f() { void fetch(url); }', ['fetch(…), can await, deliberate']],
    ['async function f(context) { context.waitUntil(fetch(url)); }', ['fetch(…), can await, deliberate']],
    ['async function f() { new Promise((r) => setTimeout(r, 1)); }', ['new Promise(…), can await']],
    ['items.forEach(async (x) => { s3.send(new GetObjectCommand({})); });', ['s3.send(…), can await']],
    ['async function f() { await fetch(a); return fetch(b); }', []],
    ['async function f() { fetch(a).catch(() => {}); fetch(b).then(x, y); }', []],
    ['function f(callback) { fetch(a).then((x) => callback(null, x)); }', []],
    [
      'async function f() { return new Promise((done) => { Promise.allSettled(all).finally(() => { done(); }); }); }',
      [],
    ],
    ['async function f() { setInterval(() => { fetch(a); }, 9); }', ['setInterval(…)']],
    [
      'function f(callback) { v2.getObject({}, callback); v2.getObject({}, (e, d) => callback(e, d)); v2.getObject({}); }',
      [],
    ],
    ['async function f() { const p = fetch(a); await p; const all = [fetch(b)]; await Promise.all(all); }', []],
    ['async function f() { list.push(fetch(a)); this.p = fetch(b); g(fetch(c)); }', []],
    ['async function f() { const all = items.map(async (x) => { await g(x); }); await Promise.all(all); }', []],
    ['async function f() { await Promise.all(items.map((x) => fetch(x))); }', []],
    ['const save = async () => {}; async function f() { save(); }', []],
    ['const f = () => fetch(url);', []],
    ['async function f() { items.forEach(async (x) => { x.y = 1; }); items.map((x) => x.id); }', []],
    ['export const p = fetch(url);', []],
    ['async function f() { for await (const x of fetch(a)) {} const g = async () => fetch(b); }', []],
  ])('%s', (text, found) => {
    expect(floating(text)).toEqual(found);
  });

  test('at the top of a module only files that are surely ES modules can wait', () => {
    expect(floating('fetch(url);', 'a.mjs')).toEqual(['fetch(…), can await']);
    expect(floating('fetch(url);', 'a.ts')).toEqual(['fetch(…)']);
  });
});

describe('returns', () => {
  const shapes = (text: string) =>
    read(`import { processPartialResponse, BatchProcessor } from '@aws-lambda-powertools/batch'; ${text}`).returns.map(
      ({ shape }) =>
        shape.kind === 'object'
          ? shape.keys.join('+')
          : shape.kind === 'invocation'
            ? `invocation ${shape.invocation}`
            : shape.kind,
    );

  test.each([
    ['function f() { return { statusCode: 200, body }; }', ['statusCode+body']],
    ['const f = () => ({ batchItemFailures });', ['batchItemFailures']],
    ['const f = () => { const r = { statusCode: 1 }; r.body = "x"; return r; };', ['statusCode+body']],
    ['const f = () => { let r; if (a) r = { x: 1 }; else r = { y: 1 }; return r; };', ['x+y']],
    ['const f = (a) => { return a ? { x: 1 } : { y: 1 }; };', ['x', 'y']],
    [
      'const f = (a) => { return; }; const g = () => undefined; const h = () => null;',
      ['nothing', 'nothing', 'nothing'],
    ],
    [
      'const f = (a) => "x"; const g = () => [1]; const h = () => `x${a}`; const i = () => JSON.stringify(a);',
      ['value', 'value', 'value', 'value'],
    ],
    ['const f = (a) => a; const g = (a) => a.b; const h = () => unknown();', ['unknown', 'unknown', 'unknown']],
    ['const f = () => g(); async function h() { return await g(); } function g() {}', ['invocation 0', 'invocation 1']],
    ['const f = () => { const r = g(); return r; }; function g() {}', ['invocation 0']],
    ['const f = async (e) => processPartialResponse(e, r, p);', ['utility']],
    ['const p = new BatchProcessor(); const f = () => { return p.response(); };', ['utility']],
    ['const f = () => { const r = processPartialResponse(e, r, p); return r; };', ['utility']],
    ['const f = () => ({ ...base, a: 1 }); const base = { b: 1 };', ['b+a']],
    ['exports.handler = (event, context, callback) => { callback(null, { statusCode: 200 }); };', ['statusCode']],
    ['exports.handler = (event, context, done) => { save(() => done(null, { a: 1 })); };', ['unknown', 'a']],
    ['exports.handler = (event, context) => { context.succeed({ a: 1 }); context.done(null, { b: 1 }); };', ['a', 'b']],
    ['const f = () => ({ a: 1 }) as Answer;', ['a']],
  ])('%s', (text, found) => {
    expect(shapes(text)).toEqual(found);
  });
});

describe('uses of records', () => {
  const uses = (body: string) =>
    read(`exports.handler = async (event) => { ${body} };`).recordUses.map(({ use }) => use);

  test.each([
    ['event.Records[0].body;', ['first']],
    [
      'event.Records?.[0]; event["Records"][0]; event.Records.at(0); event.Records.shift();',
      ['first', 'first', 'first', 'first'],
    ],
    ['const [record] = event.Records;', ['first']],
    ['const { Records: [record] } = event;', ['first']],
    ['const { Records } = event; Records[0];', ['first']],
    ['const records = event.Records; const r = records[0];', ['first']],
    ['const [first, ...rest] = event.Records;', ['iterated']],
    [
      'for (const r of event.Records) {} event.Records.map(f); event.Records.forEach(f); event.Records.filter(f); event.Records.reduce(f);',
      ['iterated', 'iterated', 'iterated', 'iterated', 'iterated'],
    ],
    ['for (let i = 0; i < event.Records.length; i++) event.Records[i];', ['other', 'iterated']],
    ['const { Records } = event; for (const r of Records) {}', ['iterated']],
    ['for (const r of event.Records ?? []) {} [...event.Records];', ['iterated', 'iterated']],
    ['event.Records.length; save(event.Records);', ['other', 'other']],
    ['save(event); function save(e) { e.Records[0]; }', ['first']],
    ['other.Records[0]; const { Records } = other; Records[0]; event.detail.Records[0];', []],
  ])('%s', (body, found) => {
    expect(uses(body)).toEqual(found);
  });
});

describe('suppressions', () => {
  test('are comments that hold the mark, without comment marks', () => {
    const text =
      '// serverless-coach-ignore a: because\nconst a = 1; // other\n/*\n * serverless-coach-ignore b: x\n */\n';
    const { suppressions } = read(text);
    expect(suppressions.map((each) => each.text)).toEqual([
      'serverless-coach-ignore a: because',
      'serverless-coach-ignore b: x',
    ]);
    expect(textAt(text, suppressions[0]!.range)).toBe('// serverless-coach-ignore a: because');
    expect(read('const s = "serverless-coach-ignore a";').suppressions).toEqual([]);
  });
});
