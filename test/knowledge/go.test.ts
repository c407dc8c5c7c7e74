import { expect, test } from 'vitest';
import { verifiesCaller } from '../../src/knowledge/callers.js';
import { worksInProcess } from '../../src/knowledge/in-process-modules.js';
import { iamPrefix } from '../../src/knowledge/sdk-services.js';
import type { ImportFact } from '../../src/model/code.js';

const place = { file: 'main.go', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function imported(module: string, ...membersUsed: readonly string[]): ImportFact {
  return {
    module,
    range: place,
    statementRange: place,
    names: [{ imported: '*', local: 'p' }],
    typeOnly: false,
    candidates: [],
    membersUsed,
    scope: undefined,
  };
}

test.each([
  ['fmt', true],
  ['encoding/json', true],
  ['log/slog', true],
  ['', true],
  ['github.com/aws/aws-lambda-go/events', true],
  ['go.uber.org/zap', true],
  ['net/http', false],
  ['database/sql', false],
  ['github.com/aws/aws-sdk-go-v2/service/s3', false],
  ['github.com/acme/shop/store', false],
])('%s works in process: %s', (module, expected) => {
  expect(worksInProcess(imported(module))).toBe(expected);
});

test.each([
  ['github.com/golang-jwt/jwt/v5', [], true],
  ['crypto/hmac', ['New', 'Equal'], true],
  ['github.com/stripe/stripe-go/v76/webhook', ['ConstructEvent'], true],
  ['github.com/slack-go/slack', ['NewSecretsVerifier'], true],
  ['github.com/slack-go/slack', ['New'], false],
  ['crypto/sha256', ['Sum256'], false],
])('%s verifies callers, of which %j is used: %s', (module, members, expected) => {
  expect(verifiesCaller(imported(module, ...members))).toBe(expected);
});

/** Packages of services in the AWS SDKs for Go whose names are not those of IAM. */
test.each([
  ['sfn', 'states'],
  ['eventbridge', 'events'],
  ['cloudwatchevents', 'events'],
  ['cloudwatchlogs', 'logs'],
  ['sesv2', 'ses'],
  ['cognitoidentityprovider', 'cognito-idp'],
  ['apigatewaymanagementapi', 'execute-api'],
  ['bedrockruntime', 'bedrock'],
  ['dynamodbstreams', 'dynamodb'],
  ['rdsdata', 'rds-data'],
  ['rdsdataservice', 'rds-data'],
  ['iotdataplane', 'iot'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['timestreamwrite', 'timestream'],
  ['costexplorer', 'ce'],
  ['configservice', 'config'],
  ['pinpoint', 'mobiletargeting'],
  ['efs', 'elasticfilesystem'],
  ['emr', 'elasticmapreduce'],
  ['kinesisanalyticsv2', 'kinesisanalytics'],
  ['sagemakerruntime', 'sagemaker'],
  ['resourcegroupstaggingapi', 'tag'],
  ['lexruntimev2', 'lex'],
  ['scheduler', 'scheduler'],
])('the package %s needs actions of %s', (service, prefix) => {
  expect(iamPrefix(service)).toBe(prefix);
});
