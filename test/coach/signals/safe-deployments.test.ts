import { describe, expect, it } from 'vitest';
import { safeDeploymentsSignals } from '../../../src/coach/signals/safe-deployments.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(safeDeploymentsSignals, signal, files);
}

const sam = (properties = '', more = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs22.x
${properties}${more}`;
const preference = (settings: string) => ({
  'template.yaml': sam(`      AutoPublishAlias: live\n      DeploymentPreference: { ${settings} }\n`),
});

const terraform = (more: string) => ({
  'main.tf': `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  publish       = true
}
${more}`,
});
const group = (settings: string) =>
  terraform(`resource "aws_codedeploy_app" "shop" {
  name             = "shop"
  compute_platform = "Lambda"
}
resource "aws_codedeploy_deployment_group" "save" {
  app_name              = aws_codedeploy_app.shop.name
  deployment_group_name = "save"
  service_role_arn      = "arn:aws:iam::111122223333:role/deploy"
${settings}}
`);

const cdk = (lines: string) => ({
  'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
  'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as lambda from 'aws-cdk-lib/aws-lambda';
const stack = new Stack(new App(), 'Shop');
const save = new lambda.Function(stack, 'Save', { code: lambda.Code.fromAsset('src'), handler: 'a.b', runtime: lambda.Runtime.NODEJS_22_X });
${lines}
`,
});
const rollout = (settings: string) =>
  cdk(`const alias = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: save.currentVersion });
const rollout = new codedeploy.LambdaDeploymentGroup(stack, 'Rollout', { alias, ${settings} });
const errors = save.metricErrors().createAlarm(stack, 'Errors', { threshold: 1, evaluationPeriods: 1 });`);

it('is observable where functions are declared', async () => {
  expect(safeDeploymentsSignals.isObservable(await surroundings({ 'template.yaml': sam() }))).toBe(true);
  const queue = { 'template.yaml': 'Resources:\n  Orders: { Type: AWS::SQS::Queue }\n' };
  expect(safeDeploymentsSignals.isObservable(await surroundings(queue))).toBe(false);
});

it('dep.alias counts each function with an alias once', async () => {
  expect(await seen('dep.alias', { 'template.yaml': sam('      AutoPublishAlias: live\n') })).toEqual([
    'template.yaml#Save',
  ]);
  expect(await seen('dep.alias', { 'template.yaml': sam() })).toEqual([]);
  const version = '  First: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Save } }\n';
  expect(await seen('dep.alias', { 'template.yaml': sam('', version) })).toEqual([]);
  const warm = terraform(`resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.save.function_name
  function_version = aws_lambda_function.save.version
}
resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_function.save.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = 2
}
`);
  expect(await seen('dep.alias', warm)).toHaveLength(1);
});

describe('dep.canary', () => {
  it('counts rollouts in steps', async () => {
    expect(await seen('dep.canary', preference('Type: Canary10Percent5Minutes'))).toHaveLength(1);
    expect(await seen('dep.canary', preference('Type: AllAtOnce'))).toEqual([]);
    expect(await seen('dep.canary', preference('Type: Canary10Percent5Minutes, Enabled: false'))).toEqual([]);
    const named = (name: string) => group(`  deployment_config_name = "${name}"\n`);
    expect(await seen('dep.canary', named('CodeDeployDefault.LambdaLinear10PercentEvery1Minute'))).toHaveLength(1);
    expect(await seen('dep.canary', named('CodeDeployDefault.LambdaAllAtOnce'))).toEqual([]);
    expect(await seen('dep.canary', named('our-own'))).toEqual([]);
  });

  it('counts a configuration that is declared beside', async () => {
    const own = (type: string) =>
      group(`  deployment_config_name = aws_codedeploy_deployment_config.own.id
}
resource "aws_codedeploy_deployment_config" "own" {
  deployment_config_name = "own"
  compute_platform       = "Lambda"
  traffic_routing_config { type = "${type}" }
`);
    expect(await seen('dep.canary', own('TimeBasedCanary'))).toHaveLength(1);
    expect(await seen('dep.canary', own('AllAtOnce'))).toEqual([]);
  });

  it('counts a share of the requests', async () => {
    const alias = (routing: string) =>
      terraform(`resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.save.function_name
  function_version = "2"
${routing}}
`);
    expect(
      await seen('dep.canary', alias('  routing_config { additional_version_weights = { "1" = 0.1 } }\n')),
    ).toHaveLength(1);
    expect(await seen('dep.canary', alias(''))).toEqual([]);
  });

  it('knows the configurations of the CDK', async () => {
    const named = (name: string) => rollout(`deploymentConfig: codedeploy.LambdaDeploymentConfig.${name}`);
    expect(await seen('dep.canary', named('CANARY_10PERCENT_5MINUTES'))).toEqual(['bin/app.ts#Shop/Rollout']);
    expect(await seen('dep.canary', named('ALL_AT_ONCE'))).toEqual([]);
    expect(await seen('dep.canary', rollout(''))).toHaveLength(1);
  });

  it('leaves deployments of servers out', async () => {
    const servers = `  Servers: { Type: AWS::CodeDeploy::DeploymentGroup, Properties: { ApplicationName: web, DeploymentConfigName: our-canary, ServiceRoleArn: a } }\n`;
    expect(await seen('dep.canary', { 'template.yaml': sam('', servers) })).toEqual([]);
  });
});

it('dep.rollback-alarm counts rollouts with alarms', async () => {
  expect(await seen('dep.rollback-alarm', preference('Type: AllAtOnce, Alarms: [late]'))).toHaveLength(1);
  expect(await seen('dep.rollback-alarm', preference('Type: AllAtOnce'))).toEqual([]);
  const alarms = (enabled: boolean) =>
    group(`  alarm_configuration {\n    enabled = ${enabled}\n    alarms = ["late"]\n  }\n`);
  expect(await seen('dep.rollback-alarm', alarms(true))).toHaveLength(1);
  expect(await seen('dep.rollback-alarm', alarms(false))).toEqual([]);
  const added = rollout('');
  const files = { ...added, 'bin/app.ts': `${added['bin/app.ts']}rollout.addAlarm(errors);\n` };
  expect(await seen('dep.rollback-alarm', files)).toHaveLength(1);
});

it('dep.hooks counts rollouts with checks', async () => {
  expect(await seen('dep.hooks', preference('Type: AllAtOnce, Hooks: { PreTraffic: !Ref Save }'))).toHaveLength(1);
  expect(await seen('dep.hooks', preference('Type: AllAtOnce, Alarms: [late]'))).toEqual([]);
  expect(await seen('dep.hooks', rollout('preHook: save'))).toHaveLength(1);
  const service = (plugin: string) => ({
    'serverless.yml': `service: shop
provider: { name: aws, runtime: nodejs22.x }
plugins: [${plugin}]
functions:
  check: { handler: src/check.handler }
  save:
    handler: src/save.handler
    deploymentSettings: { type: Linear10PercentEvery1Minute, alias: live, preTrafficHook: check }
`,
  });
  expect(await seen('dep.hooks', service('serverless-plugin-canary-deployments'))).toHaveLength(1);
  expect(await seen('dep.hooks', service('serverless-offline'))).toEqual([]);
});

it('dep.hooks counts checks in what CodeDeploy is told of a deployment', async () => {
  const specification = (type: string, hooks = 'Hooks: [{ BeforeAllowTraffic: check-save }]') => ({
    'deploy/appspec.yaml': `version: 0.0\nResources: [{ save: { Type: "${type}" } }]\n${hooks}\n`,
  });
  const ofFunction = specification('AWS::Lambda::Function');
  expect(await seen('dep.hooks', { ...group(''), ...ofFunction })).toEqual(['deploy/appspec.yaml']);
  expect(await seen('dep.hooks', { ...terraform(''), ...ofFunction })).toEqual([]);
  expect(await seen('dep.hooks', { ...group(''), ...specification('AWS::ECS::Service') })).toEqual([]);
  expect(await seen('dep.hooks', { ...group(''), ...specification('AWS::Lambda::Function', '') })).toEqual([]);
});

describe('dep.pipeline', () => {
  const path = '.github/workflows/deploy.yml';
  const workflow = (production: string, credentials = 'role-to-assume: arn') => ({
    'template.yaml': sam(),
    [path]: `on: push
jobs:
  production:
${production}    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { ${credentials} }
      - run: sam deploy --config-env production
  staging:
    needs: test
    steps:
      - run: sam deploy --config-env staging
  test:
    steps:
      - run: npm test
`,
  });

  it('counts a pipeline that tests, deploys to one stage and then to the next', async () => {
    expect(await seen('dep.pipeline', workflow('    needs: [staging]\n'))).toEqual([path]);
    expect(await seen('dep.pipeline', workflow(''))).toEqual([]);
    expect(
      await seen('dep.pipeline', workflow('    needs: [staging]\n', `aws-secret-access-key: \${{ secrets.KEY }}`)),
    ).toEqual([]);
    const untested = workflow('    needs: [staging]\n');
    expect(
      await seen('dep.pipeline', { ...untested, [path]: untested[path]?.replace('npm test', 'npm ci') ?? '' }),
    ).toEqual([]);
  });

  it('knows stages of GitLab', async () => {
    const pipeline = (stage: string) => ({
      'template.yaml': sam(),
      '.gitlab-ci.yml': `stages: [check, staging, production]
.deploy: { script: [npx cdk deploy --all] }
check: { stage: check, script: [pytest] }
staging: { stage: staging, extends: .deploy }
production: { stage: ${stage}, extends: .deploy }
`,
    });
    expect(await seen('dep.pipeline', pipeline('production'))).toEqual(['.gitlab-ci.yml']);
    expect(await seen('dep.pipeline', pipeline('staging'))).toEqual([]);
  });

  it('makes nothing of files that cannot be read', async () => {
    expect(await seen('dep.pipeline', { 'template.yaml': sam(), [path]: 'jobs: [: {' })).toEqual([]);
  });
});

it('dep.shared-pipeline counts a workflow in steps that two others call', async () => {
  const caller = 'on: push\njobs:\n  deploy:\n    uses: ./.github/workflows/shared.yml\n';
  const files = (type: string, on = 'workflow_call: {}') => ({
    ...preference(`Type: ${type}`),
    '.github/workflows/shared.yml': `on: { ${on} }\njobs:\n  all:\n    steps: [{ run: sam deploy }]\n`,
    '.github/workflows/orders.yml': caller,
    '.github/workflows/mails.yml': caller,
  });
  const shared = '.github/workflows/shared.yml';
  expect(await seen('dep.shared-pipeline', files('Linear10PercentEvery1Minute'))).toEqual([shared]);
  expect(await seen('dep.shared-pipeline', files('AllAtOnce'))).toEqual([]);
  expect(await seen('dep.shared-pipeline', files('Linear10PercentEvery1Minute', 'push: {}'))).toEqual([]);
});
