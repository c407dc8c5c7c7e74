import { describe, expect, test } from 'vitest';
import { declared, ofKind, only, plain, read, save, targets } from './reading.js';

describe('queues', () => {
  test.each([
    [
      'in the queue',
      'redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.lost.arn, maxReceiveCount = 4 })',
      '',
    ],
    [
      'as text',
      `redrive_policy = <<EOF
{ "deadLetterTargetArn": "\${aws_sqs_queue.lost.arn}", "maxReceiveCount": 4 }
EOF`,
      '',
    ],
    [
      'as a resource of its own',
      '',
      `resource "aws_sqs_queue_redrive_policy" "orders" {
         queue_url      = aws_sqs_queue.orders.id
         redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.lost.arn, maxReceiveCount = 4 })
       }`,
    ],
  ])('know where failed messages go, written %s', (_, inQueue, beside) => {
    const facts = read(
      `resource "aws_sqs_queue" "orders" {\n${inQueue}\n}\nresource "aws_sqs_queue" "lost" {}\n${beside}`,
    );
    const queue = declared(facts, 'aws_sqs_queue.orders');
    const redrive = queue.kind === 'queue' && queue.redrive.kind === 'known' ? queue.redrive.value : undefined;
    expect(redrive && [plain(redrive.target), plain(redrive.maxReceiveCount)]).toEqual(['<aws_sqs_queue.lost:arn>', 4]);
  });
});

describe('rights', () => {
  const role = `resource "aws_iam_role" "save" {
    assume_role_policy = jsonencode({
      Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
    })
  }`;
  test('can be found again where the language writes the JSON', () => {
    const facts = read(`${role}
      resource "aws_iam_role_policy" "read" {
        role   = aws_iam_role.save.id
        policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })
      }`);
    expect(only(facts, 'policy').statements[0]?.origin.path).toEqual([
      'resource',
      'aws_iam_role_policy',
      'read',
      'policy',
      'Statement',
      '0',
    ]);
  });

  const written: readonly (readonly [string, string])[] = [
    [
      'jsonencode',
      'policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.files.arn}/*" }] })',
    ],
    [
      'a heredoc',
      `policy = <<-EOF
    {
      "Statement": [
        { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "\${aws_s3_bucket.files.arn}/*" }
      ]
    }
  EOF`,
    ],
    ['a data source', 'policy = data.aws_iam_policy_document.read.json'],
    ['a file', 'policy = templatefile("${path.module}/policy.json", { bucket = aws_s3_bucket.files.arn })'],
  ];

  test.each(written)('of a policy written as %s are read', (_, policy) => {
    const facts = read({
      'main.tf': `${role}
        resource "aws_s3_bucket" "files" {}
        data "aws_iam_policy_document" "read" {
          source_policy_documents = [data.aws_iam_policy_document.inner.json]
        }
        data "aws_iam_policy_document" "inner" {
          statement {
            actions   = ["s3:GetObject"]
            resources = ["\${aws_s3_bucket.files.arn}/*"]
          }
        }
        resource "aws_iam_role_policy" "read" {
          role   = aws_iam_role.save.id
          ${policy}
        }`,
      'policy.json': '{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${bucket}/*" } }',
    });
    const [statement, ...others] = only(facts, 'policy').statements;
    expect(others).toEqual([]);
    expect(
      statement && [plain(statement.effect), statement.actions.map(plain), statement.resources.map(plain)],
    ).toEqual(['Allow', ['s3:GetObject'], ['<aws_s3_bucket.files:arn>/*']]);
    expect(targets(only(facts, 'policy').roles[0] ?? { kind: 'absent' })).toEqual(['<aws_iam_role.save:name>']);
    expect(only(facts, 'role').assumedBy.map(plain)).toEqual(['lambda.amazonaws.com']);
  });

  test('of attached policies stand in the role', () => {
    const facts = read(`${role}
      resource "aws_iam_policy" "read" {
        policy = jsonencode({ Statement = [] })
      }
      resource "aws_iam_role_policy_attachment" "read" {
        role       = aws_iam_role.save.name
        policy_arn = aws_iam_policy.read.arn
      }
      resource "aws_iam_role_policy_attachment" "logs" {
        role       = aws_iam_role.save.name
        policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
      }`);
    const found = only(facts, 'role');
    expect(found.managedPolicies.map(plain)).toEqual([
      '<aws_iam_policy.read:arn>',
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    ]);
    expect(found.complete).toBe(true);
  });

  test('of policies nobody can read leave the role incomplete', () => {
    const facts = read(`${role}
      variable "policy" {}
      resource "aws_iam_role_policy_attachment" "more" {
        role       = aws_iam_role.save.name
        policy_arn = var.policy
      }`);
    expect(only(facts, 'role').complete).toBe(false);
  });

  test('a condition and other effects are seen', () => {
    const facts = read(`${role}
      data "aws_iam_policy_document" "deny" {
        statement {
          sid         = "NotThese"
          effect      = "Deny"
          not_actions = ["s3:*"]
          resources   = ["*"]
          condition {
            test     = "Bool"
            variable = "aws:SecureTransport"
            values   = ["false"]
          }
        }
      }
      resource "aws_iam_role_policy" "deny" {
        role   = aws_iam_role.save.name
        policy = data.aws_iam_policy_document.deny.json
      }`);
    const [statement] = only(facts, 'policy').statements;
    expect(statement).toMatchObject({ sid: 'NotThese', hasCondition: true });
    expect(statement && [plain(statement.effect), statement.notActions.map(plain)]).toEqual(['Deny', ['s3:*']]);
  });
});

describe('state machines', () => {
  test.each([
    [
      'in place',
      'jsonencode({ StartAt = "A", States = { A = { Type = "Task", Resource = aws_lambda_function.save.arn, End = true } } })',
    ],
    ['in a template', 'templatefile("${path.module}/flow.asl.json", { save = aws_lambda_function.save.arn })'],
  ])('written %s name the functions they call', (_, definition) => {
    const facts = read({
      'main.tf': `${save}\nresource "aws_sfn_state_machine" "flow" {\n definition = ${definition}\n}`,
      'flow.asl.json': '{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${save}", "End": true } } }',
    });
    const workflow = only(facts, 'workflow');
    expect(plain(workflow.states)).toBe(1);
    expect(workflow.tasks.map(plain)).toEqual(['<aws_lambda_function.save:arn>']);
  });
});

test('logs, alarms, urls, aliases and invocation settings are declared', () => {
  const facts = read(`${save}
    resource "aws_cloudwatch_log_group" "save" {
      name              = "/aws/lambda/\${aws_lambda_function.save.function_name}"
      retention_in_days = 0
    }
    resource "aws_cloudwatch_metric_alarm" "errors" {
      namespace   = "AWS/Lambda"
      metric_name = "Errors"
      dimensions  = { FunctionName = aws_lambda_function.save.function_name }
    }
    resource "aws_lambda_function_url" "save" {
      function_name      = aws_lambda_function.save.function_name
      authorization_type = "NONE"
    }
    resource "aws_lambda_alias" "live" {
      function_name = aws_lambda_function.save.function_name
      name          = "live"
    }
    resource "aws_lambda_function_event_invoke_config" "save" {
      function_name          = aws_lambda_function.save.function_name
      maximum_retry_attempts = 1
      destination_config {
        on_failure { destination = "arn:aws:sqs:eu-west-1:1:lost" }
      }
    }
    resource "aws_secretsmanager_secret" "key" {}`);
  const group = only(facts, 'log-group');
  expect([plain(group.logGroupName), group.retentionDays.kind]).toEqual([
    '/aws/lambda/${aws_lambda_function.save.function_name}',
    'absent',
  ]);
  expect(only(facts, 'alarm').dimensions.map(({ name, value }) => [name, plain(value)])).toEqual([
    ['FunctionName', '<aws_lambda_function.save:name>'],
  ]);
  expect(plain(only(facts, 'function-url').authorization)).toBe('none');
  expect(plain(only(facts, 'alias').function)).toBe('<aws_lambda_function.save:name>');
  expect([
    plain(only(facts, 'async-invoke').onFailure),
    plain(only(facts, 'async-invoke').maximumRetryAttempts),
  ]).toEqual(['arn:aws:sqs:eu-west-1:1:lost', 1]);
  expect(ofKind(facts, 'secret')).toHaveLength(1);
});
