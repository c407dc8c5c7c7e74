import { describe, expect, test } from 'vitest';
import type { TriggerDeclaration } from '../../../src/model/template.js';
import { plain } from '../cloudformation/reading.js';
import { declaration, ofKind, read, service } from './reading.js';

const resources = `resources:
  Resources:
    Orders: { Type: AWS::SQS::Queue }
    Failures: { Type: AWS::SQS::Queue }
    Store: { Type: AWS::DynamoDB::Table }
    Clicks: { Type: AWS::Kinesis::Stream }
    News: { Type: AWS::SNS::Topic }
    Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
`;

function factsOf(event: string, provider = '') {
  const indented = event
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
  return read(service(`functions:\n  save:\n    handler: a.b\n    events:\n${indented}\n${resources}`, provider));
}

function triggerOf(event: string, provider = ''): TriggerDeclaration {
  const [trigger] = ofKind(factsOf(event, provider), 'trigger');
  if (!trigger) throw new Error('there is no trigger');
  expect(plain(trigger.function)).toBe('@save');
  return trigger;
}

function route(event: string, provider = '') {
  const trigger = triggerOf(event, provider);
  if (trigger.trigger !== 'http') throw new Error(`it is ${trigger.trigger}`);
  const { gateway, method, path, authorization, source } = trigger;
  return [gateway, plain(method), plain(path), plain(authorization), plain(source)];
}

describe('routes', () => {
  test.each([
    ['- http: GET orders', ['rest', 'GET', '/orders', undefined, '@ApiGatewayRestApi']],
    ['- http: { path: /orders, method: any }', ['rest', 'ANY', '/orders', undefined, '@ApiGatewayRestApi']],
    ['- http: { path: a, method: get, authorizer: aws_iam }', ['rest', 'GET', '/a', 'iam', '@ApiGatewayRestApi']],
    [
      '- http: { path: a, method: get, authorizer: { type: AWS_IAM } }',
      ['rest', 'GET', '/a', 'iam', '@ApiGatewayRestApi'],
    ],
    ['- http: { path: a, method: get, authorizer: auth }', ['rest', 'GET', '/a', 'authorizer', '@ApiGatewayRestApi']],
    [
      '- http: { path: a, method: get, authorizer: { arn: !Ref News } }',
      ['rest', 'GET', '/a', 'authorizer', '@ApiGatewayRestApi'],
    ],
    ['- http: { path: a, method: get, private: true }', ['rest', 'GET', '/a', 'key', '@ApiGatewayRestApi']],
    ['- http: { path: a, method: get, private: false }', ['rest', 'GET', '/a', undefined, '@ApiGatewayRestApi']],
    ['- httpApi: POST /orders', ['http', 'POST', '/orders', undefined, '@HttpApi']],
    ["- httpApi: '*'", ['http', undefined, '$default', undefined, '@HttpApi']],
    ["- httpApi: { method: '*', path: /a }", ['http', 'ANY', '/a', undefined, '@HttpApi']],
    [
      '- httpApi: { method: GET, path: /a, authorizer: { name: jwt } }',
      ['http', 'GET', '/a', 'authorizer', '@HttpApi'],
    ],
    ['- httpApi: { method: GET, path: /a, authorizer: { type: aws_iam } }', ['http', 'GET', '/a', 'iam', '@HttpApi']],
    ['- websocket: $connect', ['websocket', undefined, '$connect', undefined, '@WebsocketsApi']],
    [
      '- websocket: { route: $connect, authorizer: auth }',
      ['websocket', undefined, '$connect', 'authorizer', '@WebsocketsApi'],
    ],
    [
      '- alb: { listenerArn: arn:x, priority: 1, conditions: { path: [/a] } }',
      ['alb', undefined, '/a', { unknown: 'the listener of the load balancer decides' }, 'arn:x'],
    ],
  ])('%s', (event, expected) => {
    expect(route(event)).toEqual(expected);
  });

  test('an API that is there already is not made', () => {
    const facts = factsOf(
      '- httpApi: GET /a\n- http: GET b',
      '  httpApi: { id: abc }\n  apiGateway: { restApiId: def }\n',
    );
    expect(ofKind(facts, 'trigger').map(({ source }) => plain(source))).toEqual(['abc', 'def']);
    expect(ofKind(facts, 'api')).toEqual([]);
  });

  test('an API that is made may be kept from strangers', () => {
    const api = (provider: string) => declaration(factsOf('- http: GET a', provider), 'api', 'ApiGatewayRestApi');
    expect(plain(api('').restricted)).toBeUndefined();
    expect(plain(api('  endpointType: PRIVATE\n').restricted)).toBe(true);
    expect(plain(api('  apiGateway: { resourcePolicy: [{ Effect: Deny }] }\n').restricted)).toBe(true);
    expect(api('')).toMatchObject({ generated: true, gateway: 'rest' });
  });
});

describe('queues and streams', () => {
  test('all settings of a queue', () => {
    const event = `- sqs:
    arn: !GetAtt Orders.Arn
    batchSize: 5
    maximumBatchingWindow: 20
    functionResponseType: ReportBatchItemFailures
    maximumConcurrency: 4
    enabled: false
    filterPatterns: [{ a: [b] }]`;
    expect(triggerOf(event)).toMatchObject({
      trigger: 'queue',
      service: 'sqs',
      name: 'Orders',
      source: { value: { id: 'Orders', attribute: 'arn' } },
      batchSize: { value: 5 },
      batchingWindowSeconds: { value: 20 },
      reportsBatchItemFailures: { value: true },
      maximumConcurrency: { value: 4 },
      filtered: { value: true },
      enabled: { value: false },
      origin: { path: ['functions', 'save', 'events', '0', 'sqs'] },
    });
  });

  test('all settings of a stream', () => {
    const event = `- stream:
    type: kinesis
    arn: !GetAtt Clicks.Arn
    batchWindow: 2
    maximumRetryAttempts: 3
    maximumRecordAgeInSeconds: 60
    bisectBatchOnFunctionError: true
    destinations: { onFailure: { type: sqs, arn: !GetAtt Failures.Arn } }`;
    expect(triggerOf(event)).toMatchObject({
      trigger: 'stream',
      service: 'kinesis',
      batchingWindowSeconds: { value: 2 },
      maximumRetryAttempts: { value: 3 },
      maximumRecordAgeSeconds: { value: 60 },
      bisectOnError: { value: true },
      onFailure: { value: { id: 'Failures', attribute: 'arn' } },
      reportsBatchItemFailures: { kind: 'absent' },
    });
  });

  test.each([
    ['- sqs: arn:aws:sqs:us-east-1:1:jobs', 'queue', 'sqs', 'jobs'],
    ['- stream: arn:aws:dynamodb:us-east-1:1:table/Store/stream/1', 'stream', 'dynamodb', '1'],
    ['- stream: !GetAtt Store.StreamArn', 'stream', 'dynamodb', 'Store'],
    ['- stream: { arn: !GetAtt Clicks.Arn }', 'stream', 'kinesis', 'Clicks'],
    ['- msk: { arn: arn:aws:kafka:x, topic: t }', 'stream', 'kafka', 'x'],
    ['- kafka: { topic: t, bootstrapServers: [a] }', 'stream', 'kafka', 'kafka'],
    ['- activemq: { arn: arn:aws:mq:broker, queue: q }', 'queue', 'mq', 'broker'],
    ['- rabbitmq: { arn: arn:aws:mq:broker, queue: q }', 'queue', 'mq', 'broker'],
    ['- documentDb: { cluster: arn:aws:rds:docs }', 'stream', 'documentdb', 'docs'],
  ])('%s', (event, trigger, kind, name) => {
    expect(triggerOf(event)).toMatchObject({ trigger, service: kind, name });
  });
});

describe('what pushes', () => {
  test.each([
    ['- schedule: rate(1 hour)', 'schedule', true, undefined],
    ['- schedule: { rate: cron(0 1 * * ? *), enabled: false, method: scheduler }', 'schedule', true, undefined],
    ['- eventBridge: { schedule: rate(1 day) }', 'schedule', true, undefined],
    ['- eventBridge: { pattern: { source: [a] } }', 'bus', true, undefined],
    ['- eventBridge: { eventBus: !Ref Bus, pattern: { source: [a] } }', 'bus', true, '@Bus.name'],
    ['- cloudwatchEvent: { event: { source: [aws.ec2] } }', 'bus', true, undefined],
    ['- cloudwatchLog: /aws/lambda/other', 'log', true, '/aws/lambda/other'],
    ['- cloudwatchLog: { logGroup: /a, filter: x }', 'log', true, '/a'],
    ['- cognitoUserPool: { pool: Users, trigger: PreSignUp }', 'identity', false, 'Users'],
    ['- iot: { sql: "SELECT *" }', 'other', true, undefined],
    ['- alexaSkill', 'other', false, undefined],
    ['- alexaSkill: amzn1.ask', 'other', false, undefined],
    ['- alexaSmartHome: { appId: amzn1 }', 'other', false, undefined],
    ['- cloudFront: { eventType: viewer-request }', 'other', false, undefined],
    ['- somethingOfAPlugin: { a: b }', 'other', false, undefined],
    ['- sns: !Ref News', 'topic', true, '@News.arn'],
    ['- sns: { arn: !Ref News, topicName: news }', 'topic', true, '@News.arn'],
    ['- sns: arn:aws:sns:us-east-1:1:t', 'topic', true, 'arn:aws:sns:us-east-1:1:t'],
    ['- s3: { bucket: photos, event: s3:ObjectCreated:*, existing: true }', 'storage', true, 'photos'],
  ])('%s', (event, trigger, asynchronous, source) => {
    const read = triggerOf(event);
    expect(read).toMatchObject({ trigger, asynchronous });
    expect(plain(read.source)).toBe(source);
  });

  test('each of several rates is a schedule', () => {
    const triggers = ofKind(factsOf('- schedule: { rate: [rate(1 hour), rate(2 hours)] }'), 'trigger');
    expect(triggers.map(({ id, trigger }) => [id, trigger])).toEqual([
      ['save.schedule', 'schedule'],
      ['save.schedule2', 'schedule'],
    ]);
  });

  test('topics, buckets and buses are made from their names', () => {
    const facts = factsOf(
      '- sns: new-orders\n- s3: photo-store\n- eventBridge: { eventBus: shop, pattern: { source: [a] } }',
    );
    expect(plain(declaration(facts, 'topic', 'SNSTopicNeworders').topicName)).toBe('new-orders');
    expect(plain(declaration(facts, 'bucket', 'S3BucketPhotostore').bucketName)).toBe('photo-store');
    expect(plain(declaration(facts, 'bus', 'ShopEventBridgeEventBus').busName)).toBe('shop');
    expect(ofKind(facts, 'trigger').map(({ source }) => plain(source))).toEqual([
      '@SNSTopicNeworders.arn',
      '@S3BucketPhotostore.name',
      '@ShopEventBridgeEventBus.name',
    ]);
  });

  test.each([
    ['deadLetterTargetArn: !GetAtt Failures.Arn', '@Failures.arn'],
    ['deadLetterTargetRef: Failures', '@Failures.arn'],
    ['deadLetterTargetImport: { arn: A, url: B }', { unknown: 'the queue is imported from another stack' }],
  ])('a topic event with %s', (policy, expected) => {
    const trigger = triggerOf(`- sns: { arn: !Ref News, redrivePolicy: { ${policy} } }`);
    expect('deadLetter' in trigger && plain(trigger.deadLetter)).toEqual(expected);
  });

  test('a rule has a dead-letter queue of its own', () => {
    const trigger = triggerOf('- eventBridge: { pattern: { source: [a] }, deadLetterQueueArn: !GetAtt Failures.Arn }');
    expect('deadLetter' in trigger && plain(trigger.deadLetter)).toBe('@Failures.arn');
  });

  test('an event may stand elsewhere, and is changed there', () => {
    const text = service(
      'functions:\n  save:\n    handler: a.b\n    events:\n      - sqs: ${self:custom.queue}\ncustom:\n  queue: { arn: arn:aws:sqs:x, batchSize: 2 }\n',
    );
    expect(ofKind(read(text), 'trigger')).toMatchObject([
      { batchSize: { value: 2 }, origin: { path: ['custom', 'queue'] } },
    ]);
  });
});
