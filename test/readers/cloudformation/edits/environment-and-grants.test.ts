// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how templates write references.
import { describe, expect, test } from 'vitest';
import type { NewValue, TemplateIntent } from '../../../../src/model/intent.js';
import { at, carryOut, template } from './carry-out.js';

const save = at('Resources', 'Save');
const variable = (name: string, value: NewValue): TemplateIntent => ({
  kind: 'set-environment',
  of: save,
  name,
  value,
});

describe('a variable', () => {
  const before = template`
    Resources:
      Save:
        Type: AWS::Serverless::Function
        Properties:
          Environment:
            Variables:
              STAGE: dev # for now
              PASSWORD: hunter2
      Orders:
        Type: AWS::SQS::Queue
      Table:
        Type: AWS::DynamoDB::Table
      Topic:
        Type: AWS::SNS::Topic
      Flow:
        Type: AWS::Serverless::StateMachine
      Secret:
        Type: AWS::SecretsManager::Secret
    `;

  test('gets a reference in the words of its type', () => {
    const after = carryOut(
      before,
      variable('QUEUE_URL', { reference: 'Orders', attribute: 'url' }),
      variable('QUEUE_NAME', { reference: 'Orders', attribute: 'name' }),
      variable('QUEUE_ARN', { reference: 'Orders', attribute: 'arn' }),
      variable('TABLE', { reference: 'Table', attribute: 'name' }),
      variable('TOPIC', { reference: 'Topic', attribute: 'arn' }),
      variable('TOPIC_NAME', { reference: 'Topic', attribute: 'name' }),
      variable('FLOW', { reference: 'Flow', attribute: 'arn' }),
      variable('PASSWORD', { reference: 'Secret', attribute: 'arn' }),
    );
    expect(after).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Environment:
              Variables:
                STAGE: dev # for now
                PASSWORD: !Ref Secret
                QUEUE_URL: !Ref Orders
                QUEUE_NAME: !GetAtt Orders.QueueName
                QUEUE_ARN: !GetAtt Orders.Arn
                TABLE: !Ref Table
                TOPIC: !Ref Topic
                TOPIC_NAME: !GetAtt Topic.TopicName
                FLOW: !Ref Flow
        Orders:
          Type: AWS::SQS::Queue
        Table:
          Type: AWS::DynamoDB::Table
        Topic:
          Type: AWS::SNS::Topic
        Flow:
          Type: AWS::Serverless::StateMachine
        Secret:
          Type: AWS::SecretsManager::Secret
      "
    `);
  });

  test('gets text in quotes where it needs them', () => {
    const after = carryOut(
      before,
      variable('A', 'yes'),
      variable('B', '012345'),
      variable('C', 'a: b'),
      variable('D', "it's # not a comment"),
      variable('E', ''),
      variable('F', true),
      variable('G', '2012-10-17'),
      variable('H', '* all'),
      variable('I', 'plain text'),
      variable('J', 'two\nlines'),
      variable('K', 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q'),
    );
    expect(after).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Environment:
              Variables:
                STAGE: dev # for now
                PASSWORD: hunter2
                A: 'yes'
                B: '012345'
                C: 'a: b'
                D: 'it''s # not a comment'
                E: ''
                F: true
                G: '2012-10-17'
                H: '* all'
                I: plain text
                J: "two\\nlines"
                K: !Sub arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:q
        Orders:
          Type: AWS::SQS::Queue
        Table:
          Type: AWS::DynamoDB::Table
        Topic:
          Type: AWS::SNS::Topic
        Flow:
          Type: AWS::Serverless::StateMachine
        Secret:
          Type: AWS::SecretsManager::Secret
      "
    `);
  });

  test('stands in maps of its own where there are none', () => {
    const bare =
      'Resources:\n  Save:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: a.b\n      Role: x\n';
    expect(carryOut(bare, variable('A', 'a'), variable('B', 'b'))).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Handler: a.b
            Environment:
              Variables:
                A: a
                B: b
            Role: x
      "
    `);
  });

  test('is refused for what has no environment or no such attribute', () => {
    expect(carryOut(before, { ...variable('A', 'a'), of: at('Resources', 'Orders') } as TemplateIntent)).toBe(
      undefined,
    );
    expect(carryOut(before, variable('A', { reference: 'Topic', attribute: 'url' }))).toBe(undefined);
    expect(carryOut(before, variable('A', { reference: 'Storage/Orders', attribute: 'arn' }))).toBe(undefined);
  });
});

describe('a variable from a parameter', () => {
  const intent: TemplateIntent = {
    kind: 'set-environment-from-parameter',
    of: save,
    name: 'API_KEY',
    parameter: 'ApiKey',
  };
  const rest = 'Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: a.b\n';

  test.each([
    ['behind the headings', 'AWSTemplateFormatVersion: 2010-09-09\nDescription: >\n  Two\n  lines\n\nGlobals: {}\n\n'],
    ['first of all', '# The orders.\n'],
    ['behind the other parameters', 'Parameters:\n  Stage:\n    Type: String\n\n'],
    ['in parameters that are empty', 'Parameters:\n\n'],
    ['once', 'Parameters:\n  ApiKey:\n    Type: String\n    NoEcho: true\n'],
  ])('%s', (_, head) => {
    expect(carryOut(head + rest, intent)).toMatchSnapshot();
  });

  test('in JSON', () => {
    const json = `{\n  "Resources": {\n    "Save": {\n      "Type": "AWS::Lambda::Function",\n      "Properties": {}\n    }\n  }\n}`;
    expect(carryOut(json, intent)).toMatchInlineSnapshot(`
      "{
        "Parameters": {
          "ApiKey": {
            "Type": "String"
          }
        },
        "Resources": {
          "Save": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
              "Environment": {
                "Variables": {
                  "API_KEY": {
                    "Ref": "ApiKey"
                  }
                }
              }
            }
          }
        }
      }"
    `);
  });
});

describe('a statement', () => {
  const before = template`
    Resources:
      Save:
        Type: AWS::Serverless::Function
        Properties:
          Policies:
            - Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Action:
                    - dynamodb:* # too much
                    - "sqs:SendMessage" # the orders
                    - s3:*
                  Resource: '*'
                - Effect: Allow
                  Action: ['sns:*', 'sqs:*']
                  Resource: ["*"]
                - Effect: Allow
                  Action: kms:*
                  Resource: !Sub arn:aws:kms:*
      Table:
        Type: AWS::DynamoDB::Table
    `;
  const statement = (index: number) =>
    at('Resources', 'Save', 'Properties', 'Policies', '0', 'Statement', String(index));
  const actions = (index: number, ...names: string[]): TemplateIntent => ({
    kind: 'replace-actions',
    of: statement(index),
    actions: names,
  });
  const resources = (index: number, ...values: NewValue[]): TemplateIntent => ({
    kind: 'replace-resources',
    of: statement(index),
    resources: values,
  });
  const table = { reference: 'Table', attribute: 'arn' } as const;

  test('gets other actions', () => {
    expect(
      carryOut(
        before,
        actions(0, 'dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:SendMessage'),
        actions(1, 'sns:Publish'),
        actions(2, 'kms:Decrypt', 'kms:Encrypt'),
      ),
    ).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Action:
                      - dynamodb:GetItem # too much
                      - dynamodb:PutItem
                      - "sqs:SendMessage" # the orders
                    Resource: '*'
                  - Effect: Allow
                    Action: ['sns:Publish']
                    Resource: ["*"]
                  - Effect: Allow
                    Action:
                      - kms:Decrypt
                      - kms:Encrypt
                    Resource: !Sub arn:aws:kms:*
        Table:
          Type: AWS::DynamoDB::Table
      "
    `);
  });

  test('gets other resources', () => {
    expect(
      carryOut(before, resources(0, table, { join: [table, '/index/*'] }), resources(1, table), resources(2, table)),
    ).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Action:
                      - dynamodb:* # too much
                      - "sqs:SendMessage" # the orders
                      - s3:*
                    Resource:
                      - !GetAtt Table.Arn
                      - !Sub \${Table.Arn}/index/*
                  - Effect: Allow
                    Action: ['sns:*', 'sqs:*']
                    Resource: [!GetAtt Table.Arn]
                  - Effect: Allow
                    Action: kms:*
                    Resource: !GetAtt Table.Arn
        Table:
          Type: AWS::DynamoDB::Table
      "
    `);
  });

  test('in a single document and in JSON', () => {
    const json = `{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyDocument": {
          "Statement": {
            "Effect": "Allow",
            "Action": [
              "s3:*",
              "sqs:*"
            ],
            "Resource": ["*"]
          }
        }
      }
    },
    "Table": { "Type": "AWS::DynamoDB::Table" }
  }
}
`;
    const of = at('Resources', 'Policy', 'Properties', 'PolicyDocument', 'Statement', '0');
    expect(
      carryOut(
        json,
        { kind: 'replace-actions', of, actions: ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'] },
        { kind: 'replace-resources', of, resources: [table] },
      ),
    ).toMatchInlineSnapshot(`
      "{
        "Resources": {
          "Policy": {
            "Type": "AWS::IAM::Policy",
            "Properties": {
              "PolicyDocument": {
                "Statement": {
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject",
                    "s3:PutObject",
                    "sqs:SendMessage"
                  ],
                  "Resource": [{ "Fn::GetAtt": ["Table", "Arn"] }]
                }
              }
            }
          },
          "Table": { "Type": "AWS::DynamoDB::Table" }
        }
      }
      "
    `);
  });

  test('is refused without the list, without actions and around comments that would go', () => {
    expect(carryOut(before, actions(7, 's3:GetObject'))).toBe(undefined);
    expect(carryOut(before, actions(0))).toBe(undefined);
    const commented = before.replace("['sns:*', 'sqs:*']", "[\n 'sns:*', # why\n 'sqs:*']");
    expect(carryOut(commented, actions(1, 'sns:Publish'))).toBe(undefined);
    const conditional = at('Resources', 'Save', 'Properties', 'Policies', '0');
    expect(carryOut(before, { kind: 'replace-actions', of: conditional, actions: ['a:B'] })).toBe(undefined);
  });
});

describe('a grant', () => {
  const grant: TemplateIntent = {
    kind: 'add-grant',
    of: save,
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resource: { reference: 'Table', attribute: 'arn' },
  };
  const withPolicies = (policies: string) =>
    `Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: a.b\n${policies}  Table:\n    Type: AWS::DynamoDB::Table\n`;

  test.each([
    ['nothing', ''],
    ['a name', '      Policies: AWSLambdaBasicExecutionRole # for the logs\n'],
    ['a template', '      Policies:\n        S3ReadPolicy: # all of it\n          BucketName: x\n'],
    ['a template on one line', '      Policies: { S3ReadPolicy: { BucketName: x } }\n'],
    ['names', '      Policies:\n      - AWSLambdaBasicExecutionRole\n'],
    ['names on one line', '      Policies: [AWSLambdaBasicExecutionRole]\n'],
    ['templates', '      Policies:\n        - S3ReadPolicy:\n            BucketName: x\n'],
    [
      'statements',
      '      Policies:\n        - Statement:\n            - Effect: Allow\n              Action: s3:*\n              Resource: "*"\n        - S3ReadPolicy: { BucketName: x }\n',
    ],
    [
      'a document',
      '      Policies:\n        Statement:\n          - Effect: Allow\n            Action: s3:*\n            Resource: "*"\n',
    ],
  ])('in addition to %s', (_, policies) => {
    expect(carryOut(withPolicies(policies), grant)).toMatchSnapshot();
  });

  test.each([
    ['a condition', '      Policies: !If [A, [X], [Y]]\n'],
    ['a shared list', '      Policies: &policies\n        - X\n'],
    ['a role that stands elsewhere', '      Role: !ImportValue role\n'],
  ])('is refused for %s', (_, policies) => {
    expect(carryOut(withPolicies(policies), grant)).toBe(undefined);
  });

  test('to the role of a plain function', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt SaveRole.Arn
        SaveRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: SaveAccess
                PolicyDocument: !Ref Document
        Table:
          Type: AWS::DynamoDB::Table
      `;
    const after = carryOut(before, grant);
    expect(after).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt SaveRole.Arn
        SaveRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: SaveAccess
                PolicyDocument: !Ref Document
              - PolicyName: SaveAccess2
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - Effect: Allow
                      Action:
                        - dynamodb:GetItem
                        - dynamodb:PutItem
                      Resource: !GetAtt Table.Arn
        Table:
          Type: AWS::DynamoDB::Table
      "
    `);
    expect(carryOut(before, { ...grant, of: at('Resources', 'SaveRole') } as TemplateIntent)).toContain(
      'PolicyName: SaveRoleAccess',
    );
  });
});
