import { describe, expect, test } from 'vitest';
import { plain } from '../cloudformation/reading.js';
import { declaration, ofKind, read, service } from './reading.js';

const save = 'functions:\n  save-order:\n    handler: a.b\n';

describe('resources', () => {
  test('refer to what the framework makes', () => {
    const facts = read(
      service(`${save}resources:
  Resources:
    Files:
      Type: AWS::S3::Bucket
      Properties:
        NotificationConfiguration:
          LambdaConfigurations: [{ Event: s3:ObjectCreated:*, Function: !GetAtt SaveDashorderLambdaFunction.Arn }]
    Allow:
      Type: AWS::Lambda::Permission
      Properties: { FunctionName: !Ref SaveDashorderLambdaFunction, Principal: ses.amazonaws.com }
`),
    );
    expect(
      ofKind(facts, 'trigger').map(({ trigger, function: of, source }) => [trigger, plain(of), plain(source)]),
    ).toEqual([
      ['storage', '@save-order.arn', '@Files'],
      ['other', '@save-order.name', undefined],
    ]);
  });

  test('come from a list, from files, and from parts of files', () => {
    const facts = read({
      'serverless.yml': service(`${save}resources:
  - Resources: { A: { Type: AWS::SQS::Queue } }
  - \${file(resources/b.yml)}
  - Resources:
      C: \${file(resources/c.yml):Table}
`),
      'resources/b.yml': 'Resources:\n  B:\n    Type: AWS::SNS::Topic\n',
      'resources/c.yml': 'Table:\n  Type: AWS::DynamoDB::Table\n  Properties: { TableName: "orders-${sls:stage}" }\n',
    });
    expect(declaration(facts, 'queue', 'A').origin).toMatchObject({
      file: 'serverless.yml',
      path: ['resources', '0', 'Resources', 'A'],
    });
    expect(declaration(facts, 'topic', 'B').origin).toMatchObject({
      file: 'resources/b.yml',
      path: ['Resources', 'B'],
    });
    const table = declaration(facts, 'table', 'C');
    expect(table.origin).toMatchObject({ file: 'resources/c.yml', path: ['Table'] });
    expect(plain(table.tableName)).toBe('orders-dev');
    expect(facts.incomplete).toEqual([]);
  });

  test.each([
    ['extensions:\n    SaveDashorderLogGroup: { Properties: { RetentionInDays: 30 } }'],
    ['Resources:\n    SaveDashorderLogGroup: { Properties: { RetentionInDays: 30 } }'],
    ['Resources:\n    SaveDashorderLogGroup: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 30 } }'],
  ])('change what the framework makes: %s', (section) => {
    const facts = read(service(`${save}resources:\n  ${section}\n`));
    expect(ofKind(facts, 'log-group')).toHaveLength(1);
    expect(plain(declaration(facts, 'log-group', 'SaveDashorderLogGroup').retentionDays)).toBe(30);
  });

  test('change the function too', () => {
    const facts = read(
      service(
        `${save}resources:\n  extensions:\n    SaveDashorderLambdaFunction: { Properties: { Timeout: 90, TracingConfig: { Mode: Active } } }\n`,
      ),
    );
    const declared = declaration(facts, 'function', 'save-order');
    expect([plain(declared.timeoutSeconds), plain(declared.tracing)]).toEqual([90, 'Active']);
  });

  test('have parameters, mappings and conditions of their own', () => {
    const facts = read(
      service(`${save}resources:
  Parameters: { Size: { Type: Number, Default: 40 } }
  Mappings: { Sizes: { dev: { days: 5 } } }
  Resources:
    A: { Type: AWS::SQS::Queue, Condition: IsProd, Properties: { VisibilityTimeout: !Ref Size } }
    B: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !FindInMap [Sizes, dev, days] } }
`),
    );
    expect(declaration(facts, 'queue', 'A')).toMatchObject({
      conditional: true,
      visibilityTimeoutSeconds: { value: 40 },
    });
    expect(plain(declaration(facts, 'log-group', 'B').retentionDays)).toBe(5);
  });

  test('that cannot be read leave the service incomplete', () => {
    const facts = read(service(`${save}resources:\n  - \${file(gone.yml)}\n`));
    expect(facts.incomplete.map(({ reason }) => reason)).toEqual(['there is no file gone.yml that can be read']);
  });
});

describe('plugins', () => {
  test('state machines name functions by their keys', () => {
    const facts = read({
      'serverless.yml': service(`${save}    environment: { FLOW: !Ref FulfilStepFunctionsStateMachine }
stepFunctions:
  stateMachines:
    fulfil:
      type: EXPRESS
      events: [{ schedule: rate(1 day) }, { http: { path: a, method: get } }]
      definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: !GetAtt save-order.Arn, End: true }
    other: \${file(other.asl.json)}
`),
      'other.asl.json': '{ "definition": { "StartAt": "B", "States": { "B": { "Type": "Pass", "End": true } } } }',
    });
    const flow = declaration(facts, 'workflow', 'fulfil');
    expect(plain(flow.states)).toBe(1);
    expect(flow.tasks.map(plain)).toEqual(['@save-order.arn']);
    expect(plain(declaration(facts, 'function', 'save-order').environment.variables[0]?.value)).toBe('@fulfil.arn');
    expect(ofKind(facts, 'bus-rule')).toMatchObject([
      { rule: 'schedule', targets: [{ target: { value: { id: 'fulfil' } } }] },
    ]);
    expect(plain(declaration(facts, 'workflow', 'other').states)).toBe(1);
  });

  test('a queue of Lift has a worker, a dead-letter queue and six timeouts of patience', () => {
    const facts = read(
      service(`${save}    environment: { QUEUE: "\${construct:jobs.queueUrl}" }
constructs:
  jobs: { type: queue, worker: { handler: jobs.run, timeout: 10 } }
  files: { type: storage }
  api: { type: server-side-website }
`),
    );
    expect(declaration(facts, 'function', 'jobsWorker')).toMatchObject({ handler: { value: 'jobs.run' } });
    const queue = declaration(facts, 'queue', 'jobs');
    expect(plain(queue.visibilityTimeoutSeconds)).toBe(60);
    expect(queue.redrive).toMatchObject({
      value: { target: { value: { id: 'jobsDlq' } }, maxReceiveCount: { value: 3 } },
    });
    expect(declaration(facts, 'trigger', 'jobs.worker')).toMatchObject({
      batchSize: { value: 1 },
      reportsBatchItemFailures: { value: true },
    });
    expect(plain(declaration(facts, 'function', 'save-order').environment.variables[0]?.value)).toBe('@jobs.url');
    expect(facts.incomplete.map(({ reason }) => reason)).toEqual([
      'the construct server-side-website brings resources of its own',
    ]);
  });

  test('variables from a file that a plugin reads are not known', () => {
    const facts = read(service(`plugins: [serverless-dotenv-plugin]\n${save}    environment: { A: 1 }\n`));
    expect(declaration(facts, 'function', 'save-order').environment.complete).toBe(false);
  });

  test('a web framework brings its own handler', () => {
    const facts = read(service('plugins: [serverless-wsgi]\nfunctions: { api: { handler: wsgi_handler.handler } }\n'));
    expect(declaration(facts, 'function', 'api').handler.kind).toBe('unknown');
  });
});
