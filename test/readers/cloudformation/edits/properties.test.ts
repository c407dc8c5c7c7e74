// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how templates write references.
import { describe, expect, test } from 'vitest';
import type { NewValue, TemplateIntent } from '../../../../src/model/intent.js';
import type { DeclarationKind, Origin } from '../../../../src/model/template.js';
import { at, carryOut, template } from './carry-out.js';

function set(of: Origin, declaration: DeclarationKind, property: string, value: NewValue): TemplateIntent {
  return { kind: 'set-property', of, declaration, property, value };
}

const save = at('Resources', 'Save');

describe('a property of a function', () => {
  const function_ = template`
    Resources:
      Save:
        Type: AWS::Serverless::Function
        Properties:
          Handler: orders.save # the entry
          Runtime: nodejs20.x
          Events: {}
    `;

  test('that is missing is added behind the settings', () => {
    expect(
      carryOut(function_, set(save, 'function', 'timeoutSeconds', 10), set(save, 'function', 'memoryMb', 512)),
    ).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Handler: orders.save # the entry
            Runtime: nodejs20.x
            Timeout: 10
            MemorySize: 512
            Events: {}
      "
    `);
  });

  test('that is there is replaced, its comment kept', () => {
    expect(carryOut(function_, set(save, 'function', 'handler', 'src/orders.save'))).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Handler: src/orders.save # the entry
            Runtime: nodejs20.x
            Events: {}
      "
    `);
  });

  test.each([
    ['AWS::Serverless::Function', 'tracing', 'Active', '      Tracing: Active\n'],
    ['AWS::Lambda::Function', 'tracing', 'Active', '      TracingConfig:\n        Mode: Active\n'],
    ['AWS::Lambda::Function', 'runtime', 'python3.14', '      Runtime: python3.14\n'],
    ['AWS::Lambda::Function', 'reservedConcurrency', 5, '      ReservedConcurrentExecutions: 5\n'],
  ] as const)('of %s: %s', (type, property, value, lines) => {
    const before = `Resources:\n  Save:\n    Type: ${type}\n    Properties:\n      CodeUri: src\n`;
    expect(carryOut(before, set(save, 'function', property, value))).toBe(before + lines);
  });

  test.each([
    ['no Properties', '', '    Properties:\n      Timeout: 10\n'],
    ['empty Properties', '    Properties:\n', '    Properties:\n      Timeout: 10\n'],
    ['Properties of nothing but a comment', '    Properties: # none\n', '    Properties: # none\n      Timeout: 10\n'],
    ['Properties that are null', '    Properties: null\n', '    Properties:\n      Timeout: 10\n'],
    ['an empty map', '    Properties: {}\n', '    Properties:\n      Timeout: 10\n'],
    ['a map on one line', '    Properties: { Handler: a.b }\n', '    Properties: { Handler: a.b, Timeout: 10 }\n'],
    ['no space in it', '    Properties: {Handler: a.b}\n', '    Properties: {Handler: a.b, Timeout: 10}\n'],
    ['a comma at its end', '    Properties: { Handler: a.b, }\n', '    Properties: { Handler: a.b, Timeout: 10, }\n'],
    [
      'a map over several lines',
      '    Properties: {\n      Handler: a.b # here\n    }\n',
      '    Properties: {\n      Handler: a.b, # here\n      Timeout: 10\n    }\n',
    ],
    [
      'such a map with a comma at its end',
      '    Properties: {\n      Handler: a.b,\n    }\n',
      '    Properties: {\n      Handler: a.b,\n      Timeout: 10,\n    }\n',
    ],
  ])('where there is %s', (_, properties, expected) => {
    const before = 'Resources:\n  Save:\n    Type: AWS::Lambda::Function\n';
    expect(carryOut(before + properties, set(save, 'function', 'timeoutSeconds', 10))).toBe(before + expected);
  });

  test('that comes from Globals', () => {
    const before = 'Globals:\n  Function:\n    Runtime: nodejs20.x\nResources: {}\n';
    const globals = at('Globals', 'Function');
    expect(carryOut(before, set(globals, 'function', 'timeoutSeconds', 10))).toBe(
      'Globals:\n  Function:\n    Runtime: nodejs20.x\n    Timeout: 10\nResources: {}\n',
    );
    expect(carryOut(before, set(globals, 'function', 'tracing', 'Active'))).toContain('\n    Tracing: Active\n');
  });

  test('is written with a text on its last line', () => {
    const before = 'Resources:\n  Save:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: a.b';
    expect(carryOut(before, set(save, 'function', 'timeoutSeconds', 10))).toBe(`${before}\n      Timeout: 10`);
  });

  test('stands behind a text of several lines', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            InlineCode: |
              exports.handler = () => {}

              // end

        # The other one.
        Other:
          Type: AWS::SNS::Topic
      `;
    expect(carryOut(before, set(save, 'function', 'timeoutSeconds', 10))).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            InlineCode: |
              exports.handler = () => {}

              // end
            Timeout: 10

        # The other one.
        Other:
          Type: AWS::SNS::Topic
      "
    `);
  });

  test('gives the role of a plain function the right to trace', () => {
    const before = template`
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: Store
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: s3:PutObject
                      Resource: '*'
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
      `;
    const after = carryOut(before, set(save, 'function', 'tracing', 'Active'));
    expect(after).toMatchInlineSnapshot(`
      "Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: Store
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: s3:PutObject
                      Resource: '*'
                    - Effect: Allow
                      Action:
                        - xray:PutTraceSegments
                        - xray:PutTelemetryRecords
                      Resource: '*'
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            TracingConfig:
              Mode: Active
      "
    `);
    // A second time there is nothing more to give.
    const again = carryOut(after ?? '', set(save, 'function', 'tracing', 'PassThrough'));
    expect(again?.match(/xray:PutTraceSegments/g)).toHaveLength(1);
  });
});

describe('a value that is replaced where it is written', () => {
  const replaces = (text: string, value: string) => {
    const offset = text.indexOf(value);
    const line = text.slice(0, offset).split('\n').length - 1;
    const character = offset - (text.lastIndexOf('\n', offset) + 1);
    const start = { line, character };
    return { file: 'template.yaml', start, end: { line, character: character + value.length } };
  };
  const runtime = (text: string, old: string, value: string): TemplateIntent => ({
    kind: 'set-property',
    of: save,
    declaration: 'function',
    property: 'runtime',
    value,
    replaces: replaces(text, old),
  });
  const resource =
    'Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: !Ref Runtime\n';

  test('in Globals', () => {
    const before = `Globals:\n  Function:\n    Runtime: nodejs18.x # old\n${resource}`;
    expect(carryOut(before, runtime(before, 'nodejs18.x', 'nodejs24.x'))).toBe(
      before.replace('nodejs18.x', 'nodejs24.x'),
    );
  });

  test('as the default of a parameter', () => {
    const before = `Parameters:\n  Runtime: { Type: String, Default: "nodejs18.x" }\n${resource}`;
    expect(carryOut(before, runtime(before, '"nodejs18.x"', 'nodejs24.x'))).toBe(
      before.replace('nodejs18.x', 'nodejs24.x'),
    );
  });

  test('only with a value that the parameter allows', () => {
    const before = `Parameters:\n  Runtime:\n    Type: String\n    AllowedValues: [nodejs18.x, nodejs20.x]\n    Default: nodejs18.x \n${resource}`;
    const start = { line: 4, character: 13 };
    const range = { file: 'template.yaml', start, end: { line: 4, character: 23 } };
    expect(
      carryOut(before, { ...runtime(before, 'nodejs18.x', 'nodejs24.x'), replaces: range } as TemplateIntent),
    ).toBe(undefined);
    expect(
      carryOut(before, { ...runtime(before, 'nodejs18.x', 'nodejs20.x'), replaces: range } as TemplateIntent),
    ).toBe(before.replace('Default: nodejs18.x', 'Default: nodejs20.x'));
  });

  test('beside a change that moves it', () => {
    const before = `Parameters:\n  Runtime:\n    Type: String\n    Default: nodejs18.x\n${resource}`;
    const after = carryOut(
      before,
      { kind: 'set-environment-from-parameter', of: save, name: 'KEY', parameter: 'Key' },
      runtime(before, 'nodejs18.x', 'nodejs24.x'),
    );
    expect(after).toMatchInlineSnapshot(`
      "Parameters:
        Runtime:
          Type: String
          Default: nodejs24.x
        Key:
          Type: String
      Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: !Ref Runtime
            Environment:
              Variables:
                KEY: !Ref Key
      "
    `);
  });

  test('never in another file, and never a function of the template', () => {
    const before = `Parameters:\n  Runtime:\n    Type: String\n${resource}`;
    expect(carryOut(before, runtime(before, '!Ref Runtime', 'nodejs24.x'))).toBe(undefined);
    const elsewhere = { ...replaces(before, 'Runtime'), file: 'other.yaml' };
    expect(
      carryOut(before, { ...runtime(before, 'Runtime', 'nodejs24.x'), replaces: elsewhere } as TemplateIntent),
    ).toBe(undefined);
  });
});

describe('a property of a trigger', () => {
  const sam = template`
    Resources:
      Save:
        Type: AWS::Serverless::Function
        Properties:
          Events:
            Clicks:
              Type: Kinesis
              Properties:
                Stream: !GetAtt Clicks.Arn
      Failures:
        Type: AWS::SQS::Queue
    `;
  const event = at('Resources', 'Save', 'Properties', 'Events', 'Clicks');

  test('of a SAM event', () => {
    expect(
      carryOut(
        sam,
        set(event, 'trigger', 'batchSize', 10),
        set(event, 'trigger', 'reportsBatchItemFailures', true),
        set(event, 'trigger', 'onFailure', { reference: 'Failures', attribute: 'arn' }),
        set(event, 'trigger', 'bisectOnError', true),
        set(event, 'trigger', 'maximumRetryAttempts', 3),
      ),
    ).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Clicks:
                Type: Kinesis
                Properties:
                  Stream: !GetAtt Clicks.Arn
                  BatchSize: 10
                  FunctionResponseTypes:
                    - ReportBatchItemFailures
                  DestinationConfig:
                    OnFailure:
                      Type: SQS
                      Destination: !GetAtt Failures.Arn
                  BisectBatchOnFunctionError: true
                  MaximumRetryAttempts: 3
        Failures:
          Type: AWS::SQS::Queue
      "
    `);
  });

  test('of a SAM event whose function has a role of its own', () => {
    const own = sam.replace('      Events:', '      Role: arn:aws:iam::123456789012:role/save\n      Events:');
    const intent = set(event, 'trigger', 'onFailure', { reference: 'Failures', attribute: 'arn' });
    // Nothing here can give that role the right to send.
    expect(carryOut(own, intent)).toBe(undefined);
    const declared = own.replace('arn:aws:iam::123456789012:role/save', '!GetAtt Role.Arn');
    expect(carryOut(`${declared}  Role:\n    Type: AWS::IAM::Role\n`, intent)).toContain('Action: sqs:SendMessage');
  });

  test('of a mapping', () => {
    const mapping = template`
      Resources:
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            FunctionName: !Ref Save
            EventSourceArn: !GetAtt Clicks.Arn
            FunctionResponseTypes: []
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
        Failures:
          Type: AWS::SNS::Topic
      `;
    const of = at('Resources', 'Mapping');
    expect(
      carryOut(
        mapping,
        set(of, 'trigger', 'reportsBatchItemFailures', true),
        set(of, 'trigger', 'onFailure', { reference: 'Failures', attribute: 'arn' }),
      ),
    ).toMatchInlineSnapshot(`
      "Resources:
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            FunctionName: !Ref Save
            EventSourceArn: !GetAtt Clicks.Arn
            FunctionResponseTypes:
              - ReportBatchItemFailures
            DestinationConfig:
              OnFailure:
                Destination: !Ref Failures
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: SaveAccess
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - Effect: Allow
                      Action: sns:Publish
                      Resource: !Ref Failures
        Failures:
          Type: AWS::SNS::Topic
      "
    `);
  });

  test('that is there already is left alone', () => {
    const done = sam.replace('Stream: ', 'FunctionResponseTypes: [ReportBatchItemFailures]\n            Stream: ');
    expect(carryOut(done, set(event, 'trigger', 'reportsBatchItemFailures', true))).toBe(done);
  });
});

describe('who may call', () => {
  test('a route of a REST API', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http: { Type: Api, Properties: { Path: /orders, Method: post } }
      `;
    const of = at('Resources', 'Save', 'Properties', 'Events', 'Http');
    expect(carryOut(before, set(of, 'trigger', 'authorization', 'iam'))).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http: { Type: Api, Properties: { Path: /orders, Method: post, Auth: { Authorizer: AWS_IAM } } }
      "
    `);
  });

  test.each([
    ['the API of the template', '            ApiId: !Ref Api\n', '  Api:\n    Type: AWS::Serverless::HttpApi\n'],
    ['the API SAM makes', '', ''],
  ])('a route of an HTTP API: %s', (_, reference, api) => {
    const before = [
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n',
      `      Events:\n        Http:\n          Type: HttpApi\n          Properties:\n            Path: /orders\n${reference}${api}`,
    ].join('');
    const of = at('Resources', 'Save', 'Properties', 'Events', 'Http');
    expect(carryOut(before, set(of, 'trigger', 'authorization', 'iam'))).toMatchSnapshot();
  });

  test('a route of an HTTP API that stands elsewhere is refused', () => {
    const before =
      'Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Http:\n          Type: HttpApi\n          Properties:\n            ApiId: !ImportValue api\n';
    const of = at('Resources', 'Save', 'Properties', 'Events', 'Http');
    expect(carryOut(before, set(of, 'trigger', 'authorization', 'iam'))).toBe(undefined);
  });

  test.each([
    ['AWS::ApiGateway::Method', 'trigger', 'AuthorizationType'],
    ['AWS::ApiGatewayV2::Route', 'trigger', 'AuthorizationType'],
    ['AWS::Lambda::Url', 'function-url', 'AuthType'],
  ] as const)('%s', (type, declaration, key) => {
    const before = `Resources:\n  Way:\n    Type: ${type}\n    Properties:\n      ${key}: NONE\n`;
    expect(carryOut(before, set(at('Resources', 'Way'), declaration, 'authorization', 'iam'))).toBe(
      before.replace('NONE', 'AWS_IAM'),
    );
  });

  test('the URL of a SAM function', () => {
    const before =
      'Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionUrlConfig:\n        AuthType: NONE # open\n';
    const of = at('Resources', 'Save', 'Properties', 'FunctionUrlConfig');
    expect(carryOut(before, set(of, 'function-url', 'authorization', 'iam'))).toBe(before.replace('NONE', 'AWS_IAM'));
  });

  test('every route of an API', () => {
    const before = 'Resources:\n  Api:\n    Type: AWS::Serverless::HttpApi\n';
    expect(carryOut(before, set(at('Resources', 'Api'), 'api', 'defaultAuthorization', 'iam'))).toMatchInlineSnapshot(`
      "Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              DefaultAuthorizer: AWS_IAM
              EnableIamAuthorizer: true
      "
    `);
  });
});

describe('other properties', () => {
  test.each([
    ['AWS::SQS::Queue', 'queue', 'visibilityTimeoutSeconds', 180, 'VisibilityTimeout: 180'],
    ['AWS::SQS::Queue', 'queue', 'retentionSeconds', 1_209_600, 'MessageRetentionPeriod: 1209600'],
    ['AWS::Logs::LogGroup', 'log-group', 'retentionDays', 30, 'RetentionInDays: 30'],
    [
      'AWS::Logs::LogGroup',
      'log-group',
      'logGroupName',
      { join: ['/x/', { reference: 'It', attribute: 'name' }] },
      'LogGroupName: !Sub /x/${It}',
    ],
  ] as const)('%s %s.%s', (type, declaration, property, value, line) => {
    const before = `Resources:\n  It:\n    Type: ${type}\n`;
    expect(carryOut(before, set(at('Resources', 'It'), declaration, property, value))).toBe(
      `${before}    Properties:\n      ${line}\n`,
    );
  });
});

describe('is refused', () => {
  const refused = (properties: string, intent = set(save, 'function', 'timeoutSeconds', 10)) =>
    carryOut(`Resources:\n  Save:\n    Type: AWS::Serverless::Function\n${properties}`, intent);

  test.each([
    ['an anchor on the map', '    Properties: &shared\n      Handler: a.b\n'],
    ['an alias', '    Properties: *shared\n'],
    ['a merge key', '    Properties:\n      <<: {}\n      Handler: a.b\n'],
    ['a condition in place of the map', '    Properties: !If [Big, { Timeout: 3 }, { Timeout: 5 }]\n'],
    ['the same in the long form', '    Properties:\n      Fn::If: [Big, { Timeout: 3 }, { Timeout: 5 }]\n'],
    ['a reference as the value', '    Properties:\n      Timeout: !Ref Timeout\n'],
    ['text in place of the map', '    Properties: none\n'],
    ['broken syntax', '    Properties:\n      Handler: [a\n'],
    ['a second document', '    Properties: {}\n---\nResources: {}\n'],
  ])('%s', (_, properties) => {
    expect(refused(properties)).toBe(undefined);
  });

  test('a property, value or resource that does not exist', () => {
    const properties = '    Properties:\n      Handler: a.b\n';
    expect(refused(properties, set(save, 'function', 'colour', 'red'))).toBe(undefined);
    expect(refused(properties, set(save, 'queue', 'redrive', 'x'))).toBe(undefined);
    expect(refused(properties, set(save, 'function', 'tracing', 'Sometimes'))).toBe(undefined);
    expect(refused(properties, set(at('Resources', 'Other'), 'function', 'timeoutSeconds', 10))).toBe(undefined);
    expect(refused(properties, set(at(), 'function', 'timeoutSeconds', 10))).toBe(undefined);
    expect(refused(properties, set(save, 'function', 'logGroup', { reference: 'Nothing', attribute: 'name' }))).toBe(
      undefined,
    );
  });

  test('everything in an empty text', () => {
    expect(carryOut('', set(save, 'function', 'timeoutSeconds', 10))).toBe(undefined);
    expect(carryOut('{}', set(save, 'function', 'timeoutSeconds', 10))).toBe(undefined);
  });
});
