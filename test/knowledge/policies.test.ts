// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how templates write references.
import { describe, expect, test } from 'vitest';
import { actionsMatching } from '../../src/knowledge/iam-actions.js';
import {
  awsManagedPolicyName,
  broadManagedPolicy,
  managedPolicyStatements,
} from '../../src/knowledge/managed-policies.js';
import { expandPolicyTemplate, policyTemplate, policyTemplates } from '../../src/knowledge/sam-policy-templates.js';

/** Actions the templates of SAM list although IAM has none of that name. */
const gone = new Set([
  'athena:GetCatalogs',
  'athena:GetExecutionEngine',
  'athena:GetExecutionEngines',
  'athena:GetNamespace',
  'athena:GetNamespaces',
  'athena:GetTable',
  'athena:GetTables',
  'sqs:ChangeMessageVisibilityBatch',
  'sqs:DeleteMessageBatch',
]);

describe('policy templates of SAM', () => {
  test('have actions that exist', () => {
    const wrong = [...policyTemplates.values()].flatMap(({ name, statements }) =>
      statements
        .flatMap(({ actions }) => actions)
        .filter((action) => actionsMatching(action).length === 0 && !gone.has(action))
        .map((action) => `${name}: ${action}`),
    );
    expect(wrong).toEqual([]);
    expect(policyTemplates.size).toBe(81);
  });

  test('use exactly the parameters they ask for', () => {
    for (const { name, parameters, statements } of policyTemplates.values()) {
      const texts = statements.flatMap(({ resources }) => resources.map(({ text }) => text)).join(' ');
      const used = new Set([...texts.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]));
      // Two have parameters that stand only in a condition.
      const inCondition = ['AWSSecretsManagerRotationPolicy', 'EFSWriteAccessPolicy'].includes(name);
      if (!inCondition) expect([...used].sort(), name).toEqual([...parameters].sort());
    }
  });

  test('are filled in', () => {
    expect(expandPolicyTemplate('SQSSendMessagePolicy', { QueueName: 'orders' })).toEqual([
      {
        actions: ['sqs:SendMessage*'],
        resources: [
          {
            text: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders',
            parameter: 'QueueName',
          },
        ],
        hasCondition: false,
      },
    ]);
    expect(expandPolicyTemplate('DynamoDBReadPolicy')?.[0]?.resources[1]).toEqual({
      text: 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${TableName}/index/*',
      parameter: 'TableName',
      suffix: '/index/*',
    });
    expect(policyTemplate('DynamoDBStreamReadPolicy')?.statements[0]?.resources[0]).toMatchObject({
      parameter: 'StreamName',
    });
    expect(policyTemplate('AWSSecretsManagerRotationPolicy')?.statements[0]?.hasCondition).toBe(true);
    expect(expandPolicyTemplate('NoSuchPolicy')).toBeUndefined();
  });
});

describe('managed policies', () => {
  test.each([
    ['AdministratorAccess', 'administrator'],
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'administrator'],
    ['arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess', 'administrator'],
    ['arn:aws-cn:iam::aws:policy/job-function/DatabaseAdministrator', 'full-access'],
    ['AmazonDynamoDBFullAccess', 'full-access'],
    ['AmazonDynamoDBFullAccess_v2', 'full-access'],
    ['AWSLambda_FullAccess', 'full-access'],
    ['arn:aws:iam::aws:policy/AmazonS3FullAccess', 'full-access'],
  ])('%s is too broad', (policy, breadth) => {
    expect(broadManagedPolicy(policy)?.breadth).toBe(breadth);
  });

  test.each([
    'AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
    'AmazonS3ReadOnlyAccess',
    'AmazonAPIGatewayInvokeFullAccess',
    'arn:aws:iam::123456789012:policy/OrdersFullAccess',
    '',
  ])('%s is left alone', (policy) => {
    expect(broadManagedPolicy(policy)).toBeUndefined();
  });

  test('have contents that exist', () => {
    const name = 'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole';
    expect(awsManagedPolicyName(name)).toBe('AWSLambdaSQSQueueExecutionRole');
    const actions = managedPolicyStatements(name)?.flatMap((statement) => statement.actions) ?? [];
    expect(actions).toContain('sqs:ReceiveMessage');
    for (const action of actions) expect(actionsMatching(action), action).not.toEqual([]);
    expect(managedPolicyStatements('SomethingElse')).toBeUndefined();
  });
});
