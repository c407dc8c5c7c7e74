import { describe, expect, test } from 'vitest';
import { createCdkOutputReader } from '../../../src/readers/templates/cdk-output/index.js';
import { isSynthesized } from '../../../src/readers/templates/cdk-output/recognise.js';
import { declaration, ofKind, plain } from '../cloudformation/reading.js';
import { made, madeFunction, readOne, readOutput, stack } from './reading.js';

const hash = 'b9b7a0f742048f0736e09551d6396349b6cbb82025d8e55f9193c7c62c52c605';

test.each([
  ['cdk.out/Orders.template.json', true],
  ['infra/cdk.out/assembly-Prod/ProdOrders.template.json', true],
  ['cdk.out/OrdersNested1A2B.nested.template.json', false],
  ['cdk.out/manifest.json', false],
  ['templates/Orders.template.json', false],
])('%s is a stack of the output: %s', (path, expected) => {
  expect(isSynthesized({ path, text: '{"Resources":{}}' })).toBe(expected);
});

describe('names', () => {
  const facts = readOne({
    'cdk.out/Orders.template.json': stack({
      Pending46EEA5BA: made('AWS::SQS::Queue', 'Orders/Pending/Resource'),
      Save1C2D3E4F: madeFunction('Orders/Backend/Save/Resource', hash, {
        Role: { 'Fn::GetAtt': ['SaveServiceRole9B060650', 'Arn'] },
      }),
      SaveServiceRole9B060650: made('AWS::IAM::Role', 'Orders/Backend/Save/ServiceRole/Resource'),
      SaveSqsEventSource7BAFEC57: made(
        'AWS::Lambda::EventSourceMapping',
        'Orders/Backend/Save/SqsEventSource:OrdersPending073DFA2F/Resource',
        {
          FunctionName: { Ref: 'Save1C2D3E4F' },
          EventSourceArn: { 'Fn::GetAtt': ['Pending46EEA5BA', 'Arn'] },
        },
      ),
      Plain0A1B2C3D: { Type: 'AWS::SNS::Topic' },
      CDKMetadata: made('AWS::CDK::Metadata', 'Orders/CDKMetadata/Default'),
    }),
  });

  test('are those of the constructs', () => {
    expect(facts.declarations.map(({ id, name }) => [id, name])).toEqual([
      ['Orders/Pending', 'Pending'],
      ['Orders/Backend/Save', 'Save'],
      ['Orders/Backend/Save/ServiceRole', 'Save/ServiceRole'],
      ['Orders/Backend/Save/SqsEventSource:OrdersPending073DFA2F', 'Save/SqsEventSource'],
      ['Orders/Plain', 'Plain'],
    ]);
  });

  test('are what references lead to', () => {
    const trigger = declaration(facts, 'trigger', 'Orders/Backend/Save/SqsEventSource:OrdersPending073DFA2F');
    expect([plain(trigger.function), plain(trigger.source)]).toEqual([
      '@Orders/Backend/Save.name',
      '@Orders/Pending.arn',
    ]);
    expect(plain(declaration(facts, 'function', 'Orders/Backend/Save').role)).toBe(
      '@Orders/Backend/Save/ServiceRole.arn',
    );
  });

  test('tell rights that grants gave from those of a policy', () => {
    const policy = (path: string) =>
      made('AWS::IAM::Policy', path, {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: '*' }] },
        Roles: [{ Ref: 'Role' }],
      });
    const { declarations } = readOne({
      'cdk.out/Orders.template.json': stack({
        Granted: policy('Orders/Save/ServiceRole/DefaultPolicy/Resource'),
        Written: policy('Orders/Rights/Resource'),
      }),
    });
    const sets = declarations.flatMap((each) => (each.kind === 'policy' ? each.statements : [])).map(({ set }) => set);
    expect(sets).toEqual([{ name: 'A grant', narrower: [] }, undefined]);
  });

  test('say which application it is', () => {
    expect([facts.dialect, facts.root, facts.outputOf]).toEqual(['cdk', 'cdk.out/Orders.template.json', '']);
  });
});

test.each([
  ['Orders/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/Resource'],
  ['Orders/AWS679f53fac002430cb0da5b7982bd2287/Resource'],
  ['Orders/BucketNotificationsHandler050a0587b7544547bf325f094a3db834/Resource'],
  ['Orders/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler'],
  ['Orders/Seed/framework-onEvent/Resource'],
])('a function that the CDK makes by itself is generated: %s', (path) => {
  const facts = readOne({
    'cdk.out/Orders.template.json': stack({
      Made: madeFunction(path, hash),
      Own: madeFunction('Orders/Own/Resource', hash),
    }),
  });
  expect(ofKind(facts, 'function').map(({ generated }) => generated)).toEqual([true, false]);
});

describe('code', () => {
  const packagingOf = (resource: object, more: Readonly<Record<string, string>> = {}) => {
    const facts = readOne({ 'infra/cdk.out/Orders.template.json': stack({ Save: resource }), ...more });
    const { packaging, handler } = declaration(facts, 'function', 'Orders/Save');
    return [packaging.kind === 'folder' ? plain(packaging.folder) : packaging.kind, plain(handler)];
  };

  test('that was copied is the copy', () => {
    expect(packagingOf(madeFunction('Orders/Save/Resource', hash))).toEqual([
      `infra/cdk.out/asset.${hash}`,
      'index.handler',
    ]);
  });

  test('that was bundled is what it was made from', () => {
    const bundle = [
      '"use strict";',
      '// node_modules/uuid/dist/index.js',
      'var uuid = {};',
      '// src/lib/store.ts',
      'var save = {};',
      '// src/save/app.ts',
      'var handler = () => save;',
    ].join('\n');
    expect(
      packagingOf(madeFunction('Orders/Save/Resource', hash), { [`infra/cdk.out/asset.${hash}/index.js`]: bundle }),
    ).toEqual(['infra/src/save', 'app.handler']);
  });

  test('that was bundled and does not say what from is the bundle', () => {
    expect(
      packagingOf(madeFunction('Orders/Save/Resource', hash), {
        [`infra/cdk.out/asset.${hash}/index.js`]: '!function(){}()',
      }),
    ).toEqual([`infra/cdk.out/asset.${hash}`, 'index.handler']);
  });

  test('of an archive may be anywhere in the program', () => {
    const metadata = { 'aws:asset:path': `asset.${hash}.jar` };
    const properties = { Runtime: 'java21', Handler: 'orders.Save::handleRequest' };
    expect(packagingOf(madeFunction('Orders/Save/Resource', hash, properties, metadata))).toEqual([
      'infra',
      'orders.Save::handleRequest',
    ]);
  });

  test('that is written in the template is that', () => {
    expect(packagingOf(made('AWS::Lambda::Function', 'Orders/Save/Resource', { Code: { ZipFile: 'x' } }))).toEqual([
      'inline',
      undefined,
    ]);
  });
});

describe('several stacks', () => {
  test('nest each other', () => {
    const nested = 'OrdersStore1A2B.nested.template.json';
    const facts = readOne({
      'cdk.out/Orders.template.json': stack({
        Pending46EEA5BA: made('AWS::SQS::Queue', 'Orders/Pending/Resource'),
        Nested: made(
          'AWS::CloudFormation::Stack',
          'Orders/Store.NestedStack/Store.NestedStackResource',
          { Parameters: { referencetoPending: { 'Fn::GetAtt': ['Pending46EEA5BA', 'Arn'] } } },
          { 'aws:asset:path': nested, 'aws:asset:property': 'TemplateURL' },
        ),
        Url: made('AWS::Lambda::Url', 'Orders/Url', {
          TargetFunctionArn: { 'Fn::GetAtt': ['Nested', 'Outputs.OrdersStoreSaveArn'] },
        }),
      }),
      [`cdk.out/${nested}`]: stack(
        {
          Save1C2D3E4F: madeFunction('Orders/Store/Save/Resource', hash, {
            DeadLetterConfig: { TargetArn: { Ref: 'referencetoPending' } },
          }),
        },
        {
          Parameters: { referencetoPending: { Type: 'String' } },
          Outputs: { OrdersStoreSaveArn: { Value: { 'Fn::GetAtt': ['Save1C2D3E4F', 'Arn'] } } },
        },
      ),
    });
    expect(plain(declaration(facts, 'function', 'Orders/Store/Save').deadLetter)).toBe('@Orders/Pending.arn');
    expect(plain(declaration(facts, 'function-url', 'Orders/Url').function)).toBe('@Orders/Store/Save.arn');
    expect(facts.files).toEqual(['cdk.out/Orders.template.json', `cdk.out/${nested}`]);
  });

  test('export to each other', () => {
    const facts = readOne({
      'cdk.out/Api.template.json': stack({
        Save1C2D3E4F: madeFunction('Api/Save/Resource', hash, {
          Environment: { Variables: { TABLE: { 'Fn::ImportValue': 'Data:ExportsOutputRefOrders1A2B3C4D' } } },
        }),
      }),
      'cdk.out/Data.template.json': stack(
        { Orders1A2B3C4D: made('AWS::DynamoDB::Table', 'Data/Orders/Resource') },
        {
          Outputs: {
            ExportsOutputRefOrders1A2B3C4D: {
              Value: { Ref: 'Orders1A2B3C4D' },
              Export: { Name: 'Data:ExportsOutputRefOrders1A2B3C4D' },
            },
          },
        },
      ),
    });
    const [variable] = declaration(facts, 'function', 'Api/Save').environment.variables;
    expect(plain(variable?.value)).toBe('@Data/Orders.name');
  });

  test('of stages that hold the same count once', () => {
    const stageOf = (stage: string) => stack({ Save1C2D3E4F: madeFunction(`${stage}/Orders/Save/Resource`, hash) });
    const files = {
      'cdk.out/assembly-Dev/DevOrders.template.json': stageOf('Dev'),
      'cdk.out/assembly-Prod/ProdOrders.template.json': stageOf('Prod'),
    };
    expect(readOutput(files).map(({ root }) => root)).toEqual(['cdk.out/assembly-Dev/DevOrders.template.json']);
  });
});

test('nothing is repaired in what is written anew at each run', () => {
  const reader = createCdkOutputReader();
  const path = 'cdk.out/Orders.template.json';
  const of = { dialect: 'cdk', file: path, path: ['Resources', 'Save'] } as const;
  const intent = { kind: 'set-property', of, declaration: 'function', property: 'timeoutSeconds', value: 10 } as const;
  expect(reader.edit({ path, text: '{}' }, [intent])).toBeUndefined();
});

test('what is broken or cut off is read as far as it goes', () => {
  const text = stack({
    Pending: made('AWS::SQS::Queue', 'Orders/Pending/Resource'),
    Save: madeFunction('Orders/Save/Resource', hash),
  });
  for (let end = 0; end < text.length; end += 7) {
    for (const facts of readOutput({ 'cdk.out/Orders.template.json': text.slice(0, end) })) {
      expect(facts.declarations.length).toBeLessThanOrEqual(2);
    }
  }
});
