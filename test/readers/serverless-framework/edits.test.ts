import { describe, expect, test } from 'vitest';
import type { NewValue, TemplateIntent } from '../../../src/model/intent.js';
import type { DeclarationKind, Origin } from '../../../src/model/template.js';
import { template } from '../cloudformation/edits/carry-out.js';
import { edited } from './reading.js';

const root = 'serverless.yml';

function at(...path: string[]): Origin {
  return { dialect: 'serverless-framework', file: root, path, root };
}

function set(path: readonly string[], declaration: DeclarationKind, property: string, value: NewValue): TemplateIntent {
  return { kind: 'set-property', of: at(...path), declaration, property, value };
}

const save = ['functions', 'save'];
const event = (type: string) => [...save, 'events', '0', type];
const failures = { reference: 'save-orderFailures', attribute: 'arn', kind: 'queue' } as const;
const addFailures: TemplateIntent = {
  kind: 'add-resource',
  near: at(...save),
  resource: { kind: 'queue', name: 'save-orderFailures', retentionSeconds: 60 },
};

const text = template`
  service: orders
  provider:
    name: aws
    runtime: \${self:custom.runtime} # one for all
  custom:
    runtime: nodejs18.x
  functions:
    save:
      handler: src/save.handler # the way in
      events:
        - sqs: !GetAtt Jobs.Arn

    load:
      handler: src/load.handler
`;

describe('settings of functions', () => {
  test.each([
    ['timeoutSeconds', 10, 'timeout: 10'],
    ['memoryMb', 512, 'memorySize: 512'],
    ['handler', 'src/other.handler', undefined],
    ['reservedConcurrency', 5, 'reservedConcurrency: 5'],
    ['tracing', 'Active', 'tracing: Active'],
    ['tracing', 'Disabled', undefined],
    ['functionName', 'orders', 'name: orders'],
  ])('%s', (property, value, line) => {
    const after = edited(text, [set(save, 'function', property, value)]);
    if (property === 'handler') expect(after).toContain('    handler: src/other.handler # the way in\n');
    else if (line === undefined) expect(after).toBeUndefined();
    else expect(after).toBe(text.replace('# the way in\n', `# the way in\n    ${line}\n`));
  });

  test('how long lines are kept', () => {
    const intent = set(save, 'log-group', 'retentionDays', 30);
    expect(edited(text, [intent])).toBe(text.replace('# the way in\n', '# the way in\n    logRetentionInDays: 30\n'));
  });

  test('a value that many share is replaced where it is written, a variable is not', () => {
    const intent = (replaced: string): TemplateIntent => {
      const line = text.split('\n').findIndex((each) => each.includes(replaced));
      const character = text.split('\n')[line]?.indexOf(replaced) ?? 0;
      const range = { file: root, start: { line, character }, end: { line, character: character + replaced.length } };
      return { ...set(save, 'function', 'runtime', 'nodejs24.x'), replaces: range } as TemplateIntent;
    };
    expect(edited(text, [intent('nodejs18.x')])).toBe(text.replace('nodejs18.x', 'nodejs24.x'));
    expect(edited(text, [intent('${self:custom.runtime}')])).toBeUndefined();
  });

  test('variables, by reference and from a parameter', () => {
    const after = edited(text, [
      {
        kind: 'set-environment',
        of: at(...save),
        name: 'TABLE',
        value: { reference: 'Store', attribute: 'name', kind: 'table' },
      },
      { kind: 'set-environment-from-parameter', of: at(...save), name: 'API_KEY', parameter: 'ApiKey' },
    ]);
    expect(after).toBe(
      text.replace(
        '# the way in\n',
        '# the way in\n    environment:\n      TABLE: !Ref Store\n      API_KEY: ${param:ApiKey}\n',
      ),
    );
  });

  test('an address asks for signed requests', () => {
    const open = text.replace('load.handler\n', 'load.handler\n    url: true\n');
    expect(edited(open, [set(['functions', 'load', 'url'], 'function-url', 'authorization', 'iam')])).toBe(
      text.replace('load.handler\n', 'load.handler\n    url:\n      authorizer: aws_iam\n'),
    );
  });
});

describe('settings of events', () => {
  test.each([
    [
      'sqs: !GetAtt Jobs.Arn',
      'reportsBatchItemFailures',
      true,
      'sqs:\n          arn: !GetAtt Jobs.Arn\n          functionResponseType: ReportBatchItemFailures',
    ],
    ['sqs: arn:aws:sqs:x', 'batchSize', 1, 'sqs:\n          arn: arn:aws:sqs:x\n          batchSize: 1'],
    ['sqs: { arn: a }', 'batchingWindowSeconds', 5, 'sqs: { arn: a, maximumBatchingWindow: 5 }'],
    ['stream: { arn: a }', 'batchingWindowSeconds', 5, 'stream: { arn: a, batchWindow: 5 }'],
    ['stream: { arn: a }', 'bisectOnError', true, 'stream: { arn: a, bisectBatchOnFunctionError: true }'],
    ['stream: { arn: a }', 'maximumRetryAttempts', 3, 'stream: { arn: a, maximumRetryAttempts: 3 }'],
    [
      'http: GET orders',
      'authorization',
      'iam',
      'http:\n          method: get\n          path: orders\n          authorizer: aws_iam',
    ],
    ['http: { path: a, method: get }', 'authorization', 'iam', 'http: { path: a, method: get, authorizer: aws_iam }'],
    [
      'httpApi: GET /a',
      'authorization',
      'iam',
      'httpApi:\n          method: GET\n          path: /a\n          authorizer:\n            type: aws_iam',
    ],
    ['websocket: $connect', 'authorization', 'iam', undefined],
  ])('%s: %s', (written, property, value, expected) => {
    const before = text.replace('sqs: !GetAtt Jobs.Arn', written);
    const after = edited(before, [set(event(written.split(':')[0] ?? ''), 'trigger', property, value)]);
    expect(after).toBe(expected && text.replace('sqs: !GetAtt Jobs.Arn', expected));
  });

  test('a stream sends what it gives up on to a queue', () => {
    const before = text.replace('sqs: !GetAtt Jobs.Arn', 'stream:\n          arn: !GetAtt Store.StreamArn');
    const after = edited(before, [addFailures, set(event('stream'), 'trigger', 'onFailure', failures)]);
    expect(after).toBe(
      `${before.replace(
        'StreamArn\n',
        'StreamArn\n          destinations:\n            onFailure:\n              type: sqs\n              arn: !GetAtt saveOrderFailures.Arn\n',
      )}resources:\n  Resources:\n    saveOrderFailures:\n      Type: AWS::SQS::Queue\n      Properties:\n        MessageRetentionPeriod: 60\n`,
    );
  });

  test('dead letters of rules and subscriptions', () => {
    const given = (written: string, type: string) =>
      edited(text.replace('sqs: !GetAtt Jobs.Arn', written), [set(event(type), 'trigger', 'deadLetter', failures)]);
    expect(given('eventBridge: { pattern: { source: [a] } }', 'eventBridge')).toContain(
      'eventBridge: { pattern: { source: [a] }, deadLetterQueueArn: !GetAtt saveOrderFailures.Arn }',
    );
    expect(given('sns: news', 'sns')).toContain(
      'sns:\n          topicName: news\n          redrivePolicy:\n            deadLetterTargetRef: saveOrderFailures\n',
    );
  });
});

describe('what is added', () => {
  const asyncInvoke: TemplateIntent = {
    kind: 'add-resource',
    near: at(...save),
    resource: { kind: 'async-invoke', name: 'saveAsyncInvoke', function: 'save', onFailure: failures },
  };
  const destination =
    '# the way in\n    destinations:\n      onFailure:\n        type: sqs\n        arn: !GetAtt saveOrderFailures.Arn\n';
  const queue = (indent: string) =>
    `${indent}saveOrderFailures:\n${indent}  Type: AWS::SQS::Queue\n${indent}  Properties:\n${indent}    MessageRetentionPeriod: 60\n`;

  test('goes into resources, which are made where there are none', () => {
    expect(edited(text, [asyncInvoke, addFailures])).toBe(
      `${text.replace('# the way in\n', destination)}resources:\n  Resources:\n${queue('    ')}`,
    );
  });

  test('goes behind the others, with an empty line where they have one', () => {
    const before = `${text}resources:\n  Resources:\n    A:\n      Type: AWS::SQS::Queue\n\n    B:\n      Type: AWS::SNS::Topic\n`;
    expect(edited(before, [addFailures])).toBe(`${before}\n${queue('    ')}`);
  });

  test('goes into a list of sections, and beside a file that is put in', () => {
    const list = `${text}resources:\n  - \${file(a.yml)}\n`;
    expect(edited(list, [addFailures])).toBe(`${list}  - Resources:\n${queue('      ')}`);
    const file = `${text}resources: \${file(a.yml)}\n`;
    expect(edited(file, [addFailures])).toBe(
      `${text}resources:\n  - \${file(a.yml)}\n  - Resources:\n${queue('      ')}`,
    );
  });

  test('a queue gets its dead letters in the file it is declared in', () => {
    const before = 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n';
    const of = { ...at('Resources', 'Jobs'), file: 'queues.yml' };
    const after = edited(
      before,
      [
        { kind: 'set-redrive', of, target: 'JobsDead', maxReceiveCount: 5 },
        { kind: 'add-resource', near: of, resource: { kind: 'queue', name: 'JobsDead', retentionSeconds: 60 } },
      ],
      'queues.yml',
    );
    expect(after).toBe(
      `${before}    Properties:\n      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt JobsDead.Arn\n        maxReceiveCount: 5\n  JobsDead:\n    Type: AWS::SQS::Queue\n    Properties:\n      MessageRetentionPeriod: 60\n`,
    );
    const alone = 'Jobs:\n  Type: AWS::SQS::Queue\n';
    expect(edited(alone, [{ ...set(['Jobs'], 'queue', 'visibilityTimeoutSeconds', 60) }], 'queues.yml')).toBe(
      `${alone}  Properties:\n    VisibilityTimeout: 60\n`,
    );
  });

  test('a resource of the service', () => {
    const before = `${text}resources:\n  Resources:\n    Jobs:\n      Type: AWS::SQS::Queue\n`;
    const path = ['resources', 'Resources', 'Jobs'];
    expect(edited(before, [set(path, 'queue', 'visibilityTimeoutSeconds', 60)])).toBe(
      `${before}      Properties:\n        VisibilityTimeout: 60\n`,
    );
  });

  test('JSON stays JSON', () => {
    const before = JSON.stringify(
      { service: 'a', provider: { name: 'aws' }, functions: { save: { handler: 'a.b' } } },
      null,
      2,
    );
    const after = edited(
      before,
      [addFailures, asyncInvoke, set(save, 'function', 'timeoutSeconds', 9)],
      'serverless.json',
    );
    expect(JSON.parse(after ?? '')).toEqual({
      service: 'a',
      provider: { name: 'aws' },
      functions: {
        save: {
          handler: 'a.b',
          timeout: 9,
          destinations: { onFailure: { type: 'sqs', arn: { 'Fn::GetAtt': ['saveOrderFailures', 'Arn'] } } },
        },
      },
      resources: {
        Resources: { saveOrderFailures: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 60 } } },
      },
    });
  });
});

describe('rights', () => {
  const grant: TemplateIntent = {
    kind: 'add-grant',
    of: at(...save),
    actions: ['dynamodb:PutItem'],
    resource: { reference: 'Store', attribute: 'arn', kind: 'table' },
  };
  const statement = (indent: string) =>
    `${indent}- Effect: Allow\n${indent}  Action: dynamodb:PutItem\n${indent}  Resource: !GetAtt Store.Arn\n`;

  test('go to the role of the service', () => {
    expect(edited(text, [grant, grant])).toBe(
      text.replace('one for all\n', `one for all\n  iam:\n    role:\n      statements:\n${statement('        ')}`),
    );
    const legacy = text.replace(
      'one for all\n',
      "one for all\n  iamRoleStatements:\n    - Effect: Allow\n      Action: a:B\n      Resource: '*'\n",
    );
    expect(edited(legacy, [grant])).toBe(legacy.replace("Resource: '*'\n", `Resource: '*'\n${statement('    ')}`));
  });

  test('go to the role of the function, where it has one', () => {
    const own = text.replace(
      'the way in\n',
      "the way in\n    iamRoleStatements:\n      - Effect: Allow\n        Action: a:B\n        Resource: '*'\n",
    );
    expect(edited(own, [grant])).toBe(own.replace("Resource: '*'\n", `Resource: '*'\n${statement('      ')}`));
    const mode = text.replace('one for all\n', 'one for all\n  iam: { role: { mode: perFunction } }\n');
    expect(edited(mode, [grant])).toContain(`    iam:\n      role:\n        statements:\n${statement('          ')}`);
  });

  test('go to a role that is written here, and are not given to one that stands elsewhere', () => {
    const role = 'resources:\n  Resources:\n    Mine:\n      Type: AWS::IAM::Role\n';
    const given = (of: string) =>
      edited(`${text.replace('the way in\n', `the way in\n    role: ${of}\n`)}${role}`, [grant]);
    expect(given('!GetAtt Mine.Arn')).toContain('PolicyName: MineAccess');
    expect(given('Mine')).toContain('PolicyName: MineAccess');
    expect(given('arn:aws:iam::1:role/x')).toBeUndefined();
  });

  test('are taken out where they are written', () => {
    const statements = "      statements:\n        - Effect: Allow\n          Action: s3:*\n          Resource: '*'\n";
    const managed = '      managedPolicies:\n        - arn:aws:iam::aws:policy/AmazonS3FullAccess\n';
    const before = text.replace('one for all\n', `one for all\n  iam:\n    role:\n${managed}${statements}`);
    const path = ['provider', 'iam', 'role', 'statements', '0'];
    expect(edited(before, [{ kind: 'remove-grant', of: at(...path) }])).toBe(before.replace(statements, ''));
    const policy = { kind: 'remove-policy', of: at('provider'), policy: 'AmazonS3FullAccess' } as const;
    expect(edited(before, [policy])).toBe(before.replace(managed, ''));
  });

  test('are narrowed where they are written', () => {
    const path = ['provider', 'iam', 'role', 'statements', '0'];
    const before = text.replace(
      'one for all\n',
      "one for all\n  iam:\n    role:\n      statements:\n        - Effect: Allow\n          Action: ['s3:*'] # too much\n          Resource: '*'\n",
    );
    const after = edited(before, [
      { kind: 'replace-actions', of: at(...path), actions: ['s3:GetObject'] },
      {
        kind: 'replace-resources',
        of: at(...path),
        resources: [{ join: [{ reference: 'Files', attribute: 'arn', kind: 'bucket' }, '/*'] }],
      },
    ]);
    expect(after).toBe(
      before.replace("['s3:*']", "['s3:GetObject']").replace("Resource: '*'", 'Resource: !Sub ${Files.Arn}/*'),
    );
  });
});
