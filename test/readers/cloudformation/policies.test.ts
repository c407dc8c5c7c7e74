import { describe, expect, test } from 'vitest';
import type { StatementDeclaration } from '../../../src/model/template.js';
import { declaration, plain, read, sam, textAt } from './reading.js';

const statement = ({ effect, actions, notActions, resources, notResources, hasCondition }: StatementDeclaration) => ({
  effect: plain(effect),
  actions: actions.map(plain),
  notActions: notActions.map(plain),
  resources: resources.map(plain),
  notResources: notResources.map(plain),
  hasCondition,
});

function roleWith(policies: string, more = '') {
  const text = sam(
    `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n${more}      Policies:${policies}\n  Store:\n    Type: AWS::DynamoDB::Table\n  Extra:\n    Type: AWS::IAM::ManagedPolicy\n`,
  );
  return { text, role: declaration(read(text), 'role', 'SaveRole') };
}

const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

describe('Policies of a SAM function', () => {
  test('the role is made by SAM and stands at the function', () => {
    const { text, role } = roleWith(' []');
    expect(role.generated).toBe(true);
    expect(role.origin.path).toEqual(['Resources', 'Save']);
    expect(textAt(text, role.range)).toBe('Save');
    expect(role.managedPolicies.map(plain)).toEqual([basic]);
    expect(role.complete).toBe(true);
  });

  test.each([
    ['[AWSLambdaBasicExecutionRole]', false],
    ['[AWSLambdaBasicExecutionRole, AmazonS3ReadOnlyAccess]', true],
  ])('as a tool writes them for code say nothing until somebody changes them: %s', (policies, complete) => {
    const { role } = roleWith(` ${policies}\n    Metadata:\n      Tool: Amazon.Lambda.Annotations`);
    expect(role.complete).toBe(complete);
  });

  test.each([
    [' AmazonS3ReadOnlyAccess', ['AmazonS3ReadOnlyAccess', basic]],
    [' [arn:aws:iam::aws:policy/X, !Ref Extra]', ['arn:aws:iam::aws:policy/X', '@Extra.arn', basic]],
    [' !If [C, A, B]', ['A', 'B', basic]],
  ])('managed:%s', (policies, expected) => {
    expect(roleWith(policies).role.managedPolicies.map(plain)).toEqual(expected);
  });

  test('policy templates keep their parameters', () => {
    const { role, text } = roleWith(
      '\n        - DynamoDBCrudPolicy: { TableName: !Ref Store }\n        - S3ReadPolicy: { BucketName: logs }',
    );
    expect(
      role.policyTemplates.map(({ template, parameters, range }) => [
        template,
        Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, plain(value)])),
        textAt(text, range),
      ]),
    ).toEqual([
      ['DynamoDBCrudPolicy', { TableName: '@Store.name' }, 'DynamoDBCrudPolicy'],
      ['S3ReadPolicy', { BucketName: 'logs' }, 'S3ReadPolicy'],
    ]);
  });

  test('statements know where they stand', () => {
    const { role, text } = roleWith(
      '\n        - Version: 2012-10-17\n          Statement:\n            - Sid: One\n              Effect: Allow\n              Action: [dynamodb:PutItem, "dynamodb:Get*"]\n              Resource: !GetAtt Store.Arn\n            - Effect: Deny\n              NotAction: s3:*\n              NotResource: ["*"]\n              Condition: { Bool: { x: true } }',
    );
    expect(role.statements.map(statement)).toEqual([
      {
        effect: 'Allow',
        actions: ['dynamodb:PutItem', 'dynamodb:Get*'],
        notActions: [],
        resources: ['@Store.arn'],
        notResources: [],
        hasCondition: false,
      },
      {
        effect: 'Deny',
        actions: [],
        notActions: ['s3:*'],
        resources: [],
        notResources: ['*'],
        hasCondition: true,
      },
    ]);
    expect(role.statements[0]?.sid).toBe('One');
    expect(role.statements[1]?.origin.path).toEqual([
      'Resources',
      'Save',
      'Properties',
      'Policies',
      '0',
      'Statement',
      '1',
    ]);
    expect(textAt(text, role.statements[0]?.range)).toMatch(/^Sid: One[\s\S]*Store\.Arn$/);
  });

  test('a statement that stands alone, and one in a condition', () => {
    const { role } = roleWith(
      '\n        Statement:\n          Effect: Allow\n          Action: s3:GetObject\n          Resource: "*"',
    );
    expect(role.statements).toHaveLength(1);
    const chosen = roleWith(
      '\n        - !If\n          - C\n          - Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }]\n          - !Ref AWS::NoValue',
    ).role;
    expect(chosen.statements.map(({ origin }) => origin.path.slice(4))).toEqual([
      ['0', 'Fn::If', '1', 'Statement', '0'],
    ]);
    expect(chosen.complete).toBe(true);
  });

  test('policies that are not known leave the role incomplete', () => {
    expect(roleWith(' !ImportValue Policies').role.complete).toBe(false);
    expect(roleWith(' [!Ref Nobody]').role.complete).toBe(false);
    expect(roleWith(' [{ Statement: !ImportValue S }]').role.complete).toBe(false);
  });

  test('SAM adds what tracing, a network and polling need', () => {
    const { role } = roleWith(
      ' []',
      '      Tracing: Active\n      VpcConfig: { SubnetIds: [] }\n      Events: { Q: { Type: SQS, Properties: { Queue: x } } }\n',
    );
    expect(role.managedPolicies.map((policy) => String(plain(policy)).split('/').at(-1))).toEqual([
      'AWSLambdaBasicExecutionRole',
      'AWSXrayWriteOnlyAccess',
      'AWSLambdaVPCAccessExecutionRole',
      'AWSLambdaSQSQueueExecutionRole',
    ]);
  });
});

test('a state machine that is traced may trace', () => {
  const facts = read(
    sam(
      '  Flow: { Type: AWS::Serverless::StateMachine, Properties: { Tracing: { Enabled: true }, Definition: {} } }\n',
    ),
  );
  expect(declaration(facts, 'role', 'FlowRole').managedPolicies.map(plain)).toEqual([
    'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
  ]);
});

describe('roles and policies of CloudFormation', () => {
  const text = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: [lambda.amazonaws.com, edgelambda.amazonaws.com] }, Action: sts:AssumeRole }]
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess, !Ref Managed]
      Policies:
        - PolicyName: p
          PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
  Inline:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: x, Roles: [!Ref Role], PolicyDocument: { Statement: [{ Effect: Allow, Action: s3:*, Resource: !Sub "\${Files.Arn}/*" }] } }
  Managed:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: [] } }
  RolePolicy:
    Type: AWS::IAM::RolePolicy
    Properties: { RoleName: !Ref Role, PolicyDocument: { Statement: [{ Effect: Allow, Action: sqs:*, Resource: "*" }] } }
  Files: { Type: AWS::S3::Bucket }
  FilesPolicy:
    Type: AWS::S3::BucketPolicy
    Properties: { Bucket: !Ref Files, PolicyDocument: { Statement: [{ Effect: Deny, Principal: "*", Action: s3:*, Resource: "*" }] } }
`;
  const facts = read(text);

  test('a role', () => {
    const role = declaration(facts, 'role', 'Role');
    expect(role.assumedBy.map(plain)).toEqual(['lambda.amazonaws.com', 'edgelambda.amazonaws.com']);
    expect(role.managedPolicies.map(plain)).toEqual(['arn:aws:iam::aws:policy/AdministratorAccess', '@Managed.arn']);
    expect(role.statements.map(statement)).toMatchObject([{ actions: ['*'], resources: ['*'] }]);
    expect([role.complete, role.generated]).toEqual([true, false]);
  });

  test('policies', () => {
    const inline = declaration(facts, 'policy', 'Inline');
    expect(inline.roles.map(plain)).toEqual(['@Role.name']);
    expect(inline.statements.map(statement)).toMatchObject([{ resources: ['@Files.arn/*'] }]);
    expect(declaration(facts, 'policy', 'RolePolicy').roles.map(plain)).toEqual(['@Role.name']);
    expect(declaration(facts, 'policy', 'FilesPolicy').attachment).toBe('resource');
    expect(declaration(facts, 'policy', 'Managed').attachment).toBe('roles');
  });
});
