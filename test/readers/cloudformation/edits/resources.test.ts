import { describe, expect, test } from 'vitest';
import type { NewResource, TemplateIntent } from '../../../../src/model/intent.js';
import { at, carryOut, template } from './carry-out.js';

const queue = (name: string): NewResource => ({ kind: 'queue', name, retentionSeconds: 1_209_600 });
const beside = (near: string, resource: NewResource): TemplateIntent => ({
  kind: 'add-resource',
  near: at('Resources', near),
  resource,
});
const redrive = (of: string, target: string): TemplateIntent => ({
  kind: 'set-redrive',
  of: at('Resources', of),
  target,
  maxReceiveCount: 5,
});

describe('a resource is added', () => {
  test('behind its neighbour, before the comment of the next', () => {
    const before = template`
      Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: orders

        # Who placed them.
        Customers:
          Type: AWS::SQS::Queue
      `;
    expect(
      carryOut(before, redrive('Orders', 'OrdersDeadLetters'), beside('Orders', queue('OrdersDeadLetters'))),
    ).toMatchInlineSnapshot(`
      "Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: orders
            RedrivePolicy:
              deadLetterTargetArn: !GetAtt OrdersDeadLetters.Arn
              maxReceiveCount: 5

        OrdersDeadLetters:
          Type: AWS::SQS::Queue
          Properties:
            MessageRetentionPeriod: 1209600

        # Who placed them.
        Customers:
          Type: AWS::SQS::Queue
      "
    `);
  });

  test('without an empty line where the others have none', () => {
    const before = template`
      Resources:
          Orders:
              Type: AWS::SQS::Queue
          Customers:
              Type: AWS::SQS::Queue
      `;
    expect(
      carryOut(
        before,
        beside('Orders', queue('First')),
        beside('Orders', queue('Second')),
        beside('Customers', queue('Third')),
      ),
    ).toMatchInlineSnapshot(`
      "Resources:
          Orders:
              Type: AWS::SQS::Queue
          First:
              Type: AWS::SQS::Queue
              Properties:
                  MessageRetentionPeriod: 1209600
          Second:
              Type: AWS::SQS::Queue
              Properties:
                  MessageRetentionPeriod: 1209600
          Customers:
              Type: AWS::SQS::Queue
          Third:
              Type: AWS::SQS::Queue
              Properties:
                  MessageRetentionPeriod: 1209600
      "
    `);
  });

  test('of every kind', () => {
    const before = 'Resources:\n  Save:\n    Type: AWS::Serverless::Function\n';
    expect(
      carryOut(
        before,
        beside('Save', { kind: 'queue', name: 'Fifo', retentionSeconds: 60, fifo: true }),
        beside('Save', {
          kind: 'log-group',
          name: 'SaveLogs',
          logGroupName: { join: ['/aws/lambda/', { reference: 'Save', attribute: 'name' }] },
          retentionDays: 30,
        }),
        beside('Save', { kind: 'table', name: 'Done', partitionKey: 'id', timeToLive: 'expiration' }),
        beside('Save', { kind: 'secret', name: 'Key', description: 'KEY of Save: it is "secret"' }),
      ),
    ).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
        Fifo:
          Type: AWS::SQS::Queue
          Properties:
            FifoQueue: true
            MessageRetentionPeriod: 60
        SaveLogs:
          Type: AWS::Logs::LogGroup
          Properties:
            LogGroupName: !Sub /aws/lambda/\${Save}
            RetentionInDays: 30
        Done:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - AttributeName: id
                AttributeType: S
            KeySchema:
              - AttributeName: id
                KeyType: HASH
            TimeToLiveSpecification:
              AttributeName: expiration
              Enabled: true
        Key:
          Type: AWS::SecretsManager::Secret
          Properties:
            Description: 'KEY of Save: it is "secret"'
      "
    `);
  });

  test('with the line ends of the file', () => {
    const before = 'Resources:\r\n  Orders:\r\n    Type: AWS::SQS::Queue\r\n';
    const after = carryOut(before, redrive('Orders', 'Dead'), beside('Orders', queue('Dead')));
    expect(after).toContain('deadLetterTargetArn: !GetAtt Dead.Arn\r\n');
    expect(after?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('to JSON', () => {
    const before = '{\n\t"Resources": {\n\t\t"Orders": {\n\t\t\t"Type": "AWS::SQS::Queue"\n\t\t}\n\t}\n}\n';
    expect(carryOut(before, redrive('Orders', 'Dead'), beside('Orders', queue('Dead')))).toMatchInlineSnapshot(`
      "{
      	"Resources": {
      		"Orders": {
      			"Type": "AWS::SQS::Queue",
      			"Properties": {
      				"RedrivePolicy": {
      					"deadLetterTargetArn": {
      						"Fn::GetAtt": [
      							"Dead",
      							"Arn"
      						]
      					},
      					"maxReceiveCount": 5
      				}
      			}
      		},
      		"Dead": {
      			"Type": "AWS::SQS::Queue",
      			"Properties": {
      				"MessageRetentionPeriod": 1209600
      			}
      		}
      	}
      }
      "
    `);
  });

  test('to JSON on one line', () => {
    const before = '{"Resources": {"Orders": {"Type": "AWS::SQS::Queue"}}}';
    expect(carryOut(before, redrive('Orders', 'Dead'), beside('Orders', queue('Dead')))).toMatchInlineSnapshot(
      `"{"Resources": {"Orders": {"Type": "AWS::SQS::Queue", "Properties": { "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": 5 } }}, "Dead": { "Type": "AWS::SQS::Queue", "Properties": { "MessageRetentionPeriod": 1209600 } }}}"`,
    );
  });

  test('in the long form where the file has it', () => {
    const before =
      'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\nOutputs:\n  Url:\n    Value:\n      Ref: Orders\n';
    expect(carryOut(before, redrive('Orders', 'Dead'), beside('Orders', queue('Dead')))).toMatchInlineSnapshot(`
      "Resources:
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            RedrivePolicy:
              deadLetterTargetArn:
                Fn::GetAtt: [Dead, Arn]
              maxReceiveCount: 5
        Dead:
          Type: AWS::SQS::Queue
          Properties:
            MessageRetentionPeriod: 1209600
      Outputs:
        Url:
          Value:
            Ref: Orders
      "
    `);
  });

  test('at the end when its neighbour is no resource', () => {
    const before = 'Globals:\n  Function:\n    Timeout: 3\nResources:\n  Orders:\n    Type: AWS::SQS::Queue\n';
    const after = carryOut(before, { kind: 'add-resource', near: at('Globals', 'Function'), resource: queue('Dead') });
    expect(after).toMatch(/Orders:[\s\S]*Dead:[\s\S]*MessageRetentionPeriod/);
  });

  test('never under a name that is taken, nor with a reference to nothing', () => {
    const before = 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n';
    expect(carryOut(before, beside('Orders', queue('Orders')))).toBe(undefined);
    expect(carryOut(before, redrive('Orders', 'Nothing'))).toBe(undefined);
    expect(carryOut(before, redrive('Nothing', 'Orders'))).toBe(undefined);
    expect(carryOut('Parameters: {}\n', beside('Orders', queue('Dead')))).toBe(undefined);
  });
});

describe('a redrive policy', () => {
  test('that is there gets other values', () => {
    const before = template`
      Resources:
        Dead:
          Type: AWS::SQS::Queue
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            RedrivePolicy: # where they end
              deadLetterTargetArn: arn:aws:sqs:eu-west-1:123456789012:gone
              maxReceiveCount: 1
            VisibilityTimeout: 60
      `;
    expect(carryOut(before, redrive('Orders', 'Dead'))).toMatchInlineSnapshot(`
      "Resources:
        Dead:
          Type: AWS::SQS::Queue
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            RedrivePolicy: # where they end
              deadLetterTargetArn: !GetAtt Dead.Arn
              maxReceiveCount: 5
            VisibilityTimeout: 60
      "
    `);
  });

  test('made by a function is left alone', () => {
    const before =
      'Resources:\n  Dead:\n    Type: AWS::SQS::Queue\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      RedrivePolicy: !If [A, { maxReceiveCount: 1 }, !Ref AWS::NoValue]\n';
    expect(carryOut(before, redrive('Orders', 'Dead'))).toBe(undefined);
  });
});

describe('where asynchronous failures go', () => {
  const intents = [
    beside('Save', queue('SaveFailures')),
    beside('Save', {
      kind: 'async-invoke',
      name: 'SaveAsyncInvoke',
      function: 'Save',
      onFailure: { reference: 'SaveFailures', attribute: 'arn' },
    }),
  ] as const;

  test('stands on a SAM function', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Handler: a.b
            EventInvokeConfig:
              MaximumRetryAttempts: 1
      `;
    expect(carryOut(before, ...intents)).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Handler: a.b
            EventInvokeConfig:
              MaximumRetryAttempts: 1
              DestinationConfig:
                OnFailure:
                  Type: SQS
                  Destination: !GetAtt SaveFailures.Arn
        SaveFailures:
          Type: AWS::SQS::Queue
          Properties:
            MessageRetentionPeriod: 1209600
      "
    `);
  });

  test('is a resource elsewhere, with the right to send', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role:
              Fn::GetAtt: [SaveRole, Arn]

        SaveRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: []
      `;
    expect(carryOut(before, ...intents)).toMatchInlineSnapshot(`
      "Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role:
              Fn::GetAtt: [SaveRole, Arn]

        SaveFailures:
          Type: AWS::SQS::Queue
          Properties:
            MessageRetentionPeriod: 1209600

        SaveAsyncInvoke:
          Type: AWS::Lambda::EventInvokeConfig
          Properties:
            FunctionName:
              Ref: Save
            Qualifier: $LATEST
            DestinationConfig:
              OnFailure:
                Destination:
                  Fn::GetAtt: [SaveFailures, Arn]

        SaveRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: []
            Policies:
              - PolicyName: SaveAccess
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - Effect: Allow
                      Action: sqs:SendMessage
                      Resource:
                        Fn::GetAtt: [SaveFailures, Arn]
      "
    `);
  });

  test('joins the setting that is there', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
        Retries:
          Type: AWS::Lambda::EventInvokeConfig
          Properties:
            FunctionName: !Ref Save
            MaximumRetryAttempts: 0
      `;
    const after = carryOut(before, ...intents);
    expect(after).toContain(
      '      MaximumRetryAttempts: 0\n      DestinationConfig:\n        OnFailure:\n          Destination: !GetAtt SaveFailures.Arn\n',
    );
    expect(after).toContain('Action: sqs:SendMessage');
    expect(after).not.toContain('SaveAsyncInvoke');
  });

  test('is refused where nobody can give the right to send', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Lambda::Function
          Properties:
            Role: !ImportValue role
      `;
    expect(carryOut(before, ...intents)).toBe(undefined);
    const parameter = before.replace('!ImportValue role', '!Ref Role');
    expect(carryOut(parameter, ...intents)).toBe(undefined);
  });
});
