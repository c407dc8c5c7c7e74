import { expect, test } from 'vitest';
import type { NewResource, TemplateIntent } from '../../../src/model/intent.js';
import type { Origin } from '../../../src/model/template.js';
import { edited, hcl } from './reading.js';

const at = (...path: readonly string[]): Origin => ({ dialect: 'terraform', file: 'main.tf', path });
const add = (near: Origin, resource: NewResource): TemplateIntent => ({ kind: 'add-resource', near, resource });
const lost = { reference: 'Lost', attribute: 'arn', kind: 'queue' } as const;

test('an alarm on a queue has its name in a map', () => {
  const text = hcl`
    resource "aws_sqs_queue" "failures" {}
  `;
  const alarm: NewResource = {
    kind: 'alarm',
    name: 'FailuresAlarm',
    queue: { reference: 'failures', attribute: 'name', kind: 'queue' },
  };
  const after = edited(text, [add(at('resource', 'aws_sqs_queue', 'failures'), alarm)]);
  expect(after).toContain('resource "aws_cloudwatch_metric_alarm" "failures_alarm" {');
  expect(after).toContain('dimensions = {\n    QueueName = aws_sqs_queue.failures.name\n  }');
});

test('a rule may send to the queue of its target', () => {
  const text = hcl`
    resource "aws_cloudwatch_event_rule" "placed" {
      event_pattern = "{}"
    }

    resource "aws_cloudwatch_event_target" "flow" {
      rule = aws_cloudwatch_event_rule.placed.name
      arn  = "arn:aws:states:eu-west-1:123456789012:stateMachine:flow"
    }
  `;
  const target = at('resource', 'aws_cloudwatch_event_target', 'flow');
  const after = edited(text, [
    add(target, { kind: 'queue', name: 'Lost', retentionSeconds: 1_209_600 }),
    add(target, {
      kind: 'queue-policy',
      name: 'LostPolicy',
      queue: lost,
      service: 'events.amazonaws.com',
      source: { reference: 'placed', attribute: 'arn', kind: 'bus-rule' },
    }),
    { kind: 'set-property', of: target, declaration: 'bus-rule', property: 'deadLetter', value: lost },
  ]);
  expect(after).toContain('dead_letter_config {\n    arn = aws_sqs_queue.lost.arn\n  }');
  expect(after).toContain('"aws:SourceArn" = aws_cloudwatch_event_rule.placed.arn');
  expect(after).toContain('queue_url = aws_sqs_queue.lost.url');
});

test.each([
  ['aws_dynamodb_table', 'table', 'retention', 'Retain', 'deletion_protection_enabled = true'],
  ['aws_cognito_user_pool', 'store', 'retention', 'Retain', 'deletion_protection = "ACTIVE"'],
  ['aws_dynamodb_table', 'table', 'recovery', true, 'point_in_time_recovery {\n    enabled = true\n  }'],
  ['aws_sqs_queue', 'queue', 'encryption', 'service', 'sqs_managed_sse_enabled = true'],
  ['aws_s3_bucket', 'bucket', 'emptiedOnDeletion', false, 'force_destroy = false'],
] as const)('%s: %s.%s', (type, declaration, property, value, expected) => {
  const of = at('resource', type, 'a');
  expect(edited(`resource "${type}" "a" {}\n`, [{ kind: 'set-property', of, declaration, property, value }])).toContain(
    expected,
  );
});

test('a file system has no protection of its own', () => {
  const of = at('resource', 'aws_efs_file_system', 'a');
  const intent = { kind: 'set-property', of, declaration: 'store', property: 'retention', value: 'Retain' } as const;
  expect(edited('resource "aws_efs_file_system" "a" {}\n', [intent])).toBeUndefined();
});
