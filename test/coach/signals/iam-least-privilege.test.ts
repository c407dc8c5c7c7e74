import { describe, expect, it } from 'vitest';
import { iamLeastPrivilegeSignals } from '../../../src/coach/signals/iam-least-privilege.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(iamLeastPrivilegeSignals, signal, files);
}

const sam = (resources: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`,
});

const fn = (name: string, rest = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src${rest} }
`;

const table = '  Orders: { Type: AWS::DynamoDB::Table }\n';
const policies = (statement: string) => `, Policies: [{ Statement: [{ Effect: Allow, ${statement} }] }]`;
const scoped = 'Action: dynamodb:PutItem, Resource: !GetAtt Orders.Arn';

const terraform = (statement: string) => ({
  'main.tf': `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
  role          = aws_iam_role.save.arn
}
resource "aws_iam_role" "save" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
  inline_policy {
    name   = "work"
    policy = jsonencode({ Statement = [${statement}] })
  }
}
`,
});

describe('iam.role-per-function', () => {
  it('is a role with rights of its own, for each of several functions', async () => {
    const template = sam(fn('Save', policies(scoped)) + fn('Load', policies(scoped)) + fn('Other') + table);
    expect(await seen('iam.role-per-function', template)).toEqual(['template.yaml#Save', 'template.yaml#Load']);
  });

  it('is not a role that several share', async () => {
    const role = `  Shared:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }] }
      Policies: [{ PolicyName: work, PolicyDocument: { Statement: [{ Effect: Allow, ${scoped} }] } }]
`;
    const given = ', Role: !GetAtt Shared.Arn';
    expect(await seen('iam.role-per-function', sam(fn('Save', given) + fn('Load', given) + role + table))).toEqual([]);
  });

  it('is read from the Serverless Framework', async () => {
    const service = (mode: string, own = '') => ({
      'serverless.yml': `service: shop
provider:
  name: aws
  runtime: nodejs24.x
  iam:
    role:
      mode: ${mode}
      statements: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders' }]
functions:
  save: { handler: src/save.handler${own} }
  load: { handler: src/load.handler${own} }
`,
    });
    expect(
      await seen('iam.role-per-function', service('perFunction', ", iam: { role: { statements: ['inherit'] } }")),
    ).toHaveLength(2);
    expect(await seen('iam.role-per-function', service('shared'))).toEqual([]);
  });
});

describe('iam.scoped-actions', () => {
  const of = (statement: string) => seen('iam.scoped-actions', sam(fn('Save', policies(statement)) + table));

  it('names what may be done and on what', async () => {
    expect(await of(scoped)).toEqual(['template.yaml#SaveRole']);
    expect(await of("Action: s3:GetObject, Resource: 'arn:aws:s3:::files/*'")).toEqual(['template.yaml#SaveRole']);
    expect(await of("Action: xray:PutTraceSegments, Resource: '*'")).toEqual(['template.yaml#SaveRole']);
  });

  it('has no wildcard that could be a name', async () => {
    expect(await of("Action: 'dynamodb:*', Resource: !GetAtt Orders.Arn")).toEqual([]);
    expect(await of("Action: dynamodb:PutItem, Resource: '*'")).toEqual([]);
    expect(await of("Action: dynamodb:PutItem, Resource: 'arn:aws:dynamodb:*:*:table/*'")).toEqual([]);
    expect(await of('Action: dynamodb:PutItem, Resource: !Ref Somewhere')).toEqual([]);
  });

  it('is a policy template of SAM too, and not one beside full access', async () => {
    const template = '{ DynamoDBReadPolicy: { TableName: !Ref Orders } }';
    expect(await seen('iam.scoped-actions', sam(fn('Save', `, Policies: [${template}]`) + table))).toHaveLength(1);
    const broad = `, Policies: [${template}, AmazonS3FullAccess]`;
    expect(await seen('iam.scoped-actions', sam(fn('Save', broad) + table))).toEqual([]);
  });

  it('is read from Terraform', async () => {
    const resource = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
    const statement = (action: string) => `{ Effect = "Allow", Action = "${action}", Resource = "${resource}" }`;
    expect(await seen('iam.scoped-actions', terraform(statement('dynamodb:PutItem')))).toHaveLength(1);
    expect(await seen('iam.scoped-actions', terraform(statement('dynamodb:Put*')))).toEqual([]);
  });
});

describe('iam.conditions', () => {
  it('narrows a right, a permission or the whole role', async () => {
    const condition = ", Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } }";
    const permission = (source: string) => `  MayRun:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Save, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com${source} }
`;
    const of = (resources: string) => seen('iam.conditions', sam(resources + table));
    expect(await of(fn('Save', policies(scoped + condition)))).toEqual(['template.yaml#SaveRole']);
    expect(await of(fn('Save', policies(scoped)))).toEqual([]);
    expect(await of(fn('Save') + permission(', SourceArn: arn:aws:sns:eu-west-1:111122223333:orders'))).toEqual([
      'template.yaml#MayRun',
    ]);
    expect(await of(fn('Save') + permission(''))).toEqual([]);
    expect(await of(fn('Save', ', PermissionsBoundary: arn:aws:iam::111122223333:policy/most'))).toEqual([
      'template.yaml#SaveRole',
    ]);
  });

  it('is read from Terraform and from the CDK', async () => {
    const statement = (condition: string) =>
      `{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "arn:aws:sqs:eu-west-1:111122223333:a"${condition} }`;
    const condition = ', Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1" } }';
    expect(await seen('iam.conditions', terraform(statement(condition)))).toHaveLength(1);
    expect(await seen('iam.conditions', terraform(statement('')))).toEqual([]);
    const cdk = (props: string) => ({
      'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
      'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
const stack = new Stack(new App(), 'Orders');
new iam.Role(stack, 'Save', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com')${props} });
`,
    });
    const boundary = ", permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyName(stack, 'Most', 'most')";
    expect(await seen('iam.conditions', cdk(boundary))).toEqual(['bin/app.ts#Orders/Save']);
    expect(await seen('iam.conditions', cdk(''))).toEqual([]);
  });
});

describe('iam.guardrail', () => {
  const pipeline = (step: string) => ({
    '.github/workflows/ci.yml': `on: push\njobs:\n  build:\n    steps:\n      - run: ${step}\n`,
  });

  it('is a check of policies in a pipeline', async () => {
    expect(await seen('iam.guardrail', { ...sam(fn('Save')), ...pipeline('checkov -d .') })).toEqual([
      '.github/workflows/ci.yml',
    ]);
    expect(await seen('iam.guardrail', { ...sam(fn('Save')), ...pipeline('cfn-lint template.yaml') })).toEqual([]);
  });

  it('is cdk-nag for what the CDK makes', async () => {
    const nag = { 'package.json': '{"devDependencies": {"cdk-nag": "2"}}' };
    const cdk = {
      'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
      'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
new sqs.Queue(new Stack(new App(), 'Orders'), 'Placed');
`,
    };
    expect(await seen('iam.guardrail', { ...cdk, ...nag })).toEqual(['package.json']);
    expect(await seen('iam.guardrail', { ...sam(fn('Save')), ...nag })).toEqual([]);
  });
});
