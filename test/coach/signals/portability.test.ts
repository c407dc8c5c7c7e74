import { describe, expect, test } from 'vitest';
import { portabilitySignals } from '../../../src/coach/signals/portability.js';
import { resourcesShowing, surroundings } from './open.js';

type Files = Readonly<Record<string, string>>;
const seen = (signal: string, files: Files) => resourcesShowing(portabilitySignals, signal, files);

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src }
`;
const base = { 'template.yaml': template, 'src/app.ts': 'export const handler = async () => ({});\n' };

describe('port.core-adapter', () => {
  const files = (core: string) => ({
    'template.yaml': template,
    'src/app.ts': `import { place } from './core/orders.js';
import { table } from './adapters/table.js';
export const handler = async (event) => place(event, table);
`,
    'src/core/orders.ts': core,
    'src/adapters/table.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const table = { put: (item) => client.send(item) };
`,
  });
  test('the core knows no provider, and adapters do', async () => {
    const core = 'export const place = async (order, store) => store.put(order);\n';
    expect(await seen('port.core-adapter', files(core))).toEqual(['src/core/']);
  });
  test('not where the core knows it too', async () => {
    const core = `import type { APIGatewayProxyEvent } from 'aws-lambda';
export const place = async (order: APIGatewayProxyEvent, store) => store.put(order);
`;
    expect(await seen('port.core-adapter', files(core))).toEqual([]);
  });
  test('not where nothing is called so', async () => {
    expect(await seen('port.core-adapter', base)).toEqual([]);
  });
});

const service = (more = '') => `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: orders }
spec:
  template:
    metadata:
      annotations:
        ${more || 'owner: orders'}
`;

describe('port.second-target', () => {
  const manifest = (dependency: string) => ({ 'package.json': `{ "dependencies": { "${dependency}": "1" } }` });
  test('the framework of another provider in the project of the handler', async () => {
    const other = manifest('@google-cloud/functions-framework');
    expect(await seen('port.second-target', { ...base, ...other })).toEqual(['src/app.ts#handler']);
    expect(await seen('port.second-target', { ...base, ...manifest('@google-cloud/storage') })).toEqual([]);
  });
  test('an image for Knative around it', async () => {
    const files = { ...base, Dockerfile: 'FROM node:24\n', 'deploy/service.yaml': service() };
    expect(await seen('port.second-target', files)).toEqual(['src/app.ts#handler']);
    expect(await seen('port.second-target', { ...base, Dockerfile: 'FROM node:24\n' })).toEqual([]);
  });
  test('requirements of Python beside it', async () => {
    const python = {
      'template.yaml': template.replace('nodejs24.x', 'python3.13'),
      'src/app.py': 'def handler(event, context):\n    return {}\n',
    };
    const files = (line: string) => ({ ...python, 'src/requirements.txt': `boto3\n${line}\n` });
    expect(await seen('port.second-target', files('functions-framework==3.8.0'))).toEqual(['src/app.py#handler']);
    expect(await seen('port.second-target', files('functions-framework-extras==1'))).toEqual([]);
  });
});

test('port.cloudevents: the SDK takes part', async () => {
  const files = (module: string) => ({
    ...base,
    'src/app.ts': `import { HTTP } from '${module}';\nexport const handler = async (event) => HTTP.toEvent(event);\n`,
  });
  expect(await seen('port.cloudevents', files('cloudevents'))).toEqual(['src/app.ts#cloudevents']);
  expect(await seen('port.cloudevents', files('cloudevents-logger'))).toEqual([]);
});

test('port.knative: a service that says how far it scales', async () => {
  const files = (text: string) => ({ ...base, 'k8s/orders.yaml': text });
  expect(await seen('port.knative', files(service('autoscaling.knative.dev/max-scale: "10"')))).toEqual([
    'k8s/orders.yaml',
  ]);
  expect(await seen('port.knative', files(service()))).toEqual([]);
  expect(await seen('port.knative', files('apiVersion: v1\nkind: Service\nmetadata: { name: orders }\n'))).toEqual([]);
});

test('port.wasm: what components are built with', async () => {
  expect(await seen('port.wasm', { ...base, 'edge/spin.toml': '', 'edge/wit/world.wit': '' })).toEqual([
    'edge/spin.toml',
    'edge/wit/world.wit',
  ]);
  expect(await seen('port.wasm', { ...base, 'src/wit.ts': '' })).toEqual([]);
});

test('port.decision-record: lock-in with what leaving would cost', async () => {
  const files = (path: string, text: string) => ({ ...base, [path]: text });
  const text = '# Stay on DynamoDB\nWe accept the lock-in. The exit cost is six weeks.\n';
  expect(await seen('port.decision-record', files('docs/adr/0007.md', text))).toEqual(['docs/adr/0007.md']);
  expect(await seen('port.decision-record', files('docs/notes.md', text))).toEqual([]);
  expect(await seen('port.decision-record', files('docs/adr/0008.md', '# Avoid lock-in\n'))).toEqual([]);
});

test('is not observable where there is no code', async () => {
  const bare = { 'template.yaml': 'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n' };
  expect(portabilitySignals.isObservable(await surroundings(bare))).toBe(false);
  expect(portabilitySignals.isObservable(await surroundings({ ...bare, 'spin.toml': '' }))).toBe(true);
  expect(portabilitySignals.isObservable(await surroundings(base))).toBe(true);
});

describe('port.bad.vendor-in-core', () => {
  const shop = (folder: string, text: string, more: Files = {}) => ({
    'template.yaml': template,
    'src/app.ts': `import { place } from './${folder}/orders.js';\nexport const handler = async (event) => place(event);\n`,
    [`src/${folder}/orders.ts`]: `${text}\nexport const place = async (order) => order;\n`,
    ...more,
  });
  const vendor =
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nexport const client = new DynamoDBClient({});";
  const types = "import type { APIGatewayProxyEvent } from 'aws-lambda';";
  const adapter = { 'src/adapters/table.ts': 'export {};\n' };
  test.each([
    [shop('domain', vendor), ['src/domain/orders.ts']],
    [shop('domain', types), ['src/domain/orders.ts']],
    [shop('domain', "import { z } from 'zod';"), []],
    [shop('domain', "import { Logger } from '@aws-lambda-powertools/logger';"), []],
    [shop('domain/adapters', vendor), []],
    [shop('handlers/domain', vendor), []],
    [shop('core', vendor), []],
    [shop('core', vendor, adapter), ['src/core/orders.ts']],
    [shop('lib', vendor, adapter), []],
  ])('%#', async (files, expected) => {
    expect(await seen('port.bad.vendor-in-core', files)).toEqual(expected);
  });

  test('in Python', async () => {
    const files = (text: string) => ({
      'template.yaml': template.replace('nodejs24.x', 'python3.13'),
      'src/app.py': 'from domain.orders import place\ndef handler(event, context):\n    return place(event)\n',
      'src/domain/orders.py': `${text}\ndef place(order):\n    return order\n`,
    });
    expect(await seen('port.bad.vendor-in-core', files('import boto3'))).toEqual(['src/domain/orders.py']);
    expect(await seen('port.bad.vendor-in-core', files('import json'))).toEqual([]);
  });
});
