import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { edited, hcl, reader } from './reading.js';

function remove(property: `${string}.${string}`, ...path: readonly string[]): TemplateIntent {
  const [declaration = '', name = ''] = property.split('.');
  return {
    kind: 'remove-property',
    of: { dialect: 'terraform', file: 'main.tf', path },
    declaration: declaration as 'function',
    property: name,
  };
}

const save = ['resource', 'aws_lambda_function', 'save'] as const;

test('a line goes, and what was aligned with it comes closer', () => {
  const text = hcl`
    resource "aws_lambda_function" "save" {
      function_name                  = "save"
      reserved_concurrent_executions = 0 # off
      runtime                        = "nodejs24.x"

      environment {
        variables = {}
      }
    }
  `;
  expect(edited(text, [remove('function.reservedConcurrency', ...save)])).toBe(hcl`
    resource "aws_lambda_function" "save" {
      function_name = "save"
      runtime       = "nodejs24.x"

      environment {
        variables = {}
      }
    }
  `);
});

test('a block goes with the last of its arguments', () => {
  const text = hcl`
    resource "aws_lambda_event_source_mapping" "orders" {
      function_name = "f"

      scaling_config {
        maximum_concurrency = 2
      }

      tags = {}
    }
  `;
  const mapping = ['resource', 'aws_lambda_event_source_mapping', 'orders'] as const;
  expect(edited(text, [remove('trigger.maximumConcurrency', ...mapping)])).toBe(hcl`
    resource "aws_lambda_event_source_mapping" "orders" {
      function_name = "f"

      tags = {}
    }
  `);
});

test.each([
  ['resource "aws_lambda_function" "save" { timeout = 3 }', 'resource "aws_lambda_function" "save" {  }'],
  ['resource "aws_lambda_function" "save" {\n  timeout = 3\n}\n', 'resource "aws_lambda_function" "save" {\n}\n'],
  [
    'resource "aws_lambda_function" "save" {\n  a = 1\n  timeout = 3\n}\n',
    'resource "aws_lambda_function" "save" {\n  a = 1\n}\n',
  ],
])('%j', (before, after) => {
  expect(edited(before, [remove('function.timeoutSeconds', ...save)])).toBe(after);
});

test('a whole block that is a property', () => {
  const text =
    'resource "aws_lambda_function" "save" {\n  timeout = 3\n\n  vpc_config {\n    subnet_ids = []\n    security_group_ids = []\n  }\n}\n';
  expect(edited(text, [remove('function.inVpc', ...save)])).toBe(
    'resource "aws_lambda_function" "save" {\n  timeout = 3\n}\n',
  );
});

describe('modules', () => {
  test('an argument of the call', () => {
    const text =
      'module "save" {\n  source  = "terraform-aws-modules/lambda/aws"\n  timeout = 3\n  handler = "a.b"\n}\n';
    expect(edited(text, [remove('function.timeoutSeconds', 'module', 'save')])).toBe(
      text.replace('  timeout = 3\n', ''),
    );
  });

  test('an entry of a mapping', () => {
    const text = hcl`
      module "save" {
        source = "terraform-aws-modules/lambda/aws"
        event_source_mapping = {
          jobs = {
            event_source_arn = "arn"
            batch_size       = 1
          }
        }
      }
    `;
    expect(edited(text, [remove('trigger.batchSize', 'module', 'save', 'event_source_mapping', 'jobs')])).toBe(
      text.replace('      batch_size       = 1\n', ''),
    );
  });
});

test('what is not there is refused', () => {
  expect(edited('resource "aws_lambda_function" "save" {\n}\n', [remove('function.timeoutSeconds', ...save)])).toBe(
    undefined,
  );
});

test.each([
  ['{ "handler": "a.b", "tracing_config": { "mode": "Active" } }', '{ "handler": "a.b" }'],
  ['{ "handler": "a.b", "tracing_config": [{ "mode": "Active" }] }', '{ "handler": "a.b" }'],
])('JSON: %s', (before, after) => {
  const text = (block: string) => `{ "resource": { "aws_lambda_function": { "save": ${block} } } }`;
  const source = { path: 'main.tf.json', text: text(before) };
  const edits = reader.edit(source, [remove('function.tracing', ...save)]) ?? [];
  const [edit] = edits;
  expect(edits).toHaveLength(1);
  const { start, end } = edit?.range ?? { start: { character: 0 }, end: { character: 0 } };
  expect(source.text.slice(0, start.character) + edit?.text + source.text.slice(end.character)).toBe(text(after));
});
