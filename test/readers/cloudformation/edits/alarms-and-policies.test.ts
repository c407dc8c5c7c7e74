import { describe, expect, test } from 'vitest';
import type { NewResource, NewValue, TemplateIntent } from '../../../../src/model/intent.js';
import type { DeclarationKind, Origin } from '../../../../src/model/template.js';
import { at, carryOut, template } from './carry-out.js';

const add = (near: Origin, resource: NewResource): TemplateIntent => ({ kind: 'add-resource', near, resource });
const set = (of: Origin, declaration: DeclarationKind, property: string, value: NewValue): TemplateIntent => ({
  kind: 'set-property',
  of,
  declaration,
  property,
  value,
});

const lost = { reference: 'Lost', attribute: 'arn', kind: 'queue' } as const;
const queue: NewResource = { kind: 'queue', name: 'Lost', retentionSeconds: 1_209_600 };

test('an alarm on a queue tells a topic', () => {
  const before = template`
    Resources:
      Failures:
        Type: AWS::SQS::Queue
      Told:
        Type: AWS::SNS::Topic
    `;
  const alarm: NewResource = {
    kind: 'alarm',
    name: 'FailuresAlarm',
    queue: { reference: 'Failures', attribute: 'name', kind: 'queue' },
    action: { reference: 'Told', attribute: 'arn', kind: 'topic' },
  };
  const after = carryOut(before, add(at('Resources', 'Failures'), alarm));
  expect(after).toContain('Value: !GetAtt Failures.QueueName');
  expect(after).toContain('AlarmActions:\n        - !Ref Told');
  expect(carryOut(before.replace('Told:', 'Other:'), add(at('Resources', 'Failures'), alarm))).toBeUndefined();
});

describe('a queue that a service may send to', () => {
  const policy = (reference: string, kind: 'bus-rule' | 'topic', service: 'events' | 'sns'): NewResource => ({
    kind: 'queue-policy',
    name: 'LostPolicy',
    queue: lost,
    service: `${service}.amazonaws.com`,
    source: { reference, attribute: 'arn', kind },
  });

  test('for a rule', () => {
    const before = template`
      Resources:
        Placed:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {}
            Targets:
              - Id: Flow
                Arn: arn:aws:states:eu-west-1:123456789012:stateMachine:flow
      `;
    const target = at('Resources', 'Placed', 'Properties', 'Targets', '0');
    const after = carryOut(
      before,
      add(target, queue),
      add(target, policy('Placed', 'bus-rule', 'events')),
      set(target, 'bus-rule', 'deadLetter', lost),
    );
    expect(after).toContain('DeadLetterConfig:\n            Arn: !GetAtt Lost.Arn');
    expect(after).toContain('aws:SourceArn: !GetAtt Placed.Arn');
  });

  test('for the rule that SAM makes of an event, and for no other', () => {
    const before = template`
      Resources:
        Save:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Placed:
                Type: EventBridgeRule
                Properties:
                  Pattern: {}
      `;
    const save = at('Resources', 'Save');
    expect(carryOut(before, add(save, queue), add(save, policy('SavePlaced', 'bus-rule', 'events')))).toContain(
      'aws:SourceArn: !GetAtt SavePlaced.Arn',
    );
    expect(carryOut(before, add(save, queue), add(save, policy('SaveOther', 'bus-rule', 'events')))).toBeUndefined();
  });

  test('for a topic', () => {
    const before = template`
      Resources:
        News:
          Type: AWS::SNS::Topic
        Reader:
          Type: AWS::SNS::Subscription
          Properties:
            TopicArn: !Ref News
            Protocol: https
            Endpoint: https://example.com
      `;
    const reader = at('Resources', 'Reader');
    const after = carryOut(
      before,
      add(reader, queue),
      add(reader, policy('News', 'topic', 'sns')),
      set(reader, 'topic', 'deadLetter', lost),
    );
    expect(after).toContain('RedrivePolicy:\n        deadLetterTargetArn: !GetAtt Lost.Arn');
    expect(after).toContain('aws:SourceArn: !Ref News');
  });
});

test.each([
  ['AWS::DynamoDB::Table', 'table', 'recovery', true, 'PointInTimeRecoveryEnabled: true'],
  ['AWS::Serverless::SimpleTable', 'table', 'recovery', true, 'PointInTimeRecoveryEnabled: true'],
  ['AWS::DynamoDB::Table', 'table', 'retention', 'Retain', 'DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain'],
  ['AWS::Cognito::UserPool', 'store', 'retention', 'Retain', 'DeletionPolicy: Retain'],
  ['AWS::SQS::Queue', 'queue', 'encryption', 'service', 'SqsManagedSseEnabled: true'],
  ['AWS::SQS::Queue', 'queue', 'fifo', true, 'FifoQueue: true'],
  ['AWS::Lambda::EventSourceMapping', 'trigger', 'startingPosition', 'LATEST', 'StartingPosition: LATEST'],
  ['AWS::Events::Rule', 'bus-rule', 'schedule', 'rate(1 day)', 'ScheduleExpression: rate(1 day)'],
] as const)('%s: %s.%s', (type, declaration, property, value, expected) => {
  const before = `Resources:\n  A:\n    Type: ${type}\n    Properties:\n      Some: value\n`;
  expect(carryOut(before, set(at('Resources', 'A'), declaration, property, value))).toContain(expected);
});

test('a global table says it for each replica', () => {
  const before = 'Resources:\n  A:\n    Type: AWS::DynamoDB::GlobalTable\n    Properties: {}\n';
  expect(carryOut(before, set(at('Resources', 'A'), 'table', 'recovery', true))).toBeUndefined();
});
