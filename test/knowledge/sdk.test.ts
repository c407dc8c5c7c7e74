import { describe, expect, test } from 'vitest';
import { isAction } from '../../src/knowledge/iam-actions.js';
import { actionsOf, listedOperations } from '../../src/knowledge/sdk-actions.js';
import { iamPrefix } from '../../src/knowledge/sdk-services.js';

describe('services of the SDKs', () => {
  test.each([
    ['sfn', 'states'],
    ['stepfunctions', 'states'],
    ['StepFunctions', 'states'],
    ['states', 'states'],
    ['events', 'events'],
    ['eventbridge', 'events'],
    ['cloudwatchevents', 'events'],
    ['logs', 'logs'],
    ['cloudwatch-logs', 'logs'],
    ['cloudwatchlogs', 'logs'],
    ['ses', 'ses'],
    ['sesv2', 'ses'],
    ['cognitoidentityserviceprovider', 'cognito-idp'],
    ['cognito-idp', 'cognito-idp'],
    ['cognito-identity-provider', 'cognito-idp'],
    ['cognito-identity', 'cognito-identity'],
    ['apigatewaymanagementapi', 'execute-api'],
    ['api-gateway', 'apigateway'],
    ['apigatewayv2', 'apigateway'],
    ['bedrockruntime', 'bedrock'],
    ['bedrock-runtime', 'bedrock'],
    ['bedrock-agent-runtime', 'bedrock'],
    ['dynamodbdocument', 'dynamodb'],
    ['lib-dynamodb', undefined],
    ['@aws-sdk/lib-dynamodb', 'dynamodb'],
    ['@aws-sdk/client-dynamodb', 'dynamodb'],
    ['@aws-sdk/lib-storage', 's3'],
    ['dynamodb.documentclient', 'dynamodb'],
    ['dynamodbclient', 'dynamodb'],
    ['dynamodb-streams', 'dynamodb'],
    ['rds-data', 'rds-data'],
    ['rdsdataservice', 'rds-data'],
    ['secrets-manager', 'secretsmanager'],
    ['kms', 'kms'],
    ['ssm', 'ssm'],
    ['sts', 'sts'],
    ['scheduler', 'scheduler'],
    ['opensearch', 'es'],
    ['elasticache', 'elasticache'],
    ['mediaconvert', 'mediaconvert'],
    ['pg', undefined],
    ['', undefined],
  ])('%s', (service, prefix) => {
    expect(iamPrefix(service)).toBe(prefix);
  });
});

describe('operations of the SDKs', () => {
  test('of the hand table need actions that exist', () => {
    const wrong = [...listedOperations()].flatMap(([operation, actions]) =>
      actions.filter((action) => !isAction(action)).map((action) => `${operation} -> ${action}`),
    );
    expect(wrong).toEqual([]);
    expect(listedOperations().size).toBeGreaterThan(100);
  });

  test('of the hand table are not simply called what IAM calls them', () => {
    const idle = [...listedOperations()].flatMap(([operation, actions]) =>
      actions.length === 1 && actions[0]?.toLowerCase() === operation.toLowerCase() ? [operation] : [],
    );
    expect(idle).toEqual([]);
  });

  test.each([
    ['dynamodb', 'PutItem', ['dynamodb:PutItem']],
    ['dynamodb', 'BatchWriteItem', ['dynamodb:BatchWriteItem']],
    ['dynamodb', 'TransactGetItems', ['dynamodb:GetItem']],
    ['s3', 'HeadObject', ['s3:GetObject']],
    ['s3', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3', 'ListObjectsV2', ['s3:ListBucket']],
    ['s3', 'GetBucketCors', ['s3:GetBucketCORS']],
    ['s3', 'DeleteObjects', ['s3:DeleteObject']],
    ['lambda', 'Invoke', ['lambda:InvokeFunction']],
    ['sqs', 'SendMessageBatch', ['sqs:SendMessage']],
    ['sns', 'PublishBatch', ['sns:Publish']],
    ['sfn', 'StartSyncExecution', ['states:StartSyncExecution']],
    ['eventbridge', 'PutEvents', ['events:PutEvents']],
    ['apigatewaymanagementapi', 'PostToConnection', ['execute-api:ManageConnections']],
    ['bedrock-runtime', 'Converse', ['bedrock:InvokeModel']],
    ['kms', 'ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['apigateway', 'GetRestApis', ['apigateway:GET']],
    ['apigatewayv2', 'CreateApi', ['apigateway:POST']],
    ['sts', 'GetCallerIdentity', []],
    ['dynamodb', 'Nothing', []],
    ['pg', 'query', []],
  ])('%s %s', (service, operation, actions) => {
    expect(actionsOf(service, operation)).toEqual(actions);
  });
});
