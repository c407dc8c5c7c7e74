import { describe, expect, test } from 'vitest';
import { edgeComputeSignals } from '../../../src/coach/signals/edge-compute.js';
import { resourcesShowing, surroundings } from './open.js';

type Files = Readonly<Record<string, string>>;
const template = (resources = '') => ({
  'template.yaml': `Resources:\n  Orders: { Type: AWS::SQS::Queue }\n${resources}`,
});
const seen = (signal: string, files: Files) =>
  resourcesShowing(edgeComputeSignals, signal, { ...template(), ...files });

test('is observable where something runs near users', async () => {
  const of = async (files: Files) => edgeComputeSignals.isObservable(await surroundings({ ...template(), ...files }));
  expect(await of({})).toBe(false);
  expect(await of({ 'edge/wrangler.toml': '' })).toBe(true);
  expect(await of({ 'vercel.json': '{}' })).toBe(true);
  expect(await of(template('  Cdn: { Type: AWS::CloudFront::Distribution }\n'))).toBe(true);
});

test('edge.light-work: functions of CloudFront, and workers with a limit', async () => {
  expect(await seen('edge.light-work', template('  Rewrite: { Type: AWS::CloudFront::Function }\n'))).toEqual([
    'template.yaml#Rewrite',
  ]);
  expect(await seen('edge.light-work', template('  Cdn: { Type: AWS::CloudFront::Distribution }\n'))).toEqual([]);
  expect(await seen('edge.light-work', { 'wrangler.toml': '[limits]\ncpu_ms = 50\n' })).toEqual(['wrangler.toml']);
  expect(await seen('edge.light-work', { 'wrangler.toml': '[limits]\n# cpu_ms = 50\n' })).toEqual([]);
});

test('edge.cache: a policy of the network', async () => {
  expect(await seen('edge.cache', template('  Reads: { Type: AWS::CloudFront::CachePolicy }\n'))).toEqual([
    'template.yaml#Reads',
  ]);
  const off = '  Off: { Type: AWS::CloudFront::CachePolicy, Properties: { CachePolicyConfig: { MaxTTL: 0 } } }\n';
  expect(await seen('edge.cache', template(off))).toEqual([]);
  const vercel = (value: string) => ({
    'vercel.json': `{ "headers": [{ "source": "/", "headers": [{ "key": "Cache-Control", "value": "${value}" }] }] }`,
  });
  expect(await seen('edge.cache', vercel('s-maxage=60'))).toEqual(['vercel.json']);
  expect(await seen('edge.cache', vercel('max-age=60'))).toEqual([]);
});

test('edge.near-data: placed where its data is', async () => {
  expect(await seen('edge.near-data', { 'wrangler.jsonc': '{ "placement": { "mode": "smart" } }' })).toEqual([
    'wrangler.jsonc',
  ]);
  expect(await seen('edge.near-data', { 'wrangler.jsonc': '{ "placement": { "mode": "off" } }' })).toEqual([]);
  expect(await seen('edge.near-data', { 'vercel.json': '{ "regions": ["fra1"] }' })).toEqual(['vercel.json']);
  expect(await seen('edge.near-data', { 'vercel.json': '{ "regions": [] }' })).toEqual([]);
});

describe('edge.secrets-and-obs', () => {
  const logs = '[observability]\nenabled = true\n';
  const secret = '[[secrets_store_secrets]]\nbinding = "KEY"\n';
  test.each([
    ['both', logs + secret, '', ['wrangler.toml']],
    ['secrets handed over by the pipeline', logs, 'run: npx wrangler secret put KEY', ['wrangler.toml']],
    ['logs alone', logs, 'run: npx wrangler deploy', []],
    ['secrets alone', `[observability]\nenabled = false\n${secret}`, '', []],
  ])('%s', async (_, worker, step, expected) => {
    const files = { 'wrangler.toml': worker, '.github/workflows/deploy.yml': step };
    expect(await seen('edge.secrets-and-obs', files)).toEqual(expected);
  });
});

test('edge.shared-middleware: a tested package of two workers', async () => {
  const worker = (name: string, dependency: string) => ({
    [`${name}/wrangler.toml`]: '',
    [`${name}/package.json`]: `{ "name": "${name}", "dependencies": { "${dependency}": "workspace:*" } }`,
  });
  const shared = { 'packages/auth/package.json': '{ "name": "@shop/auth" }' };
  const tests = { 'packages/auth/test/auth.test.ts': '' };
  const both = { ...worker('shop', '@shop/auth'), ...worker('admin', '@shop/auth') };
  expect(await seen('edge.shared-middleware', { ...both, ...shared, ...tests })).toEqual([
    'packages/auth/package.json',
  ]);
  expect(await seen('edge.shared-middleware', { ...both, ...shared })).toEqual([]);
  expect(
    await seen('edge.shared-middleware', {
      ...worker('shop', '@shop/auth'),
      ...worker('admin', 'zod'),
      ...shared,
      ...tests,
    }),
  ).toEqual([]);
});

describe('edge.bad.heavy', () => {
  const code = (inside: string, outside = '') => ({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Near:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: near.handler, Runtime: nodejs22.x }
`,
    'src/near.ts': `${outside}export const handler = async (event) => {
${inside}
};
`,
  });
  const read = '  const { request } = event.Records[0].cf;\n';
  const ask = (count: number) => `${"  await fetch('https://origin.example.com');\n".repeat(count)}  return request;`;
  const of = (files: Files) => resourcesShowing(edgeComputeSignals, 'edge.bad.heavy', files);

  test.each([
    [code(`${read}  return request;`), 0],
    [code(read + ask(2)), 0],
    [code(read + ask(3)), 1],
    [code(`  const request = event;\n${ask(3)}`), 0],
    [code(`${read}  return sharp(request.body);`, "import sharp from 'sharp';\n"), 1],
    [code(`${read}  return db.query(request.uri);`, "import pg from 'pg';\nconst db = new pg.Pool();\n"), 1],
    [code(`${read}  return new URL(request.uri);`, "import { URL } from 'node:url';\n"), 0],
  ])('%#', async (files, count) => {
    expect(await of(files)).toHaveLength(count);
  });

  test('in Python', async () => {
    const files = (event: string) => ({
      'template.yaml': code('')['template.yaml'].replace('nodejs22.x', 'python3.13'),
      'src/near.py': `from PIL import Image\ndef handler(event, context):\n    return Image.open(${event})\n`,
    });
    expect(await of(files("event['Records'][0]['cf']['request']['uri']"))).toEqual(['src/near.py#handler']);
    expect(await of(files("event['Records'][0]['s3']['object']['key']"))).toEqual([]);
  });
});
