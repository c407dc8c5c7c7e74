import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../../src/model/intent.js';
import type { Declaration } from '../../../../src/model/template.js';
import { createCloudFormationReader } from '../../../../src/readers/templates/cloudformation/index.js';
import { applied, template } from './carry-out.js';

const reader = createCloudFormationReader();

function declarations(text: string): readonly Declaration[] {
  const path = 'template.yaml';
  const [facts] = reader.assemble(new Map([[path, reader.read({ path, text })]]));
  return facts?.declarations ?? [];
}

function find(text: string, id: string): Declaration {
  const all = declarations(text);
  const found = all.find((declaration) => declaration.id === id);
  if (!found) throw new Error(`${id} is not among ${all.map((each) => each.id).join(', ')}.`);
  return found;
}

/** The value a property has after it was set through the origin the reader gave. */
function valueAfter(text: string, id: string, property: string, value: unknown): unknown {
  const { kind, origin } = find(text, id);
  const intent = { kind: 'set-property', of: origin, declaration: kind, property, value } as TemplateIntent;
  const edits = reader.edit({ path: 'template.yaml', text }, [intent]);
  if (!edits) return 'refused';
  const declaration = find(applied(text, edits), id) as unknown as Record<string, { kind: string; value?: unknown }>;
  return declaration[property]?.value ?? declaration[property]?.kind;
}

const sam = template`
  Transform: AWS::Serverless-2016-10-31
  Globals:
    Function:
      Runtime: nodejs20.x
  Resources:
    Save:
      Type: AWS::Serverless::Function
      Properties:
        Handler: orders.save
        CodeUri: src/
        FunctionUrlConfig:
          AuthType: NONE
        EventInvokeConfig:
          MaximumRetryAttempts: 1
        Policies:
          - !If
            - Wide
            - Statement:
                Effect: Allow
                Action: '*'
                Resource: '*'
            - AWSLambdaBasicExecutionRole
        Events:
          Queue:
            Type: SQS
            Properties: { Queue: !GetAtt Orders.Arn }
          Stream:
            Type: Kinesis
            Properties:
              Stream: !GetAtt Clicks.Arn
              StartingPosition: LATEST
          Rest:
            Type: Api
            Properties: { Path: /orders, Method: post }
          Http:
            Type: HttpApi
            Properties:
              Path: /orders
              Method: post
    Orders:
      Type: AWS::SQS::Queue
    Clicks:
      Type: AWS::Kinesis::Stream
    Failures:
      Type: AWS::SQS::Queue
    Logs:
      Type: AWS::Logs::LogGroup
  `;

const plain = template`
  Resources:
    Save:
      Type: AWS::Lambda::Function
      Properties:
        Handler: orders.save
        Runtime: nodejs20.x
        Code: { ZipFile: '' }
        Role: !GetAtt Role.Arn
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
    Mapping:
      Type: AWS::Lambda::EventSourceMapping
      Properties:
        FunctionName: !Ref Save
        EventSourceArn: !GetAtt Clicks.Arn
    Clicks:
      Type: AWS::Kinesis::Stream
    Failures:
      Type: AWS::SQS::Queue
    Url:
      Type: AWS::Lambda::Url
      Properties:
        AuthType: NONE
        TargetFunctionArn: !GetAtt Save.Arn
  `;

const failures = { reference: 'Failures', attribute: 'arn' };
const toFailures = { kind: 'resource', id: 'Failures', attribute: 'arn' };

describe('what is written through the origins of the reader is read again', () => {
  test.each([
    ['Save', 'timeoutSeconds', 10],
    ['Save', 'memoryMb', 512],
    ['Save', 'tracing', 'Active'],
    ['Save', 'runtime', 'nodejs24.x'],
    ['Save', 'handler', 'src/orders.save'],
    ['Save', 'reservedConcurrency', 5],
    ['Orders', 'visibilityTimeoutSeconds', 60],
    ['Orders', 'retentionSeconds', 60],
    ['Logs', 'retentionDays', 30],
  ])('SAM: %s.%s', (id, property, value) => {
    expect(valueAfter(sam, id, property, value)).toEqual(value);
  });

  test.each([
    ['Save.Queue', 'batchSize', 1, 1],
    ['Save.Queue', 'reportsBatchItemFailures', true, true],
    ['Save.Stream', 'bisectOnError', true, true],
    ['Save.Stream', 'maximumRetryAttempts', 3, 3],
    ['Save.Stream', 'onFailure', failures, toFailures],
    ['Save.Rest', 'authorization', 'iam', 'iam'],
    ['Save.Http', 'authorization', 'iam', 'iam'],
    ['SaveUrl', 'authorization', 'iam', 'iam'],
    ['SaveEventInvokeConfig', 'onFailure', failures, toFailures],
  ])('SAM: %s.%s', (id, property, value, expected) => {
    expect(valueAfter(sam, id, property, value)).toEqual(expected);
  });

  test.each([
    ['Save', 'timeoutSeconds', 10, 10],
    ['Save', 'tracing', 'Active', 'Active'],
    ['Mapping', 'batchSize', 1, 1],
    ['Mapping', 'reportsBatchItemFailures', true, true],
    ['Mapping', 'onFailure', failures, toFailures],
    ['Url', 'authorization', 'iam', 'iam'],
  ])('CloudFormation: %s.%s', (id, property, value, expected) => {
    expect(valueAfter(plain, id, property, value)).toEqual(expected);
  });

  test('a statement under a condition', () => {
    const role = find(sam, 'SaveRole');
    const statement = role.kind === 'role' ? role.statements[0] : undefined;
    const edits = reader.edit({ path: 'template.yaml', text: sam }, [
      { kind: 'replace-actions', of: statement!.origin, actions: ['sqs:PurgeQueue', 'sqs:GetQueueUrl'] },
      { kind: 'replace-resources', of: statement!.origin, resources: [{ reference: 'Orders', attribute: 'arn' }] },
    ]);
    const changed = find(applied(sam, edits ?? []), 'SaveRole');
    const [rewritten] = changed.kind === 'role' ? changed.statements : [];
    expect(rewritten?.actions).toMatchObject([{ value: 'sqs:PurgeQueue' }, { value: 'sqs:GetQueueUrl' }]);
    expect(rewritten?.resources).toMatchObject([{ value: { id: 'Orders', attribute: 'arn' } }]);
  });

  test('a grant, a variable and a redrive policy', () => {
    const save = find(sam, 'Save').origin;
    const edits = reader.edit({ path: 'template.yaml', text: sam }, [
      {
        kind: 'add-grant',
        of: save,
        actions: ['sqs:PurgeQueue'],
        resource: { reference: 'Orders', attribute: 'arn' },
      },
      { kind: 'set-environment', of: save, name: 'QUEUE', value: { reference: 'Orders', attribute: 'url' } },
      { kind: 'set-environment-from-parameter', of: save, name: 'KEY', parameter: 'Key' },
      { kind: 'set-redrive', of: find(sam, 'Orders').origin, target: 'Failures', maxReceiveCount: 5 },
    ]);
    const text = applied(sam, edits ?? []);
    const role = find(text, 'SaveRole');
    expect(role.kind === 'role' ? role.statements.map(({ actions }) => actions) : []).toContainEqual([
      expect.objectContaining({ value: 'sqs:PurgeQueue' }),
    ]);
    const written = find(text, 'Save');
    expect(written.kind === 'function' ? written.environment.variables : []).toMatchObject([
      { name: 'QUEUE', value: { value: { id: 'Orders' } } },
      { name: 'KEY', parameter: { name: 'Key' } },
    ]);
    expect(find(text, 'Orders')).toMatchObject({ redrive: { value: { target: { value: { id: 'Failures' } } } } });
  });
});
