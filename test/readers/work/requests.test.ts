import { expect, test } from 'vitest';
import { requestsIn, timeLimitsIn } from './reading.js';

test('Node', async () => {
  const lines = [
    "import axios from 'axios';",
    "import got from 'got';",
    "import https from 'node:https';",
    "const api = axios.create({ baseURL: 'https://orders.example' });",
    'const slow = axios.create({ timeout: 60_000 });',
    'export const handler = async (event, options) => {',
    "  await fetch('https://a.example');",
    "  await fetch('https://a.example', { method: 'POST' });",
    "  await fetch('https://a.example', { signal: AbortSignal.timeout(3000) });",
    "  await fetch('https://a.example', options);",
    "  await axios.post('https://a.example', { id: 1 });",
    "  await axios.get('https://a.example', { timeout: 3000 });",
    "  await axios({ url: 'https://a.example' });",
    "  await api.get('/orders');",
    "  await slow.get('/orders');",
    "  await got('https://a.example');",
    "  https.get('https://a.example', () => {});",
    "  await other.get('https://a.example');",
    "  https.get({ hostname: 'localhost', port: 3000 }, () => {});",
    '};',
  ];
  expect(await requestsIn('a.ts', ...lines)).toEqual([
    '7 fetch fetch none',
    '8 fetch fetch none',
    '9 fetch fetch set',
    '10 fetch fetch set',
    '11 axios.post axios none',
    '12 axios.get axios set',
    '13 axios axios none',
    '14 api.get axios none of client 4',
    '15 slow.get axios set of client 5',
    '16 got got none',
    '17 https.get node:http none',
  ]);
  expect(await timeLimitsIn('a.ts', ...lines)).toEqual(['5 slow.get 60000', '9 fetch 3000', '12 axios.get 3000']);
});

test('Python', async () => {
  const lines = [
    'import requests, urllib3, http.client',
    'from urllib.request import urlopen',
    'pool = urllib3.PoolManager()',
    'session = requests.Session(); EXTENSION = "http://localhost:2772"',
    'def handler(event, context):',
    '    requests.get("https://a.example")',
    '    requests.post("https://a.example", timeout=(3, 10))',
    '    requests.put("https://a.example", timeout=20)',
    '    requests.get("https://a.example", **options)',
    '    session.get("https://a.example")',
    '    urlopen("https://a.example")',
    '    urlopen("https://a.example", None, 5)',
    '    pool.request("GET", "https://a.example")',
    '    pool.request("GET", "https://a.example", timeout=2.5)',
    '    http.client.HTTPSConnection("a.example")',
    '    urlopen(urllib.request.Request(f"{EXTENSION}/profiles"))',
  ];
  expect(await requestsIn('a.py', ...lines)).toEqual([
    '6 requests.get requests none',
    '7 requests.post requests set',
    '8 requests.put requests set',
    '9 requests.get requests set',
    '10 session.get requests none',
    '11 urlopen urllib none',
    '12 urlopen urllib set',
    '13 pool.request urllib3 none of client 3',
    '14 pool.request urllib3 set of client 3',
    '15 http.client.HTTPSConnection http.client none',
  ]);
  expect(await timeLimitsIn('a.py', ...lines)).toEqual([
    '8 requests.put 20000',
    '12 urlopen 5000',
    '14 pool.request 2500',
  ]);
});

test('Java', async () => {
  const lines = [
    'import java.net.URI;',
    'import java.net.URL;',
    'import java.net.http.HttpRequest;',
    'import java.time.Duration;',
    'public class A {',
    '  public void handleRequest() {',
    '    client.send(HttpRequest.newBuilder(URI.create("x")).build(), handler);',
    '    client.send(HttpRequest.newBuilder().uri(uri).timeout(Duration.ofSeconds(5)).build(), handler);',
    '    new URL("x").openConnection();',
    '  }',
    '}',
  ];
  expect(await requestsIn('A.java', ...lines)).toEqual([
    '7 HttpRequest java.net.http none',
    '8 HttpRequest java.net.http set',
    '9 URL.openConnection java.net.URL none',
  ]);
});

test('Go', async () => {
  const lines = [
    'package main',
    'import ("net/http"; "time")',
    'var slow = &http.Client{}',
    'var quick = &http.Client{Timeout: 5 * time.Second}',
    'func handler(ctx context.Context) error {',
    '  http.Get("x")',
    '  slow.Get("x")',
    '  quick.Get("x")',
    '  req, _ := http.NewRequest("GET", "x", nil)',
    '  http.DefaultClient.Do(req)',
    '  with, _ := http.NewRequestWithContext(ctx, "GET", "x", nil)',
    '  slow.Do(with)',
    '  return nil',
    '}',
  ];
  expect(await requestsIn('main.go', ...lines)).toEqual([
    '6 http.Get net/http none',
    '7 slow.Get net/http none of client 3',
    '8 quick.Get net/http set of client 4',
    '10 http.DefaultClient.Do net/http none',
    '12 slow.Do net/http set of client 3',
  ]);
  expect(await timeLimitsIn('main.go', ...lines)).toEqual(['4 quick.Get 5000']);
});

test('C#', async () => {
  const lines = [
    'public class Function {',
    '  private static readonly HttpClient Slow = new();',
    '  private static readonly HttpClient Quick = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };',
    '  public async Task FunctionHandler() {',
    '    await Slow.GetAsync("x");',
    '    await Slow.GetAsync("x", cancellationToken);',
    '    await Quick.GetStringAsync("x");',
    '  }',
    '}',
  ];
  expect(await requestsIn('A.cs', ...lines)).toEqual([
    '5 Slow.GetAsync System.Net.Http none of client 2',
    '6 Slow.GetAsync System.Net.Http set of client 2',
    '7 Quick.GetStringAsync System.Net.Http set of client 3',
  ]);
  expect(await timeLimitsIn('A.cs', ...lines)).toEqual(['3 Quick.GetStringAsync 5000']);
});

test('a breaker of opossum gives up what it runs', async () => {
  const lines = [
    "import CircuitBreaker from 'opossum';",
    "const send = async (id) => fetch('https://a.example');",
    'async function slow() {',
    "  return fetch('https://b.example');",
    '}',
    "async function other() { return fetch('https://c.example'); }",
    'const breaker = new CircuitBreaker(send);',
    'const patient = new CircuitBreaker(slow, { timeout: false });',
    "const inline = new CircuitBreaker(() => fetch('https://d.example'), { timeout: 30_000 });",
  ];
  expect(await requestsIn('a.ts', ...lines)).toEqual([
    '2 fetch fetch set',
    '4 fetch fetch none',
    '6 fetch fetch none',
    '9 fetch fetch set',
  ]);
  expect(await timeLimitsIn('a.ts', ...lines)).toEqual(['9 The circuit breaker 30000']);
});
