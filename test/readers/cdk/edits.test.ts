import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { DeclarationKind, Origin } from '../../../src/model/template.js';
import { applicationsIn, edited, of } from './reading.js';

const typescript = `import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';

const shared = { memorySize: 128 };

export class Orders extends Stack {
  constructor(scope, id) {
    super(scope, id);

    // Orders to be worked on.
    const queue = new sqs.Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(30), // as long as it takes
    });
    const save = new lambda.Function(this, 'Save', {
      ...shared,
      handler: 'app.save',
      environment: { QUEUE: queue.queueUrl },
    });
    save.addEventSource(new SqsEventSource(queue));
    new lambda.Function(this, 'Load', { handler: 'app.load' });
  }
}
`;

const python = `from aws_cdk import Duration, Stack
from aws_cdk import aws_lambda as _lambda, aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsEventSource


class Orders(Stack):
    def __init__(self, scope, construct_id):
        super().__init__(scope, construct_id)
        queue = sqs.Queue(
            self,
            "Queue",
            visibility_timeout=Duration.seconds(30),
        )
        self.save = _lambda.Function(self, "Save", handler="app.save", environment={"QUEUE": queue.queue_url})
        self.save.add_event_source(SqsEventSource(queue))
`;

const languages = {
  typescript: { file: 'stack.ts', text: typescript },
  python: { file: 'stack.py', text: python },
} as const;

/** The lines that are new or other than before, after the intents made of the origins of the stack. */
function changed(
  language: keyof typeof languages,
  intents: (origin: (kind: DeclarationKind, name: string) => Origin) => readonly TemplateIntent[],
): string | undefined {
  const { file, text } = languages[language];
  const [application] = applicationsIn({ [file]: text });
  const origin = (kind: DeclarationKind, name: string): Origin => {
    const found = of(application!, kind).find((declaration) => declaration.name === name);
    if (!found) throw new Error(`no ${kind} ${name}`);
    return found.origin;
  };
  const after = edited(text, intents(origin), file);
  const before = new Set(text.split('\n'));
  return after
    ?.split('\n')
    .filter((line) => !before.has(line))
    .map((line) => line.trim())
    .join('\n');
}

const set = (
  of: Origin,
  declaration: DeclarationKind,
  property: string,
  value: string | number | boolean,
): TemplateIntent => ({ kind: 'set-property', of, declaration, property, value });

describe('properties', () => {
  test.each<[string, string | number | boolean, string, string]>([
    ['timeoutSeconds', 30, 'timeout: Duration.seconds(30),', 'timeout=Duration.seconds(30)'],
    ['timeoutSeconds', 600, 'timeout: Duration.minutes(10),', 'timeout=Duration.minutes(10)'],
    ['tracing', 'Active', 'tracing: lambda.Tracing.ACTIVE,', 'tracing=_lambda.Tracing.ACTIVE'],
    ['memoryMb', 512, 'memorySize: 512,', 'memory_size=512'],
    ['runtime', 'nodejs24.x', 'runtime: lambda.Runtime.NODEJS_24_X,', 'runtime=_lambda.Runtime.NODEJS_24_X'],
    ['handler', 'app.main', "handler: 'app.main',", 'handler="app.main"'],
  ])('of a function: %s', (property, value, inTypeScript, inPython) => {
    expect(changed('typescript', (origin) => [set(origin('function', 'Save'), 'function', property, value)])).toBe(
      inTypeScript,
    );
    expect(changed('python', (origin) => [set(origin('function', 'Save'), 'function', property, value)])).toContain(
      inPython,
    );
  });

  test('that are there are replaced, with the comment behind them kept', () => {
    expect(
      changed('typescript', (origin) => [set(origin('queue', 'Queue'), 'queue', 'visibilityTimeoutSeconds', 180)]),
    ).toBe('visibilityTimeout: Duration.seconds(180), // as long as it takes');
  });

  test('of an event source without any', () => {
    const name = 'SqsEventSource:Queue';
    expect(
      changed('typescript', (origin) => [set(origin('trigger', name), 'trigger', 'reportsBatchItemFailures', true)]),
    ).toBe('save.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));');
    expect(
      changed('python', (origin) => [set(origin('trigger', name), 'trigger', 'reportsBatchItemFailures', true)]),
    ).toBe('self.save.add_event_source(SqsEventSource(queue, report_batch_item_failures=True))');
  });

  test('that nobody knows here are left', () => {
    expect(
      changed('typescript', (origin) => [set(origin('function', 'Save'), 'function', 'inVpc', true)]),
    ).toBeUndefined();
  });

  test('at a shared place are changed when that is named', () => {
    const [application] = applicationsIn({ 'stack.ts': typescript });
    const save = of(application!, 'function').find(({ name }) => name === 'Save')!;
    if (save.memoryMb.kind !== 'known') throw new Error('not known');
    const intent = {
      ...set(save.origin, 'function', 'memoryMb', 256),
      replaces: save.memoryMb.range,
    } as TemplateIntent;
    expect(edited(typescript, [intent], 'stack.ts')).toContain('const shared = { memorySize: 256 };');
  });
});

describe('additions', () => {
  test('a dead-letter queue before its queue', () => {
    const intents = (origin: (kind: DeclarationKind, name: string) => Origin): TemplateIntent[] => [
      { kind: 'set-redrive', of: origin('queue', 'Queue'), target: 'QueueDeadLetters', maxReceiveCount: 5 },
      {
        kind: 'add-resource',
        near: origin('queue', 'Queue'),
        resource: { kind: 'queue', name: 'QueueDeadLetters', retentionSeconds: 1_209_600 },
      },
    ];
    expect(changed('typescript', intents)).toBe(
      [
        "const queueDeadLetters = new sqs.Queue(this, 'QueueDeadLetters', { retentionPeriod: Duration.days(14) });",
        'deadLetterQueue: {',
        'queue: queueDeadLetters,',
        'maxReceiveCount: 5,',
        '},',
      ].join('\n'),
    );
    expect(changed('python', intents)).toBe(
      [
        'queue_dead_letters = sqs.Queue(self, "QueueDeadLetters", retention_period=Duration.days(14))',
        'dead_letter_queue=sqs.DeadLetterQueue(queue=queue_dead_letters, max_receive_count=5),',
      ].join('\n'),
    );
  });

  test('a log group at its function, with the import', () => {
    const intents = (origin: (kind: DeclarationKind, name: string) => Origin): TemplateIntent[] => [
      {
        kind: 'add-resource',
        near: origin('function', 'Save'),
        resource: {
          kind: 'log-group',
          name: 'SaveLogs',
          logGroupName: { join: ['/aws/lambda/', { reference: 'Save', attribute: 'name' }] },
          retentionDays: 30,
        },
      },
    ];
    expect(changed('typescript', intents)).toBe(
      [
        "import * as logs from 'aws-cdk-lib/aws-logs';",
        "logGroup: new logs.LogGroup(this, 'SaveLogs', { retention: logs.RetentionDays.ONE_MONTH }),",
      ].join('\n'),
    );
    expect(changed('python', intents)).toContain(
      'log_group=logs.LogGroup(self, "SaveLogs", retention=logs.RetentionDays.ONE_MONTH)',
    );
  });

  test('a failure destination', () => {
    expect(
      changed('typescript', (origin) => [
        {
          kind: 'add-resource',
          near: origin('function', 'Save'),
          resource: { kind: 'queue', name: 'SaveFailures', retentionSeconds: 1_209_600 },
        },
        {
          kind: 'add-resource',
          near: origin('function', 'Save'),
          resource: {
            kind: 'async-invoke',
            name: 'SaveAsyncInvoke',
            function: 'Save',
            onFailure: { reference: 'SaveFailures', attribute: 'arn', kind: 'queue' },
          },
        },
      ]),
    ).toBe(
      [
        "import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';",
        "const saveFailures = new sqs.Queue(this, 'SaveFailures', { retentionPeriod: Duration.days(14) });",
        'onFailure: new destinations.SqsDestination(saveFailures),',
      ].join('\n'),
    );
  });

  test('a table with a variable and rights, for a function that has no name yet', () => {
    const table = { reference: 'Records', kind: 'table' } as const;
    const lines = changed('typescript', (origin) => [
      {
        kind: 'add-resource',
        near: origin('function', 'Load'),
        resource: { kind: 'table', name: 'Records', partitionKey: 'id', timeToLive: 'expiration' },
      },
      {
        kind: 'set-environment',
        of: origin('function', 'Load'),
        name: 'TABLE',
        value: { ...table, attribute: 'name' },
      },
      {
        kind: 'add-grant',
        of: origin('function', 'Load'),
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        resource: { ...table, attribute: 'arn' },
      },
    ]);
    expect(lines).toContain("const records = new dynamodb.Table(this, 'Records', {");
    expect(lines).toContain("partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },");
    expect(lines).toContain("const load = new lambda.Function(this, 'Load', { handler: 'app.load', environment: {");
    expect(lines).toContain('TABLE: records.tableName');
    expect(lines).toContain("records.grant(load, 'dynamodb:GetItem', 'dynamodb:PutItem');");
  });

  test('a variable from a parameter', () => {
    const lines = changed('python', (origin) => [
      { kind: 'set-environment-from-parameter', of: origin('function', 'Save'), name: 'STAGE', parameter: 'Stage' },
    ]);
    expect(lines).toContain('from aws_cdk import Duration, Stack, CfnParameter');
    expect(lines).toContain('stage = CfnParameter(self, "Stage")');
    expect(lines).toContain('"STAGE": stage.value_as_string');
  });
});

test('statements get other actions and resources', () => {
  const text = typescript.replace(
    'save.addEventSource',
    "save.addToRolePolicy(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'] }));\n    save.addEventSource",
  );
  const source = `import * as iam from 'aws-cdk-lib/aws-iam';\n${text}`;
  const [application] = applicationsIn({ 'stack.ts': source });
  const statement = of(application!, 'role').flatMap(({ statements }) => statements)[0]!;
  const after = edited(
    source,
    [
      { kind: 'replace-actions', of: statement.origin, actions: ['sqs:SendMessage'] },
      { kind: 'replace-resources', of: statement.origin, resources: [{ reference: 'Queue', attribute: 'arn' }] },
    ],
    'stack.ts',
  );
  expect(after).toContain("new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] })");
});

test('statements become grants of what they are on, are taken out, and grants go by another name', () => {
  const line = "save.addToRolePolicy(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'] }));";
  const text = typescript.replace('save.addEventSource', `${line}\n    save.addEventSource`);
  const source = `import * as iam from 'aws-cdk-lib/aws-iam';\n${text}`;
  const [application] = applicationsIn({ 'stack.ts': source });
  const { origin } = of(application!, 'role').flatMap(({ statements }) => statements)[0]!;
  const right = { actions: ['sqs:SendMessage'], resources: [{ reference: 'Queue', attribute: 'arn' }] } as const;
  expect(edited(source, [{ kind: 'replace-grant', of: origin, right }], 'stack.ts')).toBe(
    source.replace(line, "queue.grant(save, 'sqs:SendMessage');"),
  );
  expect(edited(source, [{ kind: 'remove-grant', of: origin }], 'stack.ts')).toBe(source.replace(`    ${line}\n`, ''));
  const swapped = { kind: 'replace-set', of: origin, set: 'addToRolePolicy', by: 'x' } as const;
  expect(edited(source, [swapped], 'stack.ts')).toBeUndefined();
});

test('a file that does not parse is left', () => {
  const [application] = applicationsIn({ 'stack.ts': typescript });
  const { origin } = of(application!, 'queue')[0]!;
  expect(edited(`${typescript}\nclass {`, [set(origin, 'queue', 'queueName', 'x')], 'stack.ts')).toBeUndefined();
});
