import { describe, expect, test } from 'vitest';
import { declared, ofKind, only, plain, read, readAll } from './reading.js';

const lambdaModule = `
  variable "name" {}
  variable "queue_arn" { default = null }
  variable "timeout" { default = 3 }
  resource "aws_lambda_function" "this" {
    function_name = var.name
    timeout       = var.timeout
    filename      = data.archive_file.code.output_path
    handler       = "app.handler"
  }
  data "archive_file" "code" {
    source_dir  = "\${path.module}/code"
    output_path = "code.zip"
  }
  resource "aws_lambda_event_source_mapping" "this" {
    count            = var.queue_arn == null ? 0 : 1
    function_name    = aws_lambda_function.this.arn
    event_source_arn = var.queue_arn
  }
  output "arn" { value = aws_lambda_function.this.arn }`;

describe('local modules', () => {
  test('are read as they are called', () => {
    const facts = read({
      'app/main.tf': `
        module "save" {
          source    = "../modules/function"
          name      = "save"
          timeout   = 30
          queue_arn = aws_sqs_queue.orders.arn
        }
        module "load" {
          source = "../modules/function"
          name   = "load"
        }
        resource "aws_sqs_queue" "orders" {}
        resource "aws_sns_topic_subscription" "load" {
          topic_arn = aws_sns_topic.t.arn
          protocol  = "lambda"
          endpoint  = module.load.arn
        }
        resource "aws_sns_topic" "t" {}`,
      'modules/function/main.tf': lambdaModule,
    });
    expect(facts.root).toBe('app/main.tf');
    expect(facts.files).toEqual(['app/main.tf', 'modules/function/main.tf']);
    const functions = ofKind(facts, 'function');
    expect(functions.map(({ id, name, timeoutSeconds }) => [id, name, plain(timeoutSeconds)])).toEqual([
      ['module.save/aws_lambda_function.this', 'save', 30],
      ['module.load/aws_lambda_function.this', 'load', 3],
    ]);
    expect(functions.map(({ packaging }) => packaging.kind === 'folder' && plain(packaging.folder))).toEqual([
      'modules/function/code',
      'modules/function/code',
    ]);
    expect(
      ofKind(facts, 'trigger').map((trigger) => [trigger.trigger, plain(trigger.function), plain(trigger.source)]),
    ).toEqual([
      ['topic', '<module.load/aws_lambda_function.this:arn>', '<aws_sns_topic.t:arn>'],
      ['queue', '<module.save/aws_lambda_function.this:arn>', '<aws_sqs_queue.orders:arn>'],
    ]);
  });

  test('called in a loop are there several times', () => {
    const facts = read({
      'main.tf': `
        module "f" {
          for_each = { a = 1, b = 2 }
          source   = "./f"
          name     = each.key
          timeout  = each.value
        }
        output "arn" { value = module.f["a"].arn }`,
      'f/main.tf': lambdaModule,
    });
    expect(ofKind(facts, 'function').map(({ name, timeoutSeconds }) => [name, plain(timeoutSeconds)])).toEqual([
      ['f["a"]', 1],
      ['f["b"]', 2],
    ]);
  });

  test('that call each other in a circle end', () => {
    const [facts] = readAll({
      'a/main.tf': 'module "b" { source = "../b" }\nresource "aws_sqs_queue" "a" {}',
      'b/main.tf': 'module "a" { source = "../a" }\nresource "aws_sqs_queue" "b" {}',
    });
    expect(facts?.root).toBe('a/main.tf');
    expect(facts?.incomplete.map(({ reason }) => reason)).toEqual(['more modules are called than are read']);
  });

  test.each([
    ['./gone', 'there is no module in ./gone'],
    ['../../../outside', '../../../outside leads out of the workspace'],
    ['git::https://example.com/x.git', 'module m comes from git::https://example.com/x.git, which is not read'],
  ])('that cannot be read leave the application incomplete: %s', (source, reason) => {
    const facts = read(`module "m" { source = "${source}" }`);
    expect(facts.incomplete.map((each) => each.reason)).toEqual([reason]);
  });

  test('of networks declare nothing that matters', () => {
    const facts = read('module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n}\nresource "aws_sqs_queue" "q" {}');
    expect(facts.incomplete).toEqual([]);
  });
});

test('each folder that no module calls is an application, and the same one while nothing changes', async () => {
  const { reader } = await import('./reading.js');
  const file = (path: string, text: string) => [path, reader.read({ path, text })] as const;
  const files = new Map([
    file('a/main.tf', 'resource "aws_sqs_queue" "a" {}'),
    file('a/more.tf', 'resource "aws_sqs_queue" "more" {}'),
    file('b/main.tf', 'module "c" { source = "../c" }'),
    file('c/main.tf', 'resource "aws_sqs_queue" "c" {}'),
  ]);
  const [a, b, ...others] = reader.assemble(files);
  expect(others).toEqual([]);
  expect([a?.files, b?.files]).toEqual([
    ['a/main.tf', 'a/more.tf'],
    ['b/main.tf', 'c/main.tf'],
  ]);
  files.set(...file('c/main.tf', 'resource "aws_sqs_queue" "d" {}'));
  const [sameA, newB] = reader.assemble(files);
  expect(sameA).toBe(a);
  expect(newB).not.toBe(b);
  files.set(...file('a/third.tf', 'resource "aws_sqs_queue" "third" {}'));
  expect(reader.assemble(files)[0]).not.toBe(a);
});

describe('modules of the registry', () => {
  test('lambda', () => {
    const facts = read(`
      module "save" {
        source        = "terraform-aws-modules/lambda/aws"
        function_name = "save"
        handler       = "app.handler"
        runtime       = "python3.13"
        source_path   = "src/save"
        tracing_mode  = "Active"
        cloudwatch_logs_retention_in_days = 7
        attach_policy_statements = true
        policy_statements = {
          read = { effect = "Allow", actions = ["s3:GetObject"], resources = ["*"] }
        }
        event_source_mapping = {
          orders = { event_source_arn = module.orders.queue_arn, batch_size = 5 }
        }
        allowed_triggers = {
          topic = { service = "sns", source_arn = "arn:aws:sns:eu-west-1:1:t" }
        }
      }
      module "orders" {
        source     = "terraform-aws-modules/sqs/aws"
        name       = "orders"
        create_dlq = true
      }`);
    const found = only(facts, 'function');
    expect(found).toMatchObject({ id: 'module.save', name: 'save', range: { start: { line: 1 } } });
    expect([found.timeoutSeconds, found.memoryMb, found.tracing, found.role].map(plain)).toEqual([
      3,
      128,
      'Active',
      '<module.save.role:arn>',
    ]);
    expect(found.packaging.kind === 'folder' && plain(found.packaging.folder)).toBe('src/save');
    const mapping = declared(facts, 'module.save.mapping["orders"]');
    expect(mapping).toMatchObject({ kind: 'trigger', trigger: 'queue', range: { start: { line: 14 } } });
    expect(mapping.kind === 'trigger' && plain(mapping.source)).toBe('<module.orders:arn>');
    const queue = declared(facts, 'module.orders');
    expect(queue.kind === 'queue' && queue.redrive.kind).toBe('known');
    expect(plain(only(facts, 'log-group').retentionDays)).toBe(7);
    const statements = ofKind(facts, 'policy').flatMap((policy) => policy.statements);
    expect(statements.map(({ actions }) => actions.map(plain))).toContainEqual(['s3:GetObject']);
    expect(facts.incomplete).toEqual([]);
  });

  test.each([
    'terraform-aws-modules/lambda/aws',
    'registry.terraform.io/terraform-aws-modules/lambda/aws',
    'git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7.0.0',
    'github.com/terraform-aws-modules/terraform-aws-lambda',
    'DataDog/lambda-datadog/aws',
  ])('come from %s', (source) => {
    expect(ofKind(read(`module "f" {\n source = "${source}"\n function_name = "f"\n}`), 'function')).toHaveLength(1);
  });

  test('eventbridge, apigateway-v2, step-functions, s3 notification and dynamodb-table', () => {
    const facts = read(`
      resource "aws_lambda_function" "f" { function_name = "f" }
      module "bus" {
        source   = "terraform-aws-modules/eventbridge/aws"
        bus_name = "orders"
        rules    = { placed = { event_pattern = jsonencode({ source = ["orders"] }) } }
        targets  = { placed = [{ name = "f", arn = aws_lambda_function.f.arn }] }
      }
      module "api" {
        source = "terraform-aws-modules/apigateway-v2/aws"
        routes = { "GET /orders" = { integration = { uri = aws_lambda_function.f.arn } } }
      }
      module "flow" {
        source     = "terraform-aws-modules/step-functions/aws"
        definition = jsonencode({ StartAt = "A", States = { A = { Type = "Task", Resource = aws_lambda_function.f.arn, End = true } } })
      }
      module "files" {
        source = "terraform-aws-modules/s3-bucket/aws"
      }
      module "notification" {
        source               = "terraform-aws-modules/s3-bucket/aws//modules/notification"
        bucket               = module.files.s3_bucket_id
        lambda_notifications = { f = { function_arn = aws_lambda_function.f.arn } }
      }
      module "table" {
        source   = "terraform-aws-modules/dynamodb-table/aws"
        hash_key = "id"
      }`);
    expect(
      ofKind(facts, 'trigger')
        .map(({ trigger, name }) => `${trigger} ${name}`)
        .sort(),
    ).toEqual(['bus f', 'http api.route["GET /orders"]', 'storage files.Notification0']);
    expect(only(facts, 'workflow').tasks.map(plain)).toEqual(['<aws_lambda_function.f:arn>']);
    expect(plain(only(facts, 'table').partitionKey)).toBe('id');
    expect(only(facts, 'bus').name).toBe('bus');
  });
});
