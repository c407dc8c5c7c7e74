import { describe, expect, test } from 'vitest';
import { ofKind, only, plain, read, readAll } from './reading.js';

/** What an expression gives as the name of a queue. */
function nameOf(expression: string, more = ''): unknown {
  const facts = read(`resource "aws_sqs_queue" "q" {\n  name = ${expression}\n}\n${more}`);
  return plain(only(facts, 'queue').queueName);
}

describe('expressions', () => {
  test.each([
    ['"a-${var.stage}"', 'a-dev'],
    ['local.name', 'orders-dev'],
    ['var.stage == "prod" ? "a" : "b"', 'b'],
    ['var.stage == "a" ? "a" : var.stage == "dev" ? "b" : "c"', 'b'],
    ['(var.stage == "dev" ? false : true) ? "a" : "b"', 'b'],
    ['var.missing == "prod" ? "a" : "b"', ['a', 'b']],
    ['format("%s-%03d", var.stage, 7)', 'dev-007'],
    ['join("-", ["a", var.stage])', 'a-dev'],
    ['lower(replace("A_B", "_", "-"))', 'a-b'],
    ['upper(var.missing)', 'unknown'],
    ['lookup({ dev = "d" }, var.stage, "x")', 'd'],
    ['lookup({ dev = "d" }, "no", "x")', 'x'],
    ['coalesce(null, "", "c")', 'c'],
    ['try(local.settings.none, "t")', 't'],
    ['local.settings["name"]', 'set'],
    ['element(["a", "b"], 3)', 'b'],
    ['merge({ a = "1" }, { a = "2" }).a', '2'],
    ['concat(["a"], ["b"])[1]', 'b'],
    ['[for s in ["a", "b"] : upper(s) if s != "a"][0]', 'B'],
    ['{ for k, v in { a = "1" } : v => k }["1"]', 'a'],
    ['keys({ b = 1 })[0]', 'b'],
    ['split(",", "a,b")[1]', 'b'],
    ['tostring(1 + 2 * 3)', '7'],
    ['"%{ if var.stage == "dev" }on%{ else }off%{ endif }"', 'on'],
    ['trimsuffix("a.fifo", ".fifo")', 'a'],
    ['jsondecode("{\\"a\\": \\"b\\"}").a', 'b'],
    ['one([for q in ["x"] : q])', 'x'],
    ['"$${kept}"', '${kept}'],
    ['uuid()', 'unknown'],
    ['"x-${data.aws_region.current.name}"', 'x-${data.aws_region.current.name}'],
  ])('%s', (expression, expected) => {
    const more = `
      variable "stage" { default = "dev" }
      variable "missing" {}
      locals {
        name     = "orders-\${var.stage}"
        settings = { name = "set" }
      }
      data "aws_region" "current" {}`;
    expect(nameOf(expression, more)).toEqual(expected);
  });

  test('a value that refers to itself is unknown', () => {
    expect(nameOf('local.a', 'locals {\n a = local.b\n b = local.a\n}')).toBe('unknown');
  });

  test('a value says where it is defined', () => {
    const facts = read('variable "t" {\n  default = 7\n}\nresource "aws_lambda_function" "f" {\n  timeout = var.t\n}');
    const { timeoutSeconds } = only(facts, 'function');
    expect(timeoutSeconds).toMatchObject({
      range: { start: { line: 4 } },
      definedAt: { start: { line: 1, character: 12 } },
    });
  });
});

describe('variables', () => {
  test('given by files of values win over defaults', () => {
    const facts = read({
      'main.tf':
        'variable "a" { default = "d" }\nvariable "b" { default = "d" }\nresource "aws_sqs_queue" "q" { name = "${var.a}-${var.b}" }',
      'terraform.tfvars': 'a = "plain"\nb = "plain"',
      'x.auto.tfvars': 'b = "auto"',
      'other.tfvars': 'a = "never"',
    });
    expect(plain(only(facts, 'queue').queueName)).toBe('plain-auto');
  });

  test('that are sensitive are masked', () => {
    const facts = read(`
      variable "key" {
        sensitive = true
      }
      variable "plain" {}
      resource "aws_lambda_function" "f" {
        environment {
          variables = { KEY = var.key, PLAIN = var.plain }
        }
      }`);
    expect(
      only(facts, 'function').environment.variables.map(({ parameter, secret }) => [parameter, secret?.kind]),
    ).toEqual([
      [{ name: 'key', masked: true }, 'masked-parameter'],
      [{ name: 'plain', masked: false }, undefined],
    ]);
  });

  test('get the attributes their type calls optional', () => {
    const facts = read(`
      variable "f" {
        type = map(object({ handler = string, timeout = optional(number, 9) }))
        default = { save = { handler = "app.save" } }
      }
      resource "aws_lambda_function" "f" {
        for_each = var.f
        handler  = each.value.handler
        timeout  = each.value.timeout
      }`);
    const found = only(facts, 'function');
    expect([found.handler, found.timeoutSeconds].map(plain)).toEqual(['app.save', 9]);
  });
});

describe('several of one', () => {
  const names = (configuration: string) =>
    readAll({ 'main.tf': configuration })
      .flatMap((facts) => ofKind(facts, 'queue'))
      .map(({ id, name, conditional }) => [id, name, conditional]);

  test.each([
    [
      'count = 2',
      [
        ['aws_sqs_queue.q[0]', 'q[0]', false],
        ['aws_sqs_queue.q[1]', 'q[1]', false],
      ],
    ],
    ['count = 0', []],
    ['count = var.on ? 1 : 0', [['aws_sqs_queue.q', 'q', true]]],
    ['count = var.on', [['aws_sqs_queue.q', 'q', true]]],
    [
      'for_each = toset(["a", "b"])',
      [
        ['aws_sqs_queue.q["a"]', 'q["a"]', false],
        ['aws_sqs_queue.q["b"]', 'q["b"]', false],
      ],
    ],
    ['for_each = { a = 1 }', [['aws_sqs_queue.q["a"]', 'q["a"]', false]]],
    ['for_each = var.on', [['aws_sqs_queue.q', 'q', true]]],
    ['for_each = var.on ? toset(["a"]) : []', [['aws_sqs_queue.q["a"]', 'q["a"]', true]]],
  ])('%s', (argument, expected) => {
    expect(names(`variable "on" {}\nresource "aws_sqs_queue" "q" {\n  ${argument}\n}`)).toEqual(expected);
  });

  test('are referred to by key, by index and all together', () => {
    const facts = read(`
      resource "aws_sqs_queue" "k" { for_each = toset(["a"]) }
      resource "aws_sqs_queue" "n" { count = 2 }
      resource "aws_lambda_function" "f" {
        environment {
          variables = {
            A   = aws_sqs_queue.k["a"].url
            B   = aws_sqs_queue.n[1].arn
            ALL = join(",", aws_sqs_queue.n[*].name)
          }
        }
      }`);
    expect(only(facts, 'function').environment.variables.map(({ value }) => plain(value))).toEqual([
      '<aws_sqs_queue.k["a"]:url>',
      '<aws_sqs_queue.n[1]:arn>',
      '<aws_sqs_queue.n[0]:name>,${aws_sqs_queue.n[1].name}',
    ]);
  });

  test('blocks in a loop are expanded', () => {
    const facts = read(`
      resource "aws_lambda_function" "f" {
        dynamic "environment" {
          for_each = [{ A = "1" }]
          content {
            variables = environment.value
          }
        }
        dynamic "tracing_config" {
          for_each = var.traced ? [1] : []
          content { mode = "Active" }
        }
      }
      variable "traced" {}`);
    const found = only(facts, 'function');
    expect(found.environment.variables.map(({ name }) => name)).toEqual(['A']);
    expect(plain(found.tracing)).toEqual(['Active', 'absent']);
  });
});

test('configurations in JSON say the same', () => {
  const facts = read({
    'main.tf.json': JSON.stringify({
      variable: { stage: { default: 'dev' } },
      resource: {
        aws_sqs_queue: { q: { name: 'orders-${var.stage}', visibility_timeout_seconds: 60 } },
        aws_lambda_function: {
          f: {
            timeout: 5,
            tracing_config: [{ mode: 'Active' }],
            environment: { variables: { Q: '${aws_sqs_queue.q.url}' } },
          },
        },
      },
    }),
  });
  expect(plain(only(facts, 'queue').queueName)).toBe('orders-dev');
  const found = only(facts, 'function');
  expect([found.timeoutSeconds, found.tracing].map(plain)).toEqual([5, 'Active']);
  expect(found.environment.variables.map(({ value }) => plain(value))).toEqual(['<aws_sqs_queue.q:url>']);
});
