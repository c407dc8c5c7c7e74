import { describe, expect, test } from 'vitest';
import { declaration, ofKind, plain, read, textAt } from './reading.js';

const base = `Resources:
  Save: { Type: AWS::Lambda::Function }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Save } }
  Orders: { Type: AWS::SQS::Queue }
  Dead: { Type: AWS::SQS::Queue }
`;

describe('queues', () => {
  test('with their redrive policy', () => {
    const text = `${base}  Work:
    Type: AWS::SQS::Queue
    Properties: { QueueName: work.fifo, FifoQueue: true, VisibilityTimeout: 180, MessageRetentionPeriod: 1209600, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 } }
`;
    const queue = declaration(read(text), 'queue', 'Work');
    expect([plain(queue.queueName), plain(queue.fifo), plain(queue.visibilityTimeoutSeconds)]).toEqual([
      'work.fifo',
      true,
      180,
    ]);
    expect(plain(queue.retentionSeconds)).toBe(1_209_600);
    if (queue.redrive.kind !== 'known') throw new Error('no redrive');
    expect([plain(queue.redrive.value.target), plain(queue.redrive.value.maxReceiveCount)]).toEqual(['@Dead.arn', 5]);
    expect(textAt(text, queue.redrive.range)).toMatch(/^\{ deadLetterTargetArn.*5 \}$/);
  });

  test('a policy in a condition keeps the target of each branch', () => {
    const queue = declaration(
      read(`${base}  Work:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: !If [Prod, { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }, !Ref AWS::NoValue]
`),
      'queue',
      'Work',
    );
    if (queue.redrive.kind !== 'choice') throw new Error('no choice');
    expect(queue.redrive.options.map(({ kind }) => kind)).toEqual(['known', 'absent']);
    const [first] = queue.redrive.options;
    expect(first?.kind === 'known' && plain(first.value.target)).toBe('@Dead.arn');
  });
});

describe('event source mappings', () => {
  const service = (properties: string) => {
    const trigger = declaration(
      read(
        `${base}  Store: { Type: AWS::DynamoDB::Table }\n  Clicks: { Type: AWS::Kinesis::Stream }\n  Consumer: { Type: AWS::Kinesis::StreamConsumer, Properties: { StreamARN: !GetAtt Clicks.Arn } }\n  M:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties: { FunctionName: !Ref Save, ${properties} }\n`,
      ),
      'trigger',
      'M',
    );
    return ['service' in trigger && `${trigger.trigger} ${trigger.service}`, plain(trigger.source)];
  };

  test.each([
    ['EventSourceArn: !GetAtt Orders.Arn', 'queue sqs', '@Orders.arn'],
    ['EventSourceArn: !GetAtt Store.StreamArn, StartingPosition: LATEST', 'stream dynamodb', '@Store.streamArn'],
    ['EventSourceArn: !Ref Consumer', 'stream kinesis', '@Clicks.arn'],
    ['EventSourceArn: "arn:aws:kafka:eu-west-1:1:cluster/x"', 'stream kafka', 'arn:aws:kafka:eu-west-1:1:cluster/x'],
    ['SelfManagedEventSource: {}, Topics: [t]', 'stream kafka', undefined],
    ['EventSourceArn: !ImportValue X, Queues: [q]', 'queue mq', { unknown: 'X is imported from another stack' }],
    [
      'EventSourceArn: !ImportValue X, StartingPosition: LATEST',
      'stream unknown',
      { unknown: 'X is imported from another stack' },
    ],
    ['EventSourceArn: !ImportValue X', 'queue unknown', { unknown: 'X is imported from another stack' }],
  ])('%s', (properties, kind, source) => expect(service(properties)).toEqual([kind, source]));
});

describe('topics', () => {
  const facts = read(`${base}  News:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: news
      Subscription:
        - { Protocol: lambda, Endpoint: !GetAtt Save.Arn }
        - { Protocol: email, Endpoint: a@b.c }
  ToQueue:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Orders.Arn, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn } }
  ToFunction:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref News, Protocol: lambda, Endpoint: !Ref Live, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn } }
`);

  test('subscriptions of functions are triggers', () => {
    expect(
      ofKind(facts, 'trigger').map((trigger) => [trigger.id, plain(trigger.function), plain(trigger.source)]),
    ).toEqual([
      ['News.Subscription0', '@Save.arn', '@News.arn'],
      ['ToFunction', '@Live.arn', '@News.arn'],
    ]);
    const trigger = declaration(facts, 'trigger', 'ToFunction');
    expect('deadLetter' in trigger && plain(trigger.deadLetter)).toBe('@Dead.arn');
  });

  test('the others stand on the topic', () => {
    const { subscriptions, topicName } = declaration(facts, 'topic', 'News');
    expect(plain(topicName)).toBe('news');
    expect(subscriptions.map((each) => [plain(each.protocol), plain(each.endpoint), plain(each.deadLetter)])).toEqual([
      ['email', 'a@b.c', undefined],
      ['sqs', '@Orders.arn', '@Dead.arn'],
    ]);
  });
});

describe('buses', () => {
  const facts = read(`${base}  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
  Machine: { Type: AWS::StepFunctions::StateMachine }
  Placed:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      EventPattern: {}
      State: ENABLED
      Targets:
        - { Id: Fn, Arn: !GetAtt Save.Arn, DeadLetterConfig: { Arn: !GetAtt Dead.Arn } }
        - { Id: Queue, Arn: !GetAtt Orders.Arn }
  Nightly:
    Type: AWS::Events::Rule
    Properties: { ScheduleExpression: rate(1 day), State: DISABLED, Targets: [{ Id: Fn, Arn: !GetAtt Save.Arn }] }
  Hourly:
    Type: AWS::Scheduler::Schedule
    Properties: { ScheduleExpression: rate(1 hour), Target: { Arn: !GetAtt Save.Arn, RoleArn: x, DeadLetterConfig: { Arn: !GetAtt Dead.Arn } } }
  Start:
    Type: AWS::Scheduler::Schedule
    Properties: { Target: { Arn: !Ref Machine } }
  Pipe:
    Type: AWS::Pipes::Pipe
    Properties: { Source: !GetAtt Orders.Arn, Enrichment: !GetAtt Save.Arn, Target: !Ref Machine }
  Forget:
    Type: AWS::Pipes::Pipe
    Properties: { Source: !GetAtt Orders.Arn, Target: !GetAtt Save.Arn, TargetParameters: { LambdaFunctionParameters: { InvocationType: FIRE_AND_FORGET } } }
`);

  test('targets that are functions are triggers', () => {
    expect(
      ofKind(facts, 'trigger').map((trigger) => [
        trigger.id,
        trigger.trigger,
        plain(trigger.source),
        'deadLetter' in trigger && plain(trigger.deadLetter),
        'enabled' in trigger && plain(trigger.enabled),
        'asynchronous' in trigger && trigger.asynchronous,
      ]),
    ).toEqual([
      ['Placed.Fn', 'bus', '@Bus.name', '@Dead.arn', true, true],
      ['Nightly.Fn', 'schedule', undefined, undefined, false, true],
      ['Hourly.Target', 'schedule', undefined, '@Dead.arn', undefined, true],
      ['Pipe.Enrichment', 'bus', '@Orders.arn', undefined, undefined, false],
      ['Forget.Target', 'bus', '@Orders.arn', undefined, undefined, true],
    ]);
  });

  test('the others stand on the rule', () => {
    expect(
      ofKind(facts, 'bus-rule').map((rule) => [rule.id, rule.rule, rule.targets.map(({ target }) => plain(target))]),
    ).toEqual([
      ['Placed', 'rule', ['@Orders.arn']],
      ['Nightly', 'schedule', []],
      ['Hourly', 'schedule', []],
      ['Start', 'schedule', ['@Machine.arn']],
      ['Pipe', 'pipe', ['@Machine.arn']],
      ['Forget', 'pipe', []],
    ]);
    expect(plain(declaration(facts, 'bus', 'Bus').busName)).toBe('orders');
  });
});

describe('stores', () => {
  const facts = read(`Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: orders
      KeySchema: [{ AttributeName: pk, KeyType: HASH }, { AttributeName: sk, KeyType: RANGE }]
      GlobalSecondaryIndexes: [{ IndexName: byDay }]
      LocalSecondaryIndexes: [{ IndexName: byName }]
      StreamSpecification: { StreamViewType: NEW_IMAGE }
  Simple: { Type: AWS::Serverless::SimpleTable }
  Named: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: key, Type: String } } }
  Files:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: files
      NotificationConfiguration: { LambdaConfigurations: [{ Event: "s3:ObjectCreated:*", Function: !GetAtt Save.Arn }] }
  Save: { Type: AWS::Lambda::Function }
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks } }
  Secret: { Type: AWS::SecretsManager::Secret }
`);

  test('tables', () => {
    const table = declaration(facts, 'table', 'Table');
    expect([plain(table.tableName), plain(table.partitionKey), plain(table.sortKey), plain(table.streamView)]).toEqual([
      'orders',
      'pk',
      'sk',
      'NEW_IMAGE',
    ]);
    expect(table.indexes.map(plain)).toEqual(['byDay', 'byName']);
    expect(plain(declaration(facts, 'table', 'Simple').partitionKey)).toBe('id');
    expect(plain(declaration(facts, 'table', 'Named').partitionKey)).toBe('key');
  });

  test('buckets, streams, secrets', () => {
    expect(plain(declaration(facts, 'bucket', 'Files').bucketName)).toBe('files');
    expect(declaration(facts, 'trigger', 'Files.Notification0')).toMatchObject({
      trigger: 'storage',
      asynchronous: true,
    });
    expect(plain(declaration(facts, 'stream', 'Clicks').streamName)).toBe('clicks');
    expect(declaration(facts, 'secret', 'Secret').name).toBe('Secret');
  });
});

describe('logs and alarms', () => {
  const facts = read(`${base}  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub "/aws/lambda/\${Save}", RetentionInDays: 14 }
  Filter:
    Type: AWS::Logs::SubscriptionFilter
    Properties: { LogGroupName: !Ref Logs, DestinationArn: !GetAtt Save.Arn }
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties: { Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{ Name: FunctionName, Value: !Ref Save }] }
  Rate:
    Type: AWS::CloudWatch::Alarm
    Properties: { Metrics: [{ Id: e, Expression: a/b }, { Id: a, MetricStat: { Metric: { Namespace: AWS/SQS, MetricName: Age, Dimensions: [] } } }] }
`);

  test('log groups', () => {
    const logs = declaration(facts, 'log-group', 'Logs');
    expect([plain(logs.logGroupName), plain(logs.retentionDays)]).toEqual([`/aws/lambda/\${Save}`, 14]);
    expect(plain(declaration(facts, 'trigger', 'Filter').source)).toBe('@Logs.name');
  });

  test('alarms', () => {
    const errors = declaration(facts, 'alarm', 'Errors');
    expect([plain(errors.namespace), plain(errors.metric)]).toEqual(['AWS/Lambda', 'Errors']);
    expect(errors.dimensions.map(({ name, value }) => [name, plain(value)])).toEqual([['FunctionName', '@Save.name']]);
    expect(plain(declaration(facts, 'alarm', 'Rate').metric)).toBe('Age');
  });
});

describe('workflows', () => {
  const states = (save: string, queue: string) => ({
    StartAt: 'Save',
    States: {
      Save: { Type: 'Task', Resource: save, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'A',
            States: {
              A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: save } },
            },
          },
          {
            StartAt: 'B',
            States: {
              B: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: { QueueUrl: queue } },
            },
          },
        ],
        Next: 'Each',
      },
      Each: { Type: 'Map', ItemProcessor: { StartAt: 'C', States: { C: { Type: 'Pass' } } }, End: true },
    },
  });
  const withSubstitutions = JSON.stringify(states(`\${SaveArn}`, `\${Url}`));
  const substitutions = 'DefinitionSubstitutions: { SaveArn: !GetAtt Save.Arn, Url: !Ref Orders }';

  test('in a file of its own', () => {
    const text = `${base}  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: flows/flow.asl.json\n      ${substitutions}\n      Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Save } }]\n      Events: { Daily: { Type: Schedule, Properties: { Schedule: rate(1 day), DeadLetterConfig: { Type: SQS } } } }\n`;
    const facts = read({ 'template.yaml': text, 'flows/flow.asl.json': withSubstitutions });
    const flow = declaration(facts, 'workflow', 'Flow');
    expect([plain(flow.states), flow.definitionFile]).toEqual([6, 'flows/flow.asl.json']);
    expect(flow.tasks.map(plain)).toEqual(['@Save.arn', '@Save.arn', '@Orders.url']);
    const role = declaration(facts, 'role', 'FlowRole');
    expect([role.policyTemplates[0]?.template, role.assumedBy.map(plain)]).toEqual([
      'LambdaInvokePolicy',
      ['states.amazonaws.com'],
    ]);
    const rule = declaration(facts, 'bus-rule', 'Flow.Daily');
    expect([rule.rule, rule.targets.map(({ target, deadLetter }) => [plain(target), plain(deadLetter)])]).toEqual([
      'schedule',
      [['@Flow', '@FlowDailyQueue.arn']],
    ]);
    expect(declaration(facts, 'queue', 'FlowDailyQueue').name).toBe('FlowDailyQueue');
  });

  test('a file that is not there', () => {
    const facts = read(
      `${base}  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties: { DefinitionUri: gone.json }\n`,
    );
    expect(plain(declaration(facts, 'workflow', 'Flow').states)).toEqual({ unknown: 'the definition cannot be read' });
  });

  test.each([
    ['as text', `DefinitionString: !Sub '${JSON.stringify(states(`\${Save.Arn}`, `\${Orders}`))}'`],
    ['as text with substitutions', `DefinitionString: '${withSubstitutions}'\n      ${substitutions}`],
    ['as a map', `Definition: ${withSubstitutions}\n      ${substitutions}`],
  ])('%s', (_, definition) => {
    const facts = read(
      `${base}  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      ${definition}\n`,
    );
    const flow = declaration(facts, 'workflow', 'Flow');
    expect(plain(flow.states)).toBe(6);
    expect(flow.tasks.map((task) => String(plain(task)).split('.')[0])).toEqual(['@Save', '@Save', '@Orders']);
  });
});

describe('services that call functions', () => {
  const facts =
    read(`${base}  Users: { Type: AWS::Cognito::UserPool, Properties: { LambdaConfig: { PreSignUp: !GetAtt Save.Arn, CustomSMSSender: { LambdaArn: !GetAtt Save.Arn } } } }
  Rule: { Type: AWS::IoT::TopicRule, Properties: { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: !GetAtt Save.Arn } }] } } }
  Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: lambda, Targets: [{ Id: !GetAtt Save.Arn }] } }
  Web: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetType: ip } }
`);

  test('are triggers', () => {
    expect(ofKind(facts, 'trigger').map(({ id, trigger }) => [id, trigger])).toEqual([
      ['Users.PreSignUp', 'identity'],
      ['Users.CustomSMSSender', 'identity'],
      ['Rule.Action0', 'other'],
      ['Group.Target0', 'http'],
    ]);
  });
});

describe('permissions', () => {
  const permitted = (principal: string, source = '', more = '') =>
    ofKind(
      read(
        `${base}${more}  P:\n    Type: AWS::Lambda::Permission\n    Properties: { FunctionName: !Ref Save, Action: lambda:InvokeFunction, Principal: ${principal}${source && `, SourceArn: ${source}`} }\n`,
      ),
      'trigger',
    ).map(({ id, trigger }) => [id, trigger]);

  test.each([
    ['events.amazonaws.com', '!Sub "arn:aws:events:eu-west-1:${AWS::AccountId}:rule/r"', 'bus'],
    ['events.amazonaws.com', '!Sub "${RuleArn}"', 'bus'],
    ['s3.amazonaws.com', 'arn:aws:s3:::files', 'storage'],
    ['s3.amazonaws.com', '!Sub "arn:${AWS::Partition}:s3:::files"', 'storage'],
    ['s3.amazonaws.com', '!GetAtt Files.Arn', 'storage'],
    ['s3.amazonaws.com', '', 'storage'],
    ['sns.amazonaws.com', 'arn:aws:sns:eu-west-1:123456789012:news', 'topic'],
    ['apigateway.amazonaws.com', '', 'http'],
    ['logs.eu-west-1.amazonaws.com', '', 'log'],
    ['cognito-idp.amazonaws.com', '', 'identity'],
    ['iot.amazonaws.com', '!Sub "arn:aws:iot:${AWS::Region}:${AWS::AccountId}:rule/r"', 'other'],
  ])('%s alone shows a trigger', (principal, source, trigger) => {
    expect(permitted(principal, source)).toEqual([['P.Trigger', trigger]]);
  });

  test.each([
    ['no rule', 'events.amazonaws.com', ''],
    ['a source of another service', 'events.amazonaws.com', '!Sub "arn:aws:execute-api:${AWS::Region}:1:${Web}/*/*/*"'],
    ['what may be an authorizer', 'iot.amazonaws.com', ''],
    ['a declared topic that does not call it', 'sns.amazonaws.com', '!Ref News'],
    ['a declared rule that does not call it', 'events.amazonaws.com', '!GetAtt Daily.Arn'],
  ])('shows nothing with %s', (_, principal, source) => {
    const more =
      '  News: { Type: AWS::SNS::Topic }\n  Daily: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 day) } }\n';
    expect(permitted(principal, source, more)).toEqual([]);
  });

  test('shows nothing where the source is declared, or for an account', () => {
    const rule =
      '  R: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 day), Targets: [{ Id: T, Arn: !GetAtt Save.Arn }] } }\n';
    expect(permitted('events.amazonaws.com', '!GetAtt R.Arn', rule)).toEqual([['R.T', 'schedule']]);
    expect(permitted('"123456789012"')).toEqual([]);
  });
});

test('connectors', () => {
  const facts = read(`${base}  Link:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Save }, Destination: [{ Id: Orders }, { Arn: !GetAtt Dead.Arn, Type: AWS::SQS::Queue }], Permissions: [Write] }
`);
  expect(ofKind(facts, 'connector').map((each) => [each.id, plain(each.source), plain(each.destination)])).toEqual([
    ['Link.Destination0', '@Save', '@Orders'],
    ['Link.Destination1', '@Save', '@Dead.arn'],
  ]);
});

test('what nobody knows is declared as other', () => {
  const facts = read('Resources:\n  Mine: { Type: Custom::Thing, Condition: C }\n  NoType: {}\n');
  expect(facts.declarations).toMatchObject([{ id: 'Mine', kind: 'other', type: 'Custom::Thing', conditional: true }]);
});

test('the function of a custom resource is called by the deployment', () => {
  const [trigger] = ofKind(
    read(`${base}  Migration: { Type: Custom::Migration, Properties: { ServiceToken: !GetAtt Save.Arn } }
  Other: { Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: !ImportValue Token } }
`),
    'trigger',
  );
  expect([trigger?.id, trigger?.trigger, trigger && plain(trigger.function)]).toEqual([
    'Migration.Deployment',
    'deployment',
    '@Save.arn',
  ]);
});
