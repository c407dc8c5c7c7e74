import { describe, expect, it } from 'vitest';
import { testingSignals } from '../../../src/coach/signals/testing.js';
import { resourcesShowing } from './open.js';

const seen = (files: Readonly<Record<string, string>>) => resourcesShowing(testingSignals, 'test.bad.none', files);

const fn = (name: string, handler: string, runtime: string) => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: '${handler}', Runtime: ${runtime} }
`;
const shop = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
${fn('Save', 'save.handler', 'nodejs22.x')}${fn('Load', 'load.handler', 'nodejs22.x')}`,
  'src/save.ts': "import { price } from './orders.js';\nexport const handler = async () => price();\n",
  'src/orders.ts': 'export const price = () => 1;\n',
  'src/load.ts': 'export const handler = async () => ({});\n',
};

describe('test.bad.none', () => {
  it('is one thing where the application has no tests', async () => {
    expect(await seen(shop)).toEqual(['template.yaml']);
    expect(
      await seen({ ...shop, 'test/other.test.ts': "import { it } from 'vitest';\nit('is', () => {});\n" }),
    ).toEqual(['template.yaml']);
  });

  it('is a handler that no test reaches or names, where others are tested', async () => {
    const tested = (text: string) => seen({ ...shop, 'test/a.test.ts': text });
    expect(await tested("import { price } from '../src/orders.js';\n")).toEqual(['src/load.ts#handler']);
    expect(await tested("import '../src/save.js';\nimport '../src/load.js';\n")).toEqual([]);
    expect(await tested("import { handler } from '@/src/save';\nimport { handler as load } from '#load';\n")).toEqual(
      [],
    );
  });

  it('tells tests of Python, Go and Java by their modules, packages and classes', async () => {
    const one = (handler: string, runtime: string) => ({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${fn('Save', handler, runtime)}`,
    });
    const python = {
      ...one('orders.handler', 'python3.13'),
      'src/orders.py': 'def handler(event, context):\n    return {}\n',
    };
    expect(await seen(python)).toEqual(['template.yaml']);
    expect(await seen({ ...python, 'tests/test_orders.py': 'from src import orders\n' })).toEqual([]);
    const java = {
      ...one('shop.Orders::handleRequest', 'java21'),
      'src/src/main/java/shop/Orders.java': `package shop;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
public class Orders implements RequestHandler<String, String> {
  public String handleRequest(String event, Context context) { return event; }
}
`,
    };
    expect(await seen(java)).toEqual(['template.yaml']);
    expect(
      await seen({ ...java, 'src/src/test/java/shop/OrdersTest.java': 'package shop;\nclass OrdersTest {}\n' }),
    ).toEqual([]);
  });

  it('is nothing where tests from outside may reach it', async () => {
    expect(await seen({ ...shop, 'tests/integration/api.test.ts': 'await fetch(address);\n' })).toEqual([]);
    expect(await seen({ ...shop, 'features/order.feature': 'Feature: orders\n' })).toEqual([]);
    expect(
      await seen({ 'demo/template.yaml': shop['template.yaml'], 'demo/src/save.ts': shop['src/load.ts'] }),
    ).toEqual([]);
  });

  it('is nothing for tests of a neighbour', async () => {
    const under = (folder: string) =>
      Object.fromEntries(Object.entries(shop).map(([path, text]) => [`${folder}/${path}`, text]));
    expect(await seen({ ...under('a'), 'b/tests/integration/api.test.ts': 'await fetch(address);\n' })).toEqual([
      'a/template.yaml',
    ]);
    expect(await seen({ ...under('a'), 'a/tests/integration/api.test.ts': 'await fetch(address);\n' })).toEqual([]);
  });
});
