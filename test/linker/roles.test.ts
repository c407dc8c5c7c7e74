import { describe, expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import type { Grant, Role } from '../../src/model/application.js';
import type { Declaration } from '../../src/model/template.js';
import { certain, type Value } from '../../src/model/value.js';
import { at } from './code-facts.js';
import { Files } from './files.js';
import {
  connector,
  is,
  lambda,
  policy,
  ref,
  role,
  statement,
  table,
  template,
  text,
  unresolved,
} from './template-facts.js';

function roleOf(...declarations: readonly Declaration[]): Role | undefined {
  return linkTemplate(template(...declarations), new Files()).roles[0];
}

function actions(grants: readonly Grant[] | undefined): readonly (string | undefined)[] | undefined {
  return grants?.flatMap((grant) => grant.actions.map((action: Value<string>) => certain(action)));
}

const origin = { dialect: 'sam', file: 'template.yaml', path: [] } as const;

describe('a role', () => {
  test('belongs to the functions that run as it, given or made by the tool', () => {
    const application = linkTemplate(
      template(
        role('Shared'),
        role('Own', { generated: true }),
        lambda('A', { role: ref('Shared') }),
        lambda('B', { role: ref('Own') }),
      ),
      new Files(),
    );
    const [shared, own] = application.roles;
    const [a, b] = application.functions;
    expect(shared?.functions).toEqual([a]);
    expect(a?.executionRole).toBe(shared);
    expect(b?.executionRole).toBe(own);
  });

  test('may do what its statements and the policies attached to it say', () => {
    const grants = roleOf(
      role('Role', {
        statements: [statement(['s3:GetObject'], [text('*')])],
        managedPolicies: [ref('Managed'), unresolved()],
      }),
      policy('Managed', { statements: [statement(['sqs:SendMessage'], [ref('Orders')])] }),
      policy('Inline', { roles: [ref('Role')], statements: [statement(['sns:Publish'], [text('*')])] }),
      policy('Elsewhere', { roles: [ref('Other')], statements: [statement(['sns:Subscribe'], [text('*')])] }),
    )?.grants;
    expect(actions(grants)).toEqual(['s3:GetObject', 'sns:Publish', 'sqs:SendMessage']);
    expect(grants?.map(({ source }) => source)).toEqual(['statement', 'statement', 'managed-policy']);
  });

  test('has a policy once that is attached from both sides', () => {
    const both = policy('Both', { roles: [ref('Role')], statements: [statement(['sns:Publish'], [text('*')])] });
    expect(actions(roleOf(role('Role', { managedPolicies: [ref('Both')] }), both)?.grants)).toEqual(['sns:Publish']);
  });

  test('may not do what a resource policy says', () => {
    const onQueue = policy('OnQueue', {
      attachment: 'resource',
      roles: [ref('Role')],
      statements: [statement(['sqs:*'], [text('*')])],
    });
    expect(roleOf(role('Role'), onQueue)?.grants).toEqual([]);
  });

  test('may do what the policies say that AWS manages', () => {
    const arn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole';
    const grants = roleOf(role('Role', { managedPolicies: [text(arn), text('Unheard')] }))?.grants;
    expect(actions(grants)).toContain('sqs:ReceiveMessage');
    expect(grants?.every(({ source }) => source === 'aws-managed-policy')).toBe(true);
  });

  test('may do what policy templates stand for, on the resource they are given', () => {
    const range = at('template.yaml', 7);
    const grants = roleOf(
      role('Role', {
        policyTemplates: [{ template: 'DynamoDBReadPolicy', parameters: { TableName: ref('Orders') }, range, origin }],
      }),
      table('Orders'),
    )?.grants;
    expect(actions(grants)).toContain('dynamodb:Query');
    expect(grants?.[0]).toMatchObject({ source: 'policy-template', range });
    expect(grants?.[0]?.resources.map(certain)).toEqual([
      { kind: 'resource', id: 'Orders', attribute: 'arn' },
      { kind: 'resource', id: 'Orders', attribute: 'arn', suffix: '/index/*' },
    ]);
  });

  test('has names filled into policy templates, and knows no more than they do', () => {
    const of = (parameter: Value<{ kind: 'text'; text: string }>) =>
      roleOf(
        role('Role', {
          policyTemplates: [
            { template: 'S3ReadPolicy', parameters: { BucketName: parameter }, range: at('t', 0), origin },
          ],
        }),
      )?.grants[0]?.resources;
    expect(of(is({ kind: 'text', text: 'photos' }))?.map(certain)).toContainEqual({
      kind: 'text',
      text: 'arn:${AWS::Partition}:s3:::photos/*',
    });
    expect(of(unresolved())?.every(({ kind }) => kind === 'unknown')).toBe(true);
  });

  test('may do what connectors of its functions say', () => {
    const writes = connector('Connector', { source: ref('Save'), destination: ref('Orders'), permissions: ['Write'] });
    const grants = roleOf(role('Role'), lambda('Save', { role: ref('Role') }), table('Orders'), writes)?.grants;
    expect(actions(grants)).toContain('dynamodb:PutItem');
    expect(actions(grants)).not.toContain('dynamodb:GetItem');
    expect(grants?.every(({ source }) => source === 'connector')).toBe(true);
  });
});
