import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../../src/model/intent.js';
import { at, carryOut, template } from './carry-out.js';

const before = template`
  Resources:
    Orders:
      Type: AWS::SQS::Queue
    Save:
      Type: AWS::Serverless::Function
      Properties:
        Policies:
          - AmazonSQSFullAccess
          - Statement:
              - Effect: Allow
                Action: sqs:*
                Resource: '*'
          - Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*'
              - Effect: Allow
                Action: s3:PutObject
                Resource: '*'
          - DynamoDBCrudPolicy:
              TableName: orders
    Role:
      Type: AWS::IAM::Role
      Properties:
        ManagedPolicyArns:
          - arn:aws:iam::aws:policy/AmazonS3FullAccess
        Policies:
          - PolicyName: Only
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: s3:*
                  Resource: '*'
`;
const policies = ['Resources', 'Save', 'Properties', 'Policies'];
const without = (lines: string) => before.replace(lines, '');

describe('a grant', () => {
  test.each([
    [
      'a statement of several',
      [...policies, '2', 'Statement', '1'],
      "            - Effect: Allow\n              Action: s3:PutObject\n              Resource: '*'\n",
    ],
    [
      'the only statement of a policy, with the policy',
      [...policies, '1', 'Statement', '0'],
      "        - Statement:\n            - Effect: Allow\n              Action: sqs:*\n              Resource: '*'\n",
    ],
    ['a policy template', [...policies, '3'], '        - DynamoDBCrudPolicy:\n            TableName: orders\n'],
    [
      'the only statement of a role, with the list of its policies',
      ['Resources', 'Role', 'Properties', 'Policies', '0', 'PolicyDocument', 'Statement', '0'],
      "      Policies:\n        - PolicyName: Only\n          PolicyDocument:\n            Statement:\n              - Effect: Allow\n                Action: s3:*\n                Resource: '*'\n",
    ],
  ])('is taken out: %s', (_, path, lines) => {
    expect(carryOut(before, { kind: 'remove-grant', of: at(...path) })).toBe(without(lines));
  });

  test('is swapped for one of another name', () => {
    const intent: TemplateIntent = {
      kind: 'replace-set',
      of: at(...policies, '3'),
      set: 'DynamoDBCrudPolicy',
      by: 'DynamoDBReadPolicy',
    };
    expect(carryOut(before, intent)).toBe(before.replace('DynamoDBCrudPolicy', 'DynamoDBReadPolicy'));
    expect(carryOut(before, { ...intent, set: 'S3CrudPolicy' })).toBeUndefined();
  });

  test('becomes the policy template that gives exactly that', () => {
    const right = { actions: ['sqs:SendMessage'], resources: [{ reference: 'Orders', attribute: 'arn' }] } as const;
    const of = at(...policies, '1', 'Statement', '0');
    expect(carryOut(before, { kind: 'replace-grant', of, right })).toContain(
      '        - SQSSendMessagePolicy:\n            QueueName: !GetAtt Orders.QueueName\n        - Statement:',
    );
  });

  test('gets other lists where no policy template does', () => {
    const resources = [{ reference: 'Orders', attribute: 'arn' }] as const;
    const of = at(...policies, '1', 'Statement', '0');
    expect(
      carryOut(before, { kind: 'replace-grant', of, right: { actions: ['sqs:PurgeQueue'], resources } }),
    ).toContain(
      '            - Effect: Allow\n              Action: sqs:PurgeQueue\n              Resource: !GetAtt Orders.Arn\n',
    );
  });

  test.each([
    ['Save', 'AmazonSQSFullAccess', '        - AmazonSQSFullAccess\n'],
    ['Role', 'AmazonS3FullAccess', '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonS3FullAccess\n'],
  ])('of %s by a managed policy is taken out', (name, policy, lines) => {
    expect(carryOut(before, { kind: 'remove-policy', of: at('Resources', name), policy })).toBe(without(lines));
  });

  test('that is not there is left', () => {
    expect(carryOut(before, { kind: 'remove-policy', of: at('Resources', 'Save'), policy: 'X' })).toBeUndefined();
  });
});
