import { describe, expect, test } from 'vitest';
import { unknownAction } from '../../src/knowledge/unknown-actions.js';

describe('an action IAM does not have', () => {
  test.each([
    ['s3:HeadObject', 'operation', ['s3:GetObject']],
    ['lambda:Invoke', 'operation', ['lambda:InvokeFunction']],
    ['dynamodb:PutItems', 'misspelled', ['dynamodb:PutItem']],
    ['dynamdb:PutItem', 'misspelled', ['dynamodb:PutItem']],
    ['eventbridge:PutEvents', 'misspelled', ['events:PutEvents']],
    ['stepfunctions:*', 'misspelled', ['states:*']],
    ['dynamodb:Teleport', 'unknown', []],
    ['PutItem', 'unknown', []],
  ])('is told apart: %s', (action, fault, meant) => {
    expect(unknownAction(action)).toEqual({ fault, meant });
  });

  test.each([
    '*',
    's3:*',
    'firehose:Get*',
    's3:Get*',
    'DynamoDB:putitem',
    'dynamodb:Batch*Item',
    '*:Describe*',
    'execute-api:Invoke',
  ])('is not %s', (action) => {
    expect(unknownAction(action)).toBeUndefined();
  });
});
