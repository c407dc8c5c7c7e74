import { describe, expect, test } from 'vitest';
import { declaration, ofKind, plain, read, sam } from './reading.js';

const key = '{ AttributeName: id, KeyType: HASH }';

describe('a schedule', () => {
  test.each([
    ['Type: Schedule, Properties: { Schedule: rate(1 day) }', 'rate', 'rule', undefined],
    [
      "Type: ScheduleV2, Properties: { ScheduleExpression: 'cron(0 8 * * ? *)', ScheduleExpressionTimezone: Europe/Berlin }",
      'cron',
      'scheduler',
      'Europe/Berlin',
    ],
  ])('of a function: %s', (event, start, service, zone) => {
    const facts = read(
      sam(
        `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Daily: { ${event} }\n`,
      ),
    );
    const [trigger] = ofKind(facts, 'trigger');
    const schedule = trigger && 'schedule' in trigger ? trigger.schedule : undefined;
    expect(plain(schedule?.expression)).toMatch(start);
    expect([schedule?.service, plain(schedule?.timeZone)]).toEqual([service, zone]);
  });

  test('of a rule without functions', () => {
    const facts = read(
      'Resources:\n  Daily:\n    Type: AWS::Events::Rule\n    Properties:\n      ScheduleExpression: rate(1 day)\n      Targets: [{ Id: a, Arn: arn:aws:sqs:eu-west-1:123456789012:a }]\n',
    );
    expect(plain(declaration(facts, 'bus-rule', 'Daily').schedule?.expression)).toBe('rate(1 day)');
  });

  test('a target knows its rule, also one that SAM makes', () => {
    const facts = read(
      sam(
        '  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        Placed: { Type: EventBridgeRule, Properties: { Pattern: {} } }\n',
      ),
    );
    expect(ofKind(facts, 'trigger')).toMatchObject([{ ruleName: 'SavePlaced' }]);
  });
});

describe('what becomes of data', () => {
  test.each([
    ['', [undefined, undefined, undefined]],
    ['DeletionPolicy: Retain, ', ['Retain', undefined, undefined]],
    ['DeletionPolicy: Delete, UpdateReplacePolicy: Snapshot, ', ['Delete', 'Snapshot', undefined]],
  ])('of a table: %s', (policies, expected) => {
    const facts = read(
      `Resources:\n  T: { Type: AWS::DynamoDB::Table, ${policies}Properties: { KeySchema: [${key}] } }\n`,
    );
    const { retention } = declaration(facts, 'table', 'T');
    const { onDeletion, onReplacement, deletionProtection } = retention ?? {};
    expect([onDeletion, onReplacement, deletionProtection].map((value) => plain(value))).toEqual(expected);
  });

  test.each([
    ['AWS::DynamoDB::Table', 'DeletionProtectionEnabled: true', true],
    ['AWS::Cognito::UserPool', 'DeletionProtection: ACTIVE', true],
    ['AWS::Cognito::UserPool', 'DeletionProtection: INACTIVE', false],
    ['AWS::RDS::DBCluster', 'DeletionProtection: true', true],
  ])('is protected: %s with %s', (type, property, expected) => {
    const [found] = read(`Resources:\n  S: { Type: ${type}, Properties: { ${property} } }\n`).declarations;
    expect(found && 'retention' in found && plain(found.retention?.deletionProtection)).toBe(expected);
  });

  test.each([
    ['AWS::Cognito::UserPool', 'user-pool'],
    ['AWS::EFS::FileSystem', 'file-system'],
    ['AWS::RDS::DBInstance', 'database'],
  ])('%s keeps data', (type, store) => {
    const facts = read(`Resources:\n  S: { Type: ${type} }\n`);
    expect(declaration(facts, 'store', 'S').store).toBe(store);
  });
});

describe('a table', () => {
  const table = (properties: string, before = '') =>
    declaration(
      read(
        `${before}Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [${key}], ${properties} } }\n`,
      ),
      'table',
      'T',
    );

  test('whose items expire', () => {
    expect(plain(table('TimeToLiveSpecification: { AttributeName: ends, Enabled: true }').timeToLive)).toBe('ends');
    expect(plain(table('TimeToLiveSpecification: { AttributeName: ends, Enabled: false }').timeToLive)).toBeUndefined();
  });

  test('that can be set back, also one with replicas', () => {
    const on = 'PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }';
    expect(plain(table(on).recovery)).toBe(true);
    expect(plain(table(`Replicas: [{ Region: eu-west-1, ${on} }]`).recovery)).toBe(true);
    expect(plain(table('BillingMode: PAY_PER_REQUEST').recovery)).toBeUndefined();
  });

  test('whose indexes come from elsewhere may have more of them', () => {
    const before = 'Parameters: { Indexes: { Type: String } }\n';
    expect(table('GlobalSecondaryIndexes: !Ref Indexes', before).indexesComplete).toBe(false);
    expect(table('GlobalSecondaryIndexes: [{ IndexName: a }]').indexesComplete).toBe(true);
    expect(table('BillingMode: PAY_PER_REQUEST').indexesComplete).toBe(true);
  });
});

test.each([
  ['', undefined],
  ['SqsManagedSseEnabled: false', 'none'],
  ['SqsManagedSseEnabled: true', 'service'],
  ['SqsManagedSseEnabled: false, KmsMasterKeyId: alias/a', 'kms'],
])('a queue is encrypted: %s', (properties, expected) => {
  const facts = read(`Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { ${properties} } }\n`);
  expect(plain(declaration(facts, 'queue', 'Q').encryption)).toBe(expected);
});
