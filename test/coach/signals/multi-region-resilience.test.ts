import { describe, expect, it } from 'vitest';
import { multiRegionResilienceSignals } from '../../../src/coach/signals/multi-region-resilience.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(multiRegionResilienceSignals, signal, files);
}

const sam = (resources: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src }
${resources}`,
});

const cdk = (body: string) => ({
  'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
  'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
const stack = new Stack(new App(), 'Orders');
${body}`,
});

describe('mr.global-table', () => {
  it('is kept in a second region', async () => {
    const table = (regions: string) =>
      `  Orders: { Type: AWS::DynamoDB::GlobalTable, Properties: { Replicas: [${regions}] } }\n`;
    const of = (regions: string) => seen('mr.global-table', sam(table(regions)));
    expect(await of('{ Region: eu-west-1 }, { Region: eu-north-1 }')).toEqual(['template.yaml#Orders']);
    expect(await of('{ Region: eu-west-1 }')).toEqual([]);
  });

  it('is a bucket whose objects are copied', async () => {
    const bucket =
      "  Files: { Type: AWS::S3::Bucket, Properties: { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/a', Rules: [] } } }\n";
    expect(await seen('mr.global-table', sam(bucket))).toEqual(['template.yaml#Files']);
  });

  it('is read from Terraform and from the CDK', async () => {
    const main = (rest: string) => `resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"
${rest}}
`;
    expect(
      await seen('mr.global-table', { 'main.tf': main('  replica { region_name = "eu-north-1" }\n') }),
    ).toHaveLength(1);
    expect(await seen('mr.global-table', { 'main.tf': main('') })).toEqual([]);
    const table = (replicas: string) =>
      cdk(
        `new dynamodb.TableV2(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, replicas: [${replicas}] });`,
      );
    expect(await seen('mr.global-table', table("{ region: 'eu-north-1' }"))).toEqual(['bin/app.ts#Orders/Table']);
    expect(await seen('mr.global-table', table(''))).toEqual([]);
  });
});

describe('mr.failover-dns', () => {
  it('leads elsewhere when a check fails', async () => {
    const record = (rest: string) =>
      `  Name: { Type: AWS::Route53::RecordSet, Properties: { Name: shop.example.com, Type: A, SetIdentifier: a, ${rest} } }\n`;
    const of = (rest: string) => seen('mr.failover-dns', sam(record(rest)));
    expect(await of('Failover: PRIMARY, HealthCheckId: check-1')).toEqual(['template.yaml#Name']);
    expect(await of('Region: eu-west-1, AliasTarget: { DNSName: a.example.com, EvaluateTargetHealth: true }')).toEqual([
      'template.yaml#Name',
    ]);
    expect(await of('Failover: PRIMARY')).toEqual([]);
    expect(await of('Weight: 10, HealthCheckId: check-1')).toEqual([]);
  });

  it('is read from Terraform', async () => {
    const main = (check: string) => `resource "aws_route53_record" "name" {
  zone_id        = "zone-1"
  name           = "shop.example.com"
  type           = "A"
  set_identifier = "a"
${check}
  latency_routing_policy { region = "eu-west-1" }
}
`;
    expect(await seen('mr.failover-dns', { 'main.tf': main('  health_check_id = "check-1"') })).toHaveLength(1);
    expect(await seen('mr.failover-dns', { 'main.tf': main('') })).toEqual([]);
  });
});

describe('mr.global-endpoint', () => {
  it('is an endpoint of two buses', async () => {
    const endpoint = '  Both: { Type: AWS::Events::Endpoint, Properties: { EventBuses: [] } }\n';
    const bus = '  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }\n';
    expect(await seen('mr.global-endpoint', sam(bus + endpoint))).toEqual(['template.yaml#Both']);
    expect(await seen('mr.global-endpoint', sam(bus))).toEqual([]);
  });
});

describe('mr.backup-restore', () => {
  it('is recovery, versions, a plan or an archive', async () => {
    const template = sam(`  Kept:
    Type: AWS::DynamoDB::Table
    Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }
  Lost:
    Type: AWS::DynamoDB::Table
    Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }
  Files: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }
  Others: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Suspended } } }
  Plan: { Type: AWS::Backup::BackupPlan, Properties: {} }
`);
    expect(await seen('mr.backup-restore', template)).toEqual([
      'template.yaml#Kept',
      'template.yaml#Files',
      'template.yaml#Plan',
    ]);
  });

  it('is read from Terraform and from the CDK', async () => {
    const main = (status: string) => `resource "aws_s3_bucket" "files" {}
resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id
  versioning_configuration { status = "${status}" }
}
`;
    expect(await seen('mr.backup-restore', { 'main.tf': main('Enabled') })).toEqual(['main.tf#aws_s3_bucket.files']);
    expect(await seen('mr.backup-restore', { 'main.tf': main('Suspended') })).toEqual([]);
    expect(await seen('mr.backup-restore', cdk("new s3.Bucket(stack, 'Files', { versioned: true });"))).toHaveLength(1);
  });
});

describe('mr.two-region-template', () => {
  const pipeline = (...regions: readonly string[]) => ({
    '.github/workflows/deploy.yml': `on: push
jobs:
  deploy:
    strategy: { matrix: { region: [${regions.join(', ')}] } }
    steps:
      - run: sam deploy --region \${{ matrix.region }}
`,
  });

  it('is deployed to two regions', async () => {
    expect(await seen('mr.two-region-template', { ...sam(''), ...pipeline('eu-west-1', 'us-east-1') })).toEqual([
      '.github/workflows/deploy.yml',
    ]);
    expect(await seen('mr.two-region-template', { ...sam(''), ...pipeline('eu-west-1') })).toEqual([]);
  });

  it('is a module that is called for two regions', async () => {
    const call = (name: string, alias: string) => `module "${name}" {
  source    = "./service"
  providers = { aws = aws.${alias} }
}
`;
    const files = (second: string) => ({
      'main.tf': `provider "aws" {
  alias  = "first"
  region = "eu-west-1"
}
provider "aws" {
  alias  = "second"
  region = "eu-north-1"
}
${call('first', 'first')}${call('second', second)}`,
      'service/main.tf': `resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
}
`,
    });
    expect(await seen('mr.two-region-template', files('second'))).toEqual([
      'main.tf#module.first',
      'main.tf#module.second',
    ]);
    expect(await seen('mr.two-region-template', files('first'))).toEqual([]);
  });

  it('is a stack that the CDK makes for two regions', async () => {
    const stacks = (second: string) => ({
      'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
      'bin/app.ts': `import { App, Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
class Orders extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new lambda.Function(this, 'Save', { runtime: lambda.Runtime.NODEJS_24_X, handler: 'app.handler', code: lambda.Code.fromAsset('src') });
  }
}
const app = new App();
new Orders(app, 'First', { env: { region: 'eu-west-1' } });
new Orders(app, 'Second', { env: { region: ${second} } });
`,
    });
    expect(await seen('mr.two-region-template', stacks("'eu-north-1'"))).toHaveLength(2);
    expect(await seen('mr.two-region-template', stacks('process.env.REGION'))).toEqual([]);
  });

  it('is set so for SAM', async () => {
    const settings = (region: string) => ({
      'samconfig.toml': `[default.deploy.parameters]\nregion = "eu-west-1"\n[second.deploy.parameters]\nregion = "${region}"\n`,
    });
    expect(await seen('mr.two-region-template', { ...sam(''), ...settings('eu-north-1') })).toEqual(['samconfig.toml']);
    expect(await seen('mr.two-region-template', { ...sam(''), ...settings('eu-west-1') })).toEqual([]);
  });

  it('is not there while the code names a region', async () => {
    const app = `import { S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({ region: 'eu-west-1' });
export const handler = async (event) => client.send(event);`;
    const files = { ...sam(''), ...pipeline('eu-west-1', 'us-east-1'), 'src/app.mjs': app };
    expect(await seen('mr.two-region-template', files)).toEqual([]);
  });
});

describe('mr.drill', () => {
  const experiment = '  Outage: { Type: AWS::FIS::ExperimentTemplate, Properties: {} }\n';
  const runbook = (text: string) => ({ 'docs/runbooks/outage.md': text });
  const objectives = '# Outage\nRTO: 15 minutes. RPO: 60 seconds.\n';

  it('is an experiment, and a runbook with numbers', async () => {
    expect(await seen('mr.drill', { ...sam(experiment), ...runbook(objectives) })).toEqual(['docs/runbooks/outage.md']);
    expect(await seen('mr.drill', { ...sam(experiment), ...runbook('# Outage\nMind RTO and RPO.\n') })).toEqual([]);
    expect(await seen('mr.drill', { ...sam(''), ...runbook(objectives) })).toEqual([]);
  });

  it('is a pipeline that fails over', async () => {
    const pipeline = {
      '.github/workflows/drill.yml': 'on: push\njobs:\n  drill:\n    steps:\n      - run: ./scripts/failover-test.sh\n',
    };
    expect(await seen('mr.drill', { ...sam(''), ...runbook(objectives), ...pipeline })).toHaveLength(1);
  });
});
