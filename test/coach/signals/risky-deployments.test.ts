import { describe, expect, it } from 'vitest';
import { safeDeploymentsSignals } from '../../../src/coach/signals/safe-deployments.js';
import { resourcesShowing } from './open.js';

const seen = (signal: string, files: Readonly<Record<string, string>>) =>
  resourcesShowing(safeDeploymentsSignals, signal, files);

const fn = (name: string, properties = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x${properties} }
`;
const sam = (...functions: readonly string[]) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: { Way: { Type: String, Default: AllAtOnce } }
Conditions: { Prod: !Equals [!Ref AWS::StackName, shop] }
Resources:
${functions.join('')}`,
});
const way = (type: string) => `, AutoPublishAlias: live, DeploymentPreference: { Type: ${type} }`;
const production = { 'samconfig.toml': 'version = 0.1\n[prod.deploy.parameters]\nstack_name = "shop"\n' };

describe('dep.bad.all-at-once', () => {
  const shown = (files: Readonly<Record<string, string>>) => seen('dep.bad.all-at-once', files);

  it('is a rollout that says so', async () => {
    expect(await shown(sam(fn('Save', way('AllAtOnce'))))).toEqual(['template.yaml']);
    expect(await shown(sam(fn('Save', way('AllAtOnce')), fn('Load', way('Linear10PercentEvery1Minute'))))).toHaveLength(
      1,
    );
    expect(await shown(sam(fn('Save', way('Canary10Percent5Minutes'))))).toEqual([]);
    expect(await shown(sam(fn('Save', way('!If [Prod, Canary10Percent5Minutes, AllAtOnce]'))))).toEqual([]);
    expect(await shown(sam(fn('Save', way('!Ref Way'))))).toEqual([]);
  });

  it('is an application for production without an alias', async () => {
    expect(await shown({ ...sam(fn('Save')), ...production })).toEqual(['template.yaml']);
    expect(await shown({ ...sam(fn('Save', ', AutoPublishAlias: live')), ...production })).toEqual([]);
    expect(await shown(sam(fn('Save')))).toEqual([]);
    expect(await shown({ ...sam(fn('Save')), 'samconfig.toml': '[dev.deploy.parameters]\n' })).toEqual([]);
  });

  it('knows production by the pipeline', async () => {
    const pipeline = (job: string) => ({
      '.github/workflows/deploy.yml': `jobs:\n  ${job}:\n    steps:\n      - run: sam deploy --no-confirm-changeset\n`,
    });
    expect(await shown({ ...sam(fn('Save')), ...pipeline('deploy-production') })).toEqual(['template.yaml']);
    expect(await shown({ ...sam(fn('Save')), ...pipeline('deploy-dev') })).toEqual([]);
    const another = { 'admin/cdk.json': '{}', ...pipeline('deploy-production') };
    expect(await shown({ 'shop/template.yaml': sam(fn('Save'))['template.yaml'], ...another })).toEqual([]);
  });

  it('knows the file that a program of the CDK is run by for its own', async () => {
    const program = `import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const stack = new Stack(new App(), 'Shop');
new lambda.Function(stack, 'Save', { code: lambda.Code.fromAsset('src'), handler: 'a.b', runtime: lambda.Runtime.NODEJS_22_X });
`;
    const files = {
      'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
      'bin/app.ts': program,
      '.github/workflows/deploy.yml': 'jobs:\n  production:\n    steps:\n      - run: npx cdk deploy\n',
    };
    expect(await shown(files)).toEqual(['bin/app.ts']);
    expect(await shown({ ...files, 'admin/cdk.json': '{}' })).toEqual([]);
  });
});

describe('dep.bad.long-lived-keys', () => {
  const shown = (path: string, text: string) => seen('dep.bad.long-lived-keys', { ...sam(fn('Save')), [path]: text });
  const workflow = '.github/workflows/deploy.yml';
  const steps = (more: string) =>
    `jobs:\n  deploy:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n${more}`;

  it.each([
    ['          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n', 1],
    ['          aws-secret-access-key: ${{ secrets.PROD_AWS_SECRET_KEY }}\n', 1],
    ['          AWS_SECRET_ACCESS_KEY: ${{ secrets.DEPLOY_KEY }}\n', 1],
    ['          bucket-secret-access-key: ${{ secrets.BLOB_BUCKET_SECRET_ACCESS_KEY }}\n', 0],
    ['          AWS_SECRET_ACCESS_KEY: ${{ secrets.R2_SECRET_ACCESS_KEY }}\n', 0],
    ['          role-to-assume: arn:aws:iam::1:role/deploy\n', 0],
    ['          aws-secret-access-key: test\n', 0],
    ['          # aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n', 0],
    ['          aws-secret-access-key: ${{ steps.assume.outputs.secret }}\n', 0],
    [
      '          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n          aws-session-token: ${{ secrets.TOKEN }}\n',
      0,
    ],
  ])('is a key that a workflow is given: %s', async (given, count) => {
    expect(await shown(workflow, steps(given))).toHaveLength(count);
  });

  it('is one that another service keeps', async () => {
    const circle = (line: string) => `jobs:\n  deploy:\n    steps:\n      - run: ${line}\n`;
    expect(
      await shown('.circleci/config.yml', circle('aws configure set aws_secret_access_key $AWS_SECRET_ACCESS_KEY')),
    ).toEqual(['.circleci/config.yml']);
    expect(await shown('.circleci/config.yml', circle('aws configure set region eu-west-1'))).toEqual([]);
    expect(
      await shown('docs/deploy.yml', steps('          aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n')),
    ).toEqual([]);
  });
});
