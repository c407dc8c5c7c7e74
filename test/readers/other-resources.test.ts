import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/model/template.js';
import { stackOf } from './cdk/reading.js';
import { read as readCloudFormation } from './cloudformation/reading.js';
import { declaredInTypeScript } from './pulumi/reading.js';
import { read as readTerraform } from './terraform/reading.js';

/** Name and kind of what the model has no words for. */
function others(declarations: readonly Declaration[]): readonly (readonly [string, string | undefined])[] {
  return declarations.flatMap((each) => (each.kind === 'other' ? [[each.name, each.resource] as const] : []));
}

describe('what the model has no words for says what it is, as CloudFormation names it', () => {
  test('in CloudFormation by its type', () => {
    const { declarations } = readCloudFormation(`
Resources:
  Spending: { Type: AWS::Budgets::Budget }
  Search: { Type: AWS::Serverless::Application }
  Seeds: { Type: Custom::Seeds, Properties: { ServiceToken: 'arn:aws:sns:eu-west-1:123456789012:seeds' } }
`);
    expect(others(declarations)).toEqual([
      ['Spending', 'AWS::Budgets::Budget'],
      ['Search', 'AWS::Serverless::Application'],
      ['Seeds', undefined],
    ]);
  });

  test.each([
    ['aws_budgets_budget', 'AWS::Budgets::Budget'],
    ['aws_secretsmanager_secret_rotation', 'AWS::SecretsManager::RotationSchedule'],
    ['aws_sagemaker_endpoint', 'AWS::SageMaker::Endpoint'],
    ['aws_dynamodb_table_replica', 'AWS::DynamoDB::GlobalTable'],
    ['aws_instance', undefined],
    ['random_pet', undefined],
  ])('in Terraform: %s', (type, kind) => {
    expect(others(readTerraform(`resource "${type}" "a" {}\n`).declarations)).toEqual([['a', kind]]);
  });

  test.each([
    ['aws.costexplorer.AnomalyMonitor', 'AWS::CE::AnomalyMonitor'],
    ['aws.cfg.Rule', 'AWS::Config::ConfigRule'],
    ['aws.cloudtrail.Trail', 'AWS::CloudTrail::Trail'],
    ['aws.rds.Proxy', 'AWS::RDS::DBProxy'],
    ['aws.ec2.Instance', undefined],
  ])('in Pulumi: %s', (type, kind) => {
    expect(others(declaredInTypeScript(`new ${type}('a', {});`))).toEqual([['a', kind]]);
  });

  test.each([
    ['aws-synthetics', "new area.Canary(this, 'A', {})", 'AWS::Synthetics::Canary'],
    ['aws-fis', "new area.CfnExperimentTemplate(this, 'A', {})", 'AWS::FIS::ExperimentTemplate'],
    ['aws-config', "new area.ManagedRule(this, 'A', { identifier: 'X' })", 'AWS::Config::ConfigRule'],
    ['aws-backup', "area.BackupPlan.daily35DayRetention(this, 'A')", 'AWS::Backup::BackupPlan'],
    ['aws-rds', "new area.DatabaseProxy(this, 'A', {})", 'AWS::RDS::DBProxy'],
  ])('in the CDK: %s %s', (area, made, kind) => {
    const facts = stackOf(`${made};`, `import * as area from 'aws-cdk-lib/${area}';`);
    expect(others(facts.declarations)).toContainEqual(['A', kind]);
  });

  test.each([
    ["new events.EventBus(this, 'Bus').archive('A', { eventPattern: {} })", 'A', 'AWS::Events::Archive'],
    ["new secrets.Secret(this, 'Key').addRotationSchedule('A', {})", 'A', 'AWS::SecretsManager::RotationSchedule'],
  ])('made inside of a construct of the CDK: %s', (made, name, kind) => {
    expect(others(stackOf(`${made};`).declarations)).toContainEqual([name, kind]);
  });
});
