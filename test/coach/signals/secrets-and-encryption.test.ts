import { describe, expect, it } from 'vitest';
import { secretsAndEncryptionSignals } from '../../../src/coach/signals/secrets-and-encryption.js';
import { resourcesShowing } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(secretsAndEncryptionSignals, signal, files);
}

const sam = (resources: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`,
});

const fn = (rest = '') => `  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src${rest} }
`;

const cdk = (body: string) => ({
  'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
  'bin/app.ts': `import { App, Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
const stack = new Stack(new App(), 'Orders');
${body}`,
});

describe('sec.secret-reference', () => {
  const asked = (
    before: string,
    inside: string,
  ) => `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
${before}
export const handler = async (event) => {
  ${inside}
};`;
  const get = "await client.send(new GetSecretValueCommand({ SecretId: 'token' }))";

  it('is read at the start, and not at every event', async () => {
    expect(await seen('sec.secret-reference', { 'app.mjs': asked(`const token = ${get};`, 'return token;') })).toEqual([
      'app.mjs#secretsmanager GetSecretValue',
    ]);
    expect(await seen('sec.secret-reference', { 'app.mjs': asked('', `return ${get};`) })).toEqual([]);
  });

  it('is a parameter that is decrypted, in Python', async () => {
    const app = (call: string) => `import boto3
ssm = boto3.client("ssm")
token = ssm.get_parameter(${call})
def lambda_handler(event, context):
    return token
`;
    expect(await seen('sec.secret-reference', { 'app.py': app('Name="token", WithDecryption=True') })).toHaveLength(1);
    expect(await seen('sec.secret-reference', { 'app.py': app('Name="size"') })).toEqual([]);
  });

  it('is the extension that keeps secrets', async () => {
    const layer = (name: string) => fn(`, Layers: ['arn:aws:lambda:eu-west-1:015030872274:layer:${name}:12']`);
    expect(await seen('sec.secret-reference', sam(layer('AWS-Parameters-and-Secrets-Lambda-Extension')))).toEqual([
      'template.yaml#Save',
    ]);
    expect(await seen('sec.secret-reference', sam(layer('LambdaInsightsExtension')))).toEqual([]);
  });
});

describe('sec.rotation', () => {
  it('is a schedule of the secret', async () => {
    const secret = '  Token: { Type: AWS::SecretsManager::Secret }\n';
    const schedule =
      '  Turn: { Type: AWS::SecretsManager::RotationSchedule, Properties: { SecretId: !Ref Token, RotationRules: { AutomaticallyAfterDays: 30 } } }\n';
    expect(await seen('sec.rotation', sam(fn() + secret + schedule))).toEqual(['template.yaml#Turn']);
    expect(await seen('sec.rotation', sam(fn() + secret))).toEqual([]);
  });

  it('is read from Terraform and from the CDK', async () => {
    const main = `resource "aws_secretsmanager_secret" "token" {}
resource "aws_secretsmanager_secret_rotation" "token" {
  secret_id = aws_secretsmanager_secret.token.id
  rotation_rules { automatically_after_days = 30 }
}
`;
    expect(await seen('sec.rotation', { 'main.tf': main })).toHaveLength(1);
    const program = cdk(`const token = new secretsmanager.Secret(stack, 'Token');
token.addRotationSchedule('Turn', { automaticallyAfter: Duration.days(30), rotationLambda: lambda.Function.fromFunctionName(stack, 'Turner', 'turner') });
`);
    expect(await seen('sec.rotation', program)).toEqual(['bin/app.ts#Orders/Token/Turn']);
  });
});

describe('sec.cmk', () => {
  it('is a key of the account on what keeps data', async () => {
    const template = sam(`${fn(', KmsKeyArn: !GetAtt Key.Arn')}  Key: { Type: AWS::KMS::Key }
  Orders: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref Key } }
  Mail: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: alias/aws/sns } }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { KmsKeyId: !GetAtt Key.Arn } }
  Plain: { Type: AWS::SQS::Queue }
`);
    expect(await seen('sec.cmk', template)).toEqual([
      'template.yaml#Save',
      'template.yaml#Orders',
      'template.yaml#Logs',
    ]);
  });

  it('is read from Terraform and from the CDK', async () => {
    const main = `resource "aws_kms_key" "own" {}
resource "aws_s3_bucket" "files" {}
resource "aws_s3_bucket" "others" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.own.arn
    }
  }
}
`;
    expect(await seen('sec.cmk', { 'main.tf': main })).toEqual(['main.tf#aws_s3_bucket.files']);
    const program = cdk(`const key = new kms.Key(stack, 'Key');
const code = { runtime: lambda.Runtime.NODEJS_24_X, handler: 'app.handler', code: lambda.Code.fromAsset('src') };
new lambda.Function(stack, 'Save', { ...code, environmentEncryption: key });
new lambda.Function(stack, 'Load', code);
`);
    expect(await seen('sec.cmk', program)).toEqual(['bin/app.ts#Orders/Save']);
  });
});

describe('sec.tls-only', () => {
  it('denies what comes without TLS', async () => {
    const policy = (
      effect: string,
      condition = "{ Bool: { 'aws:SecureTransport': 'false' } }",
    ) => `  Files: { Type: AWS::S3::Bucket }
  OnlyTls:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Files
      PolicyDocument:
        Statement:
          - { Effect: ${effect}, Principal: '*', Action: 's3:*', Resource: !GetAtt Files.Arn, Condition: ${condition} }
`;
    expect(await seen('sec.tls-only', sam(fn() + policy('Deny')))).toEqual(['template.yaml#OnlyTls']);
    expect(await seen('sec.tls-only', sam(fn() + policy('Allow')))).toEqual([]);
    const denying = (condition: string) => seen('sec.tls-only', sam(fn() + policy('Deny', condition)));
    expect(await denying('{ BoolIfExists: { AWS:SecureTransport: [false] } }')).toHaveLength(1);
    expect(await denying("{ Bool: { 'aws:SecureTransport': 'true' } }")).toEqual([]);
    expect(await denying("{ Bool: { 'aws:SecureTransport': true } }")).toEqual([]);
    expect(await denying("{ Bool: { 'aws:SecureTransport': ['false', 'true'] } }")).toEqual([]);
    expect(await denying("{ Bool: { 'aws:SecureTransport': !Ref Plain } }")).toEqual([]);
    expect(await denying("{ 'Null': { 'aws:SecureTransport': 'false' } }")).toEqual([]);
  });

  it('is read from Terraform, as a document of its own', async () => {
    const main = (variable: string, value = 'false') => `resource "aws_s3_bucket" "files" {}
data "aws_iam_policy_document" "tls" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.files.arn]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "${variable}"
      values   = ["${value}"]
    }
  }
}
resource "aws_s3_bucket_policy" "tls" {
  bucket = aws_s3_bucket.files.id
  policy = data.aws_iam_policy_document.tls.json
}
`;
    expect(await seen('sec.tls-only', { 'main.tf': main('aws:SecureTransport') })).toEqual([
      'main.tf#aws_s3_bucket_policy.tls',
    ]);
    expect(await seen('sec.tls-only', { 'main.tf': main('aws:MultiFactorAuthPresent') })).toEqual([]);
    expect(await seen('sec.tls-only', { 'main.tf': main('aws:SecureTransport', 'true') })).toEqual([]);
  });

  it('is a property of the CDK', async () => {
    expect(await seen('sec.tls-only', cdk("new s3.Bucket(stack, 'Files', { enforceSSL: true });"))).toHaveLength(1);
    expect(await seen('sec.tls-only', cdk("new s3.Bucket(stack, 'Files', { enforceSSL: false });"))).toEqual([]);
  });
});

describe('sec.scan-in-ci', () => {
  const pipeline = (step: string) => ({
    '.github/workflows/ci.yml': `on: push\njobs:\n  build:\n    steps:\n      - ${step}\n`,
  });

  it('looks for secrets in what is committed', async () => {
    const of = (step: string) => seen('sec.scan-in-ci', { ...sam(fn()), ...pipeline(step) });
    expect(await of('uses: gitleaks/gitleaks-action@v2')).toEqual(['.github/workflows/ci.yml']);
    expect(await of('run: npm audit')).toEqual([]);
  });

  it('is signed code too', async () => {
    const signing = '  Signed: { Type: AWS::Lambda::CodeSigningConfig, Properties: {} }\n';
    expect(await seen('sec.scan-in-ci', sam(fn() + signing))).toEqual(['template.yaml#Signed']);
  });
});
