import { describe, expect, test } from 'vitest';
import type { TriggerDeclaration } from '../../../src/model/template.js';
import { declaration, ofKind, plain, read, sam, textAt } from './reading.js';

const resources = `  Orders: { Type: AWS::SQS::Queue }
  Dead: { Type: AWS::SQS::Queue }
  News: { Type: AWS::SNS::Topic }
  Files: { Type: AWS::S3::Bucket }
  Store: { Type: AWS::DynamoDB::Table }
  Clicks: { Type: AWS::Kinesis::Stream }
  Bus: { Type: AWS::Events::EventBus }
  Users: { Type: AWS::Cognito::UserPool }
  MyApi: { Type: AWS::Serverless::Api, Properties: { StageName: v1 } }
`;

function eventFacts(type: string, properties = '{}') {
  const text = sam(
    `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        E:\n          Type: ${type}\n          Properties: ${properties}\n${resources}`,
  );
  return { text, facts: read(text) };
}

function event(type: string, properties?: string): TriggerDeclaration {
  return declaration(eventFacts(type, properties).facts, 'trigger', 'Save.E');
}

test('an event is a trigger of its function, at its name', () => {
  const { text, facts } = eventFacts('SQS', '{ Queue: !GetAtt Orders.Arn }');
  const trigger = declaration(facts, 'trigger', 'Save.E');
  expect(trigger.name).toBe('E');
  expect(plain(trigger.function)).toBe('@Save');
  expect(trigger.origin.path).toEqual(['Resources', 'Save', 'Properties', 'Events', 'E']);
  expect(textAt(text, trigger.range)).toBe('E');
});

test('an event that a condition chooses is one trigger for each branch', () => {
  const facts = read(
    sam(
      `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n      Events:\n        E: !If [C, { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }, !If [D, { Type: Schedule }, !Ref AWS::NoValue]]\n${resources}`,
    ),
  );
  expect(ofKind(facts, 'trigger').map(({ id, trigger }) => [id, trigger])).toEqual([
    ['Save.E', 'queue'],
    ['Save.E2', 'schedule'],
  ]);
  expect(declaration(facts, 'trigger', 'Save.E2').origin.path.slice(5)).toEqual(['Fn::If', '2', 'Fn::If', '1']);
});

describe('polled', () => {
  test.each([
    ['SQS', '{ Queue: !GetAtt Orders.Arn }', 'queue', 'sqs', '@Orders.arn'],
    ['MQ', '{ Broker: arn:aws:mq:x }', 'queue', 'mq', 'arn:aws:mq:x'],
    ['Kinesis', '{ Stream: !GetAtt Clicks.Arn }', 'stream', 'kinesis', '@Clicks.arn'],
    ['DynamoDB', '{ Stream: !GetAtt Store.StreamArn }', 'stream', 'dynamodb', '@Store.streamArn'],
    ['MSK', '{ Stream: arn:aws:kafka:x }', 'stream', 'kafka', 'arn:aws:kafka:x'],
    ['SelfManagedKafka', '{ Topics: [t] }', 'stream', 'kafka', undefined],
    ['DocumentDB', '{ Cluster: arn:aws:rds:x }', 'stream', 'documentdb', 'arn:aws:rds:x'],
  ])('%s', (type, properties, kind, service, source) => {
    const trigger = event(type, properties);
    expect(trigger).toMatchObject({ trigger: kind, service });
    expect(plain(trigger.source)).toBe(source);
  });

  test('with every setting', () => {
    const trigger = event(
      'Kinesis',
      '{ Stream: !GetAtt Clicks.Arn, BatchSize: 5, MaximumBatchingWindowInSeconds: 2, FunctionResponseTypes: [ReportBatchItemFailures], DestinationConfig: { OnFailure: { Destination: !GetAtt Dead.Arn } }, MaximumRetryAttempts: 3, MaximumRecordAgeInSeconds: 60, BisectBatchOnFunctionError: true, ScalingConfig: { MaximumConcurrency: 4 }, FilterCriteria: { Filters: [] }, Enabled: false }',
    );
    if (trigger.trigger !== 'stream') throw new Error('no stream');
    expect({
      batchSize: plain(trigger.batchSize),
      window: plain(trigger.batchingWindowSeconds),
      reports: plain(trigger.reportsBatchItemFailures),
      onFailure: plain(trigger.onFailure),
      attempts: plain(trigger.maximumRetryAttempts),
      age: plain(trigger.maximumRecordAgeSeconds),
      bisects: plain(trigger.bisectOnError),
      concurrency: plain(trigger.maximumConcurrency),
      filtered: plain(trigger.filtered),
      enabled: plain(trigger.enabled),
    }).toEqual({
      batchSize: 5,
      window: 2,
      reports: true,
      onFailure: '@Dead.arn',
      attempts: 3,
      age: 60,
      bisects: true,
      concurrency: 4,
      filtered: true,
      enabled: false,
    });
  });

  test('without response types nothing is reported; with none in the list neither', () => {
    const absent = event('SQS', '{ Queue: x }');
    const none = event('SQS', '{ Queue: x, FunctionResponseTypes: [] }');
    const imported = event('SQS', '{ Queue: x, FunctionResponseTypes: !ImportValue T }');
    expect('reportsBatchItemFailures' in absent && absent.reportsBatchItemFailures.kind).toBe('absent');
    expect('reportsBatchItemFailures' in none && plain(none.reportsBatchItemFailures)).toBe(false);
    expect('reportsBatchItemFailures' in imported && imported.reportsBatchItemFailures.kind).toBe('unknown');
  });
});

describe('pushed', () => {
  test.each([
    ['SNS', '{ Topic: !Ref News }', 'topic', true, '@News.arn'],
    ['S3', '{ Bucket: !Ref Files, Events: s3:ObjectCreated:* }', 'storage', true, '@Files.name'],
    ['Schedule', '{ Schedule: rate(1 day) }', 'schedule', true, undefined],
    ['ScheduleV2', '{ ScheduleExpression: rate(1 day) }', 'schedule', true, undefined],
    ['EventBridgeRule', '{ EventBusName: !Ref Bus, Pattern: {} }', 'bus', true, '@Bus.name'],
    ['CloudWatchEvent', '{ Pattern: {} }', 'bus', true, undefined],
    ['CloudWatchLogs', '{ LogGroupName: /a }', 'log', true, '/a'],
    ['IoTRule', '{ Sql: x }', 'other', true, undefined],
    ['AlexaSkill', '{}', 'other', false, undefined],
    ['Cognito', '{ UserPool: !Ref Users, Trigger: PreSignUp }', 'identity', false, '@Users.name'],
    ['Tomorrow', '{}', 'other', false, undefined],
  ])('%s', (type, properties, kind, asynchronous, source) => {
    const trigger = event(type, properties);
    expect(trigger).toMatchObject({ trigger: kind, asynchronous });
    expect(plain(trigger.source)).toBe(source);
  });

  test('a rule has its own dead-letter queue and can be off', () => {
    const trigger = event(
      'EventBridgeRule',
      '{ Pattern: {}, State: DISABLED, DeadLetterConfig: { Arn: !GetAtt Dead.Arn } }',
    );
    expect('deadLetter' in trigger && plain(trigger.deadLetter)).toBe('@Dead.arn');
    expect('enabled' in trigger && plain(trigger.enabled)).toBe(false);
  });

  test('SAM makes the dead-letter queue when asked for its type', () => {
    const { facts } = eventFacts(
      'Schedule',
      '{ Schedule: rate(1 day), DeadLetterConfig: { Type: SQS, QueueLogicalId: Lost } }',
    );
    const trigger = declaration(facts, 'trigger', 'Save.E');
    expect('deadLetter' in trigger && plain(trigger.deadLetter)).toBe('@Lost.arn');
    expect(declaration(facts, 'queue', 'Lost').redrive).toEqual({ kind: 'absent' });
  });

  test('a topic through a queue that SAM makes', () => {
    const { facts } = eventFacts('SNS', '{ Topic: !Ref News, SqsSubscription: true }');
    const trigger = declaration(facts, 'trigger', 'Save.E');
    expect(trigger).toMatchObject({ trigger: 'queue', service: 'sqs' });
    expect(plain(trigger.source)).toBe('@SaveEQueue.arn');
    expect(declaration(facts, 'queue', 'SaveEQueue').type).toBe('AWS::SQS::Queue');
    expect(declaration(facts, 'topic', 'News').subscriptions.map(({ endpoint }) => plain(endpoint))).toEqual([
      '@SaveEQueue.arn',
    ]);
  });

  test('a topic through a queue that is given', () => {
    const { facts } = eventFacts(
      'SNS',
      '{ Topic: !Ref News, SqsSubscription: { QueueArn: !GetAtt Orders.Arn, QueueUrl: !Ref Orders, BatchSize: 3 } }',
    );
    const trigger = declaration(facts, 'trigger', 'Save.E');
    expect(plain(trigger.source)).toBe('@Orders.arn');
    expect('batchSize' in trigger && plain(trigger.batchSize)).toBe(3);
    expect(ofKind(facts, 'queue').map(({ id }) => id)).toEqual(['Orders', 'Dead']);
  });
});

describe('routes', () => {
  test.each([
    ['Api', '{ Path: /a, Method: get, RestApiId: !Ref MyApi }', 'rest', '@MyApi', 'GET', undefined],
    ['Api', '{ Path: /a, Method: any, Auth: { Authorizer: NONE } }', 'rest', '@ServerlessRestApi', 'ANY', 'none'],
    ['Api', '{ Path: /a, Method: get, Auth: { Authorizer: AWS_IAM } }', 'rest', '@ServerlessRestApi', 'GET', 'iam'],
    ['Api', '{ Path: /a, Method: get, Auth: { Authorizer: Mine } }', 'rest', '@ServerlessRestApi', 'GET', 'authorizer'],
    ['Api', '{ Path: /a, Method: get, Auth: { ApiKeyRequired: true } }', 'rest', '@ServerlessRestApi', 'GET', 'key'],
    ['Api', '{ Path: /a, Method: get, RestApiId: MyApi }', 'rest', '@MyApi', 'GET', undefined],
    ['Api', '{ Path: /a, Method: get, RestApiId: a1b2c3 }', 'rest', 'a1b2c3', 'GET', undefined],
    ['HttpApi', '{ Path: /a, Method: post }', 'http', '@ServerlessHttpApi', 'POST', undefined],
  ])('%s %s', (type, properties, gateway, source, method, authorization) => {
    const trigger = event(type, properties);
    if (trigger.trigger !== 'http') throw new Error('no route');
    expect(trigger.gateway).toBe(gateway);
    expect([plain(trigger.source), plain(trigger.method), plain(trigger.authorization)]).toEqual([
      source,
      method,
      authorization,
    ]);
  });

  test('an event of an HTTP API without method and path gets all the others', () => {
    const trigger = event('HttpApi');
    expect(trigger.trigger === 'http' && [plain(trigger.method), plain(trigger.path)]).toEqual([undefined, '$default']);
  });

  test('an API that no event names is not made', () => {
    expect(ofKind(eventFacts('SQS', '{ Queue: x }').facts, 'api').map(({ id }) => id)).toEqual(['MyApi']);
  });
});
