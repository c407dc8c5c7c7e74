import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../src/model/intent.js';
import { LineIndex } from '../../../src/model/source.js';
import { editsOf, factsOf } from '../flow/reading.js';

/** The lines of a file after an intent for its first exit. */
async function afterExit(path: string, ...lines: readonly string[]): Promise<readonly string[] | undefined> {
  const text = lines.join('\n');
  const { work } = await factsOf(path, text);
  const at = work.exits[0]?.statementRange;
  if (!at) throw new Error('no exit');
  return edited(path, text, { kind: 'fail-instead-of-exit', at });
}

async function edited(path: string, text: string, intent: CodeIntent): Promise<readonly string[] | undefined> {
  const edits = await editsOf(path, text, intent);
  if (!edits) return undefined;
  const lines = new LineIndex({ path, text });
  const result = [...edits]
    .reverse()
    .reduce(
      (after, { range, text: written }) =>
        after.slice(0, lines.offset(range.start)) + written + after.slice(lines.offset(range.end)),
      text,
    );
  expect((await factsOf(path, result)).problems).toEqual([]);
  return result.split('\n');
}

/** The lines of a file after it is said how long its first request may take, or the client of that. */
async function limited(path: string, ...lines: readonly string[]): Promise<readonly string[] | undefined> {
  const text = lines.join('\n');
  const [request] = (await factsOf(path, text)).work.requests;
  if (!request) throw new Error('no request');
  return edited(path, text, { kind: 'limit-time', at: request.client ?? request.range, milliseconds: 5000 });
}

describe('limit-time', () => {
  test('in options that are there, in new ones, on the client', async () => {
    expect(await limited('a.ts', 'await fetch(url);')).toEqual([
      'await fetch(url, { signal: AbortSignal.timeout(5000) });',
    ]);
    expect(await limited('a.ts', 'await fetch(url, {', "  method: 'POST',", '});')).toEqual([
      'await fetch(url, {',
      "  method: 'POST',",
      '  signal: AbortSignal.timeout(5000),',
      '});',
    ]);
    const axios = "import axios from 'axios';";
    expect(await limited('a.ts', axios, 'const api = axios.create();', "api.get('/');")).toEqual([
      axios,
      'const api = axios.create({ timeout: 5000 });',
      "api.get('/');",
    ]);
    expect(await limited('a.ts', axios, 'axios.post(url, body);')).toEqual([
      axios,
      'axios.post(url, body, { timeout: 5000 });',
    ]);
    expect(await limited('a.ts', axios, 'axios.post(url);')).toBeUndefined();
  });

  test('as an argument of Python', async () => {
    expect(await limited('a.py', 'import requests', 'requests.get(', '    url,', ')')).toEqual([
      'import requests',
      'requests.get(',
      '    url,',
      '    timeout=5,',
      ')',
    ]);
  });

  test('with what has to be imported for it', async () => {
    expect(
      await limited(
        'a.go',
        'package main',
        'import (',
        '\t"net/http"',
        ')',
        'var client = http.Client{}',
        'func f() { client.Get("x") }',
      ),
    ).toEqual([
      'package main',
      'import (',
      '\t"net/http"',
      '\t"time"',
      ')',
      'var client = http.Client{Timeout: 5 * time.Second}',
      'func f() { client.Get("x") }',
    ]);
    expect(await limited('a.go', 'package main', 'import "net/http"', 'func f() { http.Get("x") }')).toBeUndefined();
    expect(
      await limited(
        'A.java',
        'import java.net.http.HttpRequest;',
        'class A {',
        '    HttpRequest request = HttpRequest.newBuilder(uri)',
        '            .build();',
        '}',
      ),
    ).toEqual([
      'import java.net.http.HttpRequest;',
      'import java.time.Duration;',
      'class A {',
      '    HttpRequest request = HttpRequest.newBuilder(uri)',
      '            .timeout(Duration.ofSeconds(5))',
      '            .build();',
      '}',
    ]);
    expect(await limited('A.cs', 'class A { static HttpClient c = new(); Task F() => c.GetAsync("x"); }')).toEqual([
      'class A { static HttpClient c = new() { Timeout = System.TimeSpan.FromSeconds(5) }; Task F() => c.GetAsync("x"); }',
    ]);
  });
});

describe('write-text and write-number', () => {
  test('keep quotes', async () => {
    const text = "open('out.csv', 'w')";
    const at = new LineIndex({ path: 'a.py', text }).range(5, 14);
    expect(await edited('a.py', text, { kind: 'write-text', at, text: '/tmp/out.csv' })).toEqual([
      "open('/tmp/out.csv', 'w')",
    ]);
  });

  test('replace a number', async () => {
    const text = 'const limit = 60_000;';
    const at = new LineIndex({ path: 'a.ts', text }).range(14, 20);
    expect(await edited('a.ts', text, { kind: 'write-number', at, value: 8000 })).toEqual(['const limit = 8000;']);
  });
});

describe('fail-instead-of-exit', () => {
  test('throws what is logged in front of it, and what was caught', async () => {
    expect(
      await afterExit('a.ts', 'function f() {', "  console.error('No table: ');", '  process.exit(1);', '}'),
    ).toEqual(['function f() {', "  console.error('No table: ');", "  throw new Error('No table');", '}']);
    expect(await afterExit('a.js', 'try { work() } catch (e) {', '  process.exit(1)', '}')).toEqual([
      'try { work() } catch (e) {',
      '  throw e',
      '}',
    ]);
    expect(await afterExit('a.py', 'import sys', 'def f():', '    sys.exit("no table")')).toEqual([
      'import sys',
      'def f():',
      '    raise RuntimeError("no table")',
    ]);
    expect(
      await afterExit('A.cs', 'class A {', '  void F() {', '    Environment.Exit(2);', '    return;', '  }', '}'),
    ).toEqual([
      'class A {',
      '  void F() {',
      '    throw new InvalidOperationException("The function cannot go on");',
      '  }',
      '}',
    ]);
  });

  test('returns the error in Go, where the function gives one', async () => {
    const body = ['package main', 'import (', '\t"fmt"', '\t"log"', ')'];
    expect(await afterExit('a.go', ...body, 'func f() error {', '\tlog.Fatalf("no: %v", err)', '}')).toEqual([
      'package main',
      'import (',
      '\t"fmt"',
      ')',
      'func f() error {',
      '\treturn fmt.Errorf("no: %v", err)',
      '}',
    ]);
    expect(await afterExit('a.go', ...body, 'func f() {', '\tlog.Fatal(err)', '}')).toBeUndefined();
  });
});
