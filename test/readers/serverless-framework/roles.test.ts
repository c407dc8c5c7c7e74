import { describe, expect, test } from 'vitest';
import type { TemplateFacts } from '../../../src/model/template.js';
import { plain } from '../cloudformation/reading.js';
import { declaration, ofKind, read, service } from './reading.js';

const save = 'functions:\n  save:\n    handler: a.b\n';

function rights(facts: TemplateFacts, role: string) {
  return declaration(facts, 'role', role).statements.map(({ actions, resources }) => [
    actions.map(plain).join(),
    resources.map(plain).join(),
  ]);
}

const logs = ['logs:CreateLogStream,logs:CreateLogGroup,logs:PutLogEvents'];

describe('the role of the service', () => {
  test.each([
    ['  iam:\n    role:\n      statements:\n', ['provider', 'iam', 'role', 'statements', '0']],
    ['  iamRoleStatements:\n', ['provider', 'iamRoleStatements', '0']],
  ])('has its statements below %j', (provider, path) => {
    const indent = provider.includes('iam:') ? '        ' : '    ';
    const statement = `${indent}- Effect: Allow\n${indent}  Action: [s3:GetObject]\n${indent}  Resource: '*'\n`;
    const role = declaration(read(service(save, provider + statement)), 'role', 'IamRoleLambdaExecution');
    expect(role.statements[0]).toMatchObject({ origin: { file: 'serverless.yml', path }, effect: { value: 'Allow' } });
    expect(role).toMatchObject({ complete: true, generated: true });
  });

  test('is given, by ARN or by name', () => {
    const role = (provider: string, own = '') =>
      plain(
        declaration(
          read(service(`${save}${own}resources: { Resources: { Mine: { Type: AWS::IAM::Role } } }\n`, provider)),
          'function',
          'save',
        ).role,
      );
    expect(role('  iam: { role: arn:aws:iam::1:role/r }\n')).toBe('arn:aws:iam::1:role/r');
    expect(role('  role: !GetAtt Mine.Arn\n')).toBe('@Mine.arn');
    expect(role('', '    role: Mine\n')).toBe('@Mine.arn');
  });

  test('is given what events, destinations and tracing need, each once', () => {
    const facts = read(
      service(
        `functions:
  save: { handler: a.b, tracing: Active, events: [{ sqs: !GetAtt Orders.Arn }] }
  load: { handler: a.c, tracing: Active, events: [{ sqs: !GetAtt Orders.Arn }], destinations: { onFailure: arn:aws:sns:us-east-1:1:t } }
  chat: { handler: a.d, disableLogs: true, events: [{ websocket: $connect }] }
resources: { Resources: { Orders: { Type: AWS::SQS::Queue } } }
`,
      ),
    );
    expect(
      rights(facts, 'IamRoleLambdaExecution').map(([actions, resources]) => [actions, resources?.split(',').length]),
    ).toEqual([
      [...logs, 2],
      ['xray:PutTraceSegments,xray:PutTelemetryRecords', 1],
      ['sqs:ReceiveMessage,sqs:DeleteMessage,sqs:GetQueueAttributes', 1],
      ['sns:Publish', 1],
      ['execute-api:ManageConnections', 1],
    ]);
  });

  test('is not known to its end where part of it is in a file that is not there', () => {
    const facts = read(service(save, '  iam: { role: { statements: "${file(iam.yml)}" } }\n'));
    expect(declaration(facts, 'role', 'IamRoleLambdaExecution').complete).toBe(false);
  });
});

describe('the role of one function', () => {
  const provider = "  iam:\n    role:\n      statements: [{ Effect: Allow, Action: s3:ListBucket, Resource: '*' }]\n";
  const own = '    iamRoleStatements: [{ Effect: Allow, Action: sqs:SendMessage, Resource: arn:q }]\n';

  test('holds its own statements, and those of the service when it says so', () => {
    const facts = (rest: string) => read(service(`${save}${own}${rest}  load: { handler: a.c }\n`, provider));
    expect(rights(facts(''), 'SaveIamRoleLambdaExecution').map(([actions]) => actions)).toEqual([
      'sqs:SendMessage',
      ...logs,
    ]);
    expect(
      rights(facts('    iamRoleStatementsInherit: true\n'), 'SaveIamRoleLambdaExecution').map(([actions]) => actions),
    ).toEqual(['sqs:SendMessage', 's3:ListBucket', ...logs]);
    expect(rights(facts(''), 'IamRoleLambdaExecution').map(([actions]) => actions)).toEqual(['s3:ListBucket', ...logs]);
  });

  test('is built in by now', () => {
    const facts = read(
      service(`${save}    iam: { role: { statements: [{ Effect: Allow, Action: a:b, Resource: c }] } }\n`),
    );
    expect(plain(declaration(facts, 'function', 'save').role)).toBe('@SaveIamRoleLambdaExecution.arn');
  });

  test('every function has one in the mode for that', () => {
    const facts = read(
      service(`${save}  load: { handler: a.c }\n`, provider.replace('role:\n', 'role:\n      mode: perFunction\n')),
    );
    expect(ofKind(facts, 'role').map(({ id }) => id)).toEqual([
      'SaveIamRoleLambdaExecution',
      'LoadIamRoleLambdaExecution',
    ]);
    expect(rights(facts, 'LoadIamRoleLambdaExecution')[0]).toEqual(['s3:ListBucket', '*']);
  });
});
