import { describe, expect, it } from 'vitest';
import { testingSignals } from '../../../src/coach/signals/testing.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(testingSignals, signal, files);
}

const sam = (runtime = 'nodejs22.x', handler = 'save.handler', more = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: '${handler}', Runtime: ${runtime} }
${more}`;
const plain = { 'template.yaml': sam() };

it('is observable where there are functions', async () => {
  expect(testingSignals.isObservable(await surroundings(plain))).toBe(true);
  const queue = { 'template.yaml': 'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n' };
  expect(testingSignals.isObservable(await surroundings(queue))).toBe(false);
});

describe('test.unit-core', () => {
  it('counts tests that import what a handler reaches, in TypeScript', async () => {
    const files = (test: string, path = 'test/orders.test.ts') => ({
      'template.yaml': sam(),
      'src/save.ts': "import { price } from './orders.js';\nexport const handler = async () => price();\n",
      'src/orders.ts': 'export const price = () => 1;\n',
      'src/other.ts': 'export const other = () => 1;\n',
      [path]: test,
    });
    expect(await seen('test.unit-core', files("import { price } from '../src/orders.js';"))).toEqual([
      'test/orders.test.ts',
    ]);
    expect(await seen('test.unit-core', files("const { price } = require('../src/orders');"))).toHaveLength(1);
    expect(await seen('test.unit-core', files("import { other } from '../src/other.js';"))).toEqual([]);
    const deployed = files("import { price } from '../../src/orders.js';", 'test/integration/orders.test.ts');
    expect(await seen('test.unit-core', deployed)).toEqual([]);
  });

  it('counts them in Python, where the module lies near', async () => {
    const files = (path: string, test: string) => ({
      'shop/template.yaml': sam('python3.13'),
      'shop/src/save.py': 'def handler(event, context):\n    return None\n',
      [path]: test,
    });
    expect(await seen('test.unit-core', files('shop/tests/test_save.py', 'from src import save\n'))).toHaveLength(1);
    expect(await seen('test.unit-core', files('shop/tests/test_save.py', 'import save\n'))).toHaveLength(1);
    expect(await seen('test.unit-core', files('shop/tests/test_save.py', 'import json\n'))).toEqual([]);
    expect(await seen('test.unit-core', files('mails/tests/test_save.py', 'import save\n'))).toEqual([]);
  });

  it('counts them by class in Java and C#, and by package in Go', async () => {
    const java = {
      'template.yaml': sam('java21', 'shop.Save::handleRequest'),
      'src/src/main/java/shop/Save.java':
        'package shop;\nimport com.amazonaws.services.lambda.runtime.*;\npublic class Save implements RequestHandler<String, String> {\n  public String handleRequest(String event, Context context) { return ""; }\n}\n',
    };
    expect(
      await seen('test.unit-core', { ...java, 'src/src/test/java/shop/SaveTest.java': 'class SaveTest {}' }),
    ).toHaveLength(1);
    expect(
      await seen('test.unit-core', { ...java, 'src/src/test/java/mail/SaveTest.java': 'class SaveTest {}' }),
    ).toEqual([]);
    const csharp = {
      'shop/template.yaml': sam('dotnet8', 'Shop::Shop.Save::Handle'),
      'shop/src/Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk"></Project>',
      'shop/src/Save.cs':
        'using Amazon.Lambda.Core;\nnamespace Shop;\npublic class Save {\n  public string Handle(string id, ILambdaContext context) { return id; }\n}\n',
    };
    expect(await seen('test.unit-core', { ...csharp, 'shop/test/SaveTests.cs': 'class SaveTests {}' })).toHaveLength(1);
    expect(await seen('test.unit-core', { ...csharp, 'mail/test/SaveTests.cs': 'class SaveTests {}' })).toEqual([]);
    const go = {
      'template.yaml': sam('provided.al2023', 'bootstrap', '    Metadata: { BuildMethod: go1.x }\n'),
      'src/go.mod': 'module shop\n',
      'src/main.go':
        'package main\nimport "github.com/aws/aws-lambda-go/lambda"\nfunc handle() error { return nil }\nfunc main() { lambda.Start(handle) }\n',
    };
    expect(await seen('test.unit-core', { ...go, 'src/main_test.go': 'package main' })).toHaveLength(1);
    expect(await seen('test.unit-core', { ...go, 'other/main_test.go': 'package main' })).toEqual([]);
  });
});

it('test.event-fixtures counts events that something uses', async () => {
  const event = { ...plain, 'events/order.json': '{}' };
  expect(
    await seen('test.event-fixtures', { ...event, 'test/save.test.ts': "import order from '../events/order.json';" }),
  ).toEqual(['events/order.json']);
  expect(
    await seen('test.event-fixtures', { ...event, Makefile: 'try:\n\tsam local invoke -e events/order.json\n' }),
  ).toHaveLength(1);
  expect(await seen('test.event-fixtures', { ...event, 'README.md': 'See events/order.json' })).toEqual([]);
  const elsewhere = {
    ...plain,
    'mails/events/order.json': '{}',
    'test/save.test.ts': "import order from './order.json';",
  };
  expect(await seen('test.event-fixtures', elsewhere)).toEqual([]);
});

it('test.integration counts tests that find out where something runs, or start it', async () => {
  const test = (path: string, text: string) => ({ ...plain, [path]: text });
  const outputs = 'import boto3\nstack = boto3.client("cloudformation").describe_stacks(StackName="shop")\n';
  expect(await seen('test.integration', test('tests/integration/test_api.py', outputs))).toHaveLength(1);
  expect(await seen('test.integration', test('tests/unit/test_save.py', 'import save\n'))).toEqual([]);
  expect(
    await seen('test.integration', test('test/store.test.ts', "import { GenericContainer } from 'testcontainers';")),
  ).toHaveLength(1);
  expect(await seen('test.integration', test('tests/integration/test_api.py', 'assert 1 == 1\n'))).toEqual([]);
});

it('test.contract counts descriptions of events that two tests hold messages against', async () => {
  const files = (consumer: string) => ({
    ...plain,
    'schemas/order-placed.json': '{}',
    'test/producer.test.ts': "import Ajv from 'ajv';\nimport schema from '../schemas/order-placed.json';",
    'test/consumer.test.ts': consumer,
  });
  const same = "import Ajv from 'ajv';\nimport schema from '../schemas/order-placed.json';";
  expect(await seen('test.contract', files(same))).toEqual(['schemas/order-placed.json']);
  expect(await seen('test.contract', files("import order from './order.json';"))).toEqual([]);
  const pact = { ...plain, 'tests/test_consumer.py': 'from pact import Consumer, Provider\n' };
  expect(await seen('test.contract', pact)).toEqual(['tests/test_consumer.py']);
});

it('test.load-chaos counts load and experiments', async () => {
  const load = (text: string) => ({ ...plain, 'load/orders.yml': text });
  expect(
    await seen('test.load-chaos', load('config:\n  target: https://example.com\nscenarios:\n  - flow: []\n')),
  ).toHaveLength(1);
  expect(await seen('test.load-chaos', load('orders: 1\n'))).toEqual([]);
  expect(await seen('test.load-chaos', { ...plain, 'perf/orders.js': "import http from 'k6/http';" })).toHaveLength(1);
  const experiment = '  Outage: { Type: AWS::FIS::ExperimentTemplate, Properties: { Description: outage } }\n';
  expect(await seen('test.load-chaos', { 'template.yaml': sam(undefined, undefined, experiment) })).toEqual([
    'template.yaml#Outage',
  ]);
});

it('test.pipeline-gate counts a pipeline that deploys, tests and takes down', async () => {
  const steps = (...commands: readonly string[]) => ({
    ...plain,
    '.github/workflows/branch.yml': `on: pull_request\njobs:\n  branch:\n    steps:\n${commands.map((each) => `      - run: ${each}\n`).join('')}`,
  });
  const [deploy, test, remove] = [
    'sam deploy --stack-name pr-1',
    'npm run test:integration',
    'sam delete --no-prompts',
  ];
  expect(await seen('test.pipeline-gate', steps(deploy, test, remove))).toEqual(['.github/workflows/branch.yml']);
  expect(await seen('test.pipeline-gate', steps(test, deploy, remove))).toEqual([]);
  expect(await seen('test.pipeline-gate', steps(deploy, test))).toEqual([]);
});
