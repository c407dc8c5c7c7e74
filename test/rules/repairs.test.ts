import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Files, repaired } from './repaired.js';

describe('dynamodb-key-does-not-match-table', () => {
  const files = (call: string, key = 'orderId', sortKey?: string): Files => ({
    'serverless.yml': `service: orders
provider: { name: aws, runtime: python3.13 }
functions:
  save:
    handler: save.handler
    environment: { TABLE: !Ref Orders }
resources:
  Resources:
    Orders:
      Type: AWS::DynamoDB::Table
      Properties:
        KeySchema:
          - { AttributeName: ${key}, KeyType: HASH }
${sortKey === undefined ? '' : `          - { AttributeName: ${sortKey}, KeyType: RANGE }\n`}`,
    'save.py': `import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    ${call}
`,
  });
  const callAfter = async (...given: Parameters<typeof files>) =>
    (await repaired('dynamodb-key-does-not-match-table', files(...given)))?.['save.py']?.split('\n').at(-2)?.trim();

  test('writes the name of the table where one was certainly meant', async () => {
    expect(await callAfter('table.get_item(Key={"orderID": event["id"]})')).toBe(
      'table.get_item(Key={"orderId": event["id"]})',
    );
    expect(await callAfter('table.get_item(Key={"ordrId": event["id"]})')).toBe(
      'table.get_item(Key={"orderId": event["id"]})',
    );
    expect(await callAfter('table.delete_item(Key={"customer": 1, "order_id": 2})', 'customer', 'orderId')).toBe(
      'table.delete_item(Key={"customer": 1, "orderId": 2})',
    );
  });

  test('is not offered for another word, a short name, a number, or where a key is missing', async () => {
    expect(await callAfter('table.get_item(Key={"id": event["id"]})')).toBeUndefined();
    expect(await callAfter('table.get_item(Key={"sk": event["id"]})', 'pk')).toBeUndefined();
    expect(await callAfter('table.get_item(Key={"order2": event["id"]})', 'order1')).toBeUndefined();
    expect(await callAfter('table.get_item(Key={"customerID": 1})', 'customerId', 'orderId')).toBeUndefined();
  });
});

describe('module-format-mismatch', () => {
  const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Runtime: nodejs22.x, Handler: app.handler }
`;
  const files = (app: string, project: string, more: Files = {}): Files => ({
    'template.yaml': template,
    'src/app.js': app,
    'src/package.json': project,
    ...more,
  });
  const typeAfter = async (...given: Parameters<typeof files>) =>
    (await repaired('module-format-mismatch', files(...given)))?.['src/package.json'];
  const esm = "import { save } from './save.js';\n\nexport const handler = async () => save();\n";
  const save = { 'src/save.js': 'export const save = () => 1;\n' };

  test('says what the files are, in the layout of the package.json', async () => {
    expect(await typeAfter(esm, '{\r\n\t"name": "orders",\r\n\t"version": "1.0.0"\r\n}\r\n', save)).toBe(
      '{\r\n\t"name": "orders",\r\n\t"version": "1.0.0",\r\n\t"type": "module"\r\n}\r\n',
    );
    expect(await typeAfter('exports.handler = async () => 1;\n', '{ "name": "orders", "type": "module" }')).toBe(
      '{ "name": "orders", "type": "commonjs" }',
    );
    expect(await typeAfter(esm, '{ "type": "commonjs" }', save)).toBe('{ "type": "module" }');
  });

  test('is not offered where another file would break by it', async () => {
    const named = '{ "name": "orders" }';
    expect(await typeAfter(esm, named, { 'src/save.js': "const fs = require('fs');\nexports.save = fs.a;\n" })).toBe(
      undefined,
    );
    expect(await typeAfter(esm.replace('save.js', 'save'), named, save)).toBeUndefined();
    expect(await typeAfter(esm, named, { 'src/save.js': 'export const save = () => __dirname;\n' })).toBeUndefined();
    expect(await typeAfter(esm, '{ "devDependencies": { "jest": "29" } }', save)).toBeUndefined();
    const other = `${template}  Load:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Runtime: nodejs22.x, Handler: load.handler }
`;
    const load = { 'template.yaml': other, 'src/load.js': 'exports.handler = async () => 1;\n' };
    expect(await typeAfter(esm, named, { ...save, ...load })).toBeUndefined();
  });

  test('is not offered where no package.json is packed', async () => {
    const { 'src/package.json': project = '', ...others } = files(esm, '{ "name": "orders" }', save);
    expect(await repaired('module-format-mismatch', { ...others, 'package.json': project })).toBeUndefined();
  });
});

describe('workflow-task-without-catch', () => {
  const update = (next: string) => ({ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem', Next: next });
  const put = { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', End: true };
  const template = (definition: object) => ({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: ${JSON.stringify(definition)}
`,
  });
  const statesAfter = async (files: Files) => {
    const text = (await repaired('workflow-task-without-catch', files))?.['template.yaml'];
    return text === undefined ? undefined : parse(text).Resources.Orders.Properties.Definition.States;
  };

  test('replaces the input by the error where the input may be no object', async () => {
    const beside = { StartAt: 'Take', States: { Take: update('Store'), Store: put } };
    expect((await statesAfter(template(beside))).StoreFailed.ErrorPath).toBe('$.error.Error');
    const picked = { ...beside, States: { Take: { ...update('Store'), OutputPath: '$.Attributes' }, Store: put } };
    const { Store, StoreFailed } = await statesAfter(template(picked));
    expect(Store.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'StoreFailed' }]);
    expect(StoreFailed).toEqual({ Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' });
  });

  test('takes a name that no state has, and is not offered where expressions take the place of paths', async () => {
    const named = {
      StartAt: 'Take',
      States: {
        Take: update('Store'),
        Store: { ...put, End: undefined, Next: 'StoreFailed' },
        StoreFailed: { Type: 'Succeed' },
      },
    };
    expect(Object.keys(await statesAfter(template(named)))).toContain('StoreFailed2');
    const jsonata = { QueryLanguage: 'JSONata', StartAt: 'Take', States: { Take: update('Store'), Store: put } };
    expect(await statesAfter(template(jsonata))).toBeUndefined();
  });

  test('stands in the map of a program', async () => {
    const program = `import * as pulumi from '@pulumi/pulumi';
import * as aws from '@pulumi/aws';
import { type Files, repaired } from './repaired.js';

export const orders = new aws.sfn.StateMachine('orders', {
  roleArn: 'arn:aws:iam::123456789012:role/orders',
  definition: JSON.stringify({
    StartAt: 'Take',
    States: {
      Take: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:updateItem', Next: 'Store' },
      Store: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', End: true },
    },
  }),
});
`;
    const files = { 'Pulumi.yaml': 'name: orders\nruntime: nodejs\n', 'index.ts': program };
    const text = (await repaired('workflow-task-without-catch', files))?.['index.ts'];
    expect(text).toContain(`      StoreFailed: {
        Type: 'Fail',
        ErrorPath: '$.error.Error',
        CausePath: '$.error.Cause',
      },
    },
  }),`);
  });
});
