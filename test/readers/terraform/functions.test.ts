import { describe, expect, test } from 'vitest';
import { ofKind, only, plain, read } from './reading.js';

describe('functions', () => {
  test('have the properties of the model', () => {
    const facts = read(`
      resource "aws_lambda_function" "save" {
        function_name = "save"
        handler       = "app.handler"
        runtime       = "python3.13"
        timeout       = 60 * 2
        memory_size   = 512
        architectures = ["arm64"]
        layers        = [aws_lambda_layer_version.tools.arn]
        reserved_concurrent_executions = 5
        tracing_config { mode = "Active" }
        dead_letter_config { target_arn = aws_sqs_queue.lost.arn }
        logging_config {
          log_format = "JSON"
          log_group  = aws_cloudwatch_log_group.save.name
        }
        vpc_config {
          subnet_ids         = ["subnet-1"]
          security_group_ids = []
        }
        environment {
          variables = { TABLE = aws_dynamodb_table.orders.name }
        }
      }
      resource "aws_lambda_layer_version" "tools" { layer_name = "tools" }
      resource "aws_sqs_queue" "lost" {}
      resource "aws_cloudwatch_log_group" "save" {
        name              = "/aws/lambda/save"
        retention_in_days = 14
      }
      resource "aws_dynamodb_table" "orders" {
        name     = "orders"
        hash_key = "id"
        global_secondary_index {
          name     = "by-day"
          hash_key = "day"
        }
      }`);
    const [found] = ofKind(facts, 'function');
    expect(found).toMatchObject({ id: 'aws_lambda_function.save', name: 'save', type: 'aws_lambda_function' });
    expect(found && [found.timeoutSeconds, found.memoryMb, found.architectures, found.tracing].map(plain)).toEqual([
      120,
      512,
      ['arm64'],
      'Active',
    ]);
    expect(found && [found.deadLetter, found.logGroup, found.inVpc, found.reservedConcurrency].map(plain)).toEqual([
      '<aws_sqs_queue.lost:arn>',
      '<aws_cloudwatch_log_group.save:name>',
      true,
      5,
    ]);
    expect(found?.environment.variables.map(({ name, value }) => [name, plain(value)])).toEqual([
      ['TABLE', '<aws_dynamodb_table.orders:name>'],
    ]);
    const table = only(facts, 'table');
    expect([plain(table.partitionKey), table.sortKey.kind, table.indexes.map(plain)]).toEqual([
      'id',
      'absent',
      ['by-day'],
    ]);
  });

  test('what means nothing is absent', () => {
    const [found] = ofKind(
      read(`resource "aws_lambda_function" "save" {
        timeout = null
        reserved_concurrent_executions = -1
        vpc_config {
          subnet_ids         = []
          security_group_ids = []
        }
      }`),
      'function',
    );
    expect([found?.timeoutSeconds, found?.reservedConcurrency, found?.inVpc].map((value) => value?.kind)).toEqual([
      'absent',
      'absent',
      'absent',
    ]);
  });

  test.each([
    ['a folder', 'source_dir = "${path.module}/src/save"', 'app/src/save'],
    ['a file', 'source_file = "src/save.js"', 'app/src/save.js'],
    [
      'the content of a file',
      'source {\n content = file("src/save.py")\n filename = "index.py"\n }',
      'app/src/save.py',
    ],
  ])('the code of an archive made from %s is found', (_, source, folder) => {
    const facts = read({
      'app/main.tf': `
        data "archive_file" "save" {
          type        = "zip"
          ${source}
          output_path = "build/save.zip"
        }
        resource "aws_lambda_function" "save" {
          filename = data.archive_file.save.output_path
          handler  = "save.handler"
        }
        resource "aws_lambda_function" "same" {
          filename = "./build/save.zip"
          handler  = "save.handler"
        }`,
      'app/src/save.py': 'def handler(event, context): pass',
    });
    const packagings = ofKind(facts, 'function').map(({ packaging }) => packaging);
    expect(packagings.map((packaging) => packaging.kind === 'folder' && plain(packaging.folder))).toEqual([
      folder,
      folder,
    ]);
  });

  test('the code of an archive that is put into a bucket is found', () => {
    const { packaging } = only(
      read(`
        data "archive_file" "save" {
          source_dir  = "src"
          output_path = "save.zip"
        }
        resource "aws_s3_object" "save" {
          bucket = "code"
          key    = "save.zip"
          source = data.archive_file.save.output_path
        }
        resource "aws_lambda_function" "save" {
          s3_bucket = "code"
          s3_key    = aws_s3_object.save.key
        }`),
      'function',
    );
    expect(packaging.kind === 'folder' && plain(packaging.folder)).toBe('src');
  });

  test.each([
    ['an object in a bucket', 's3_bucket = "b"\n s3_key = "k"', 'remote'],
    ['an image', 'package_type = "Image"\n image_uri = "1.dkr.ecr.eu-west-1.amazonaws.com/save:1"', 'image'],
  ])('the code of %s is not', (_, code, kind) => {
    const found = only(read(`resource "aws_lambda_function" "save" {\n ${code}\n }`), 'function');
    expect(found.packaging.kind).toBe(kind);
  });
});

describe('whether new code is noticed', () => {
  const detected = (body: string, others = '') =>
    plain(only(read(`resource "aws_lambda_function" "save" {\n${body}\n}\n${others}`), 'function').detectsCodeChange);
  const uploaded = 'resource "aws_s3_object" "code" {\n  key = "save.zip"\n  source = "save.zip"\n}\n';

  test.each([
    ['a path that stays the same', 'filename = "save.zip"', '', false],
    ['a hash', 'filename = "save.zip"\nsource_code_hash = filebase64sha256("save.zip")', '', true],
    [
      'an archive that is made here',
      'filename = data.archive_file.save.output_path',
      'data "archive_file" "save" {\n  type = "zip"\n  source_dir = "src"\n  output_path = "save.zip"\n}\n',
      false,
    ],
    ['a name with a version in it', 'filename = "save-${var.version}.zip"', 'variable "version" {}', 'unknown'],
    ['a key of an object that is uploaded here', 's3_key = aws_s3_object.code.key', uploaded, false],
    ['the version of an object', 's3_key = aws_s3_object.code.key\ns3_object_version = "3"', uploaded, true],
    ['a key of an object that others upload', 's3_key = "save.zip"', '', 'absent'],
    ['code that others deploy', 'filename = "save.zip"\nlifecycle {\n  ignore_changes = [filename]\n}', '', 'absent'],
    ['a placeholder', 'filename = "dummy.zip"', '', 'absent'],
    ['an image', 'package_type = "Image"\nimage_uri = "x"', '', 'absent'],
  ])('%s', (_, body, others, expected) => {
    expect(detected(body, others)).toBe(expected);
  });
});
