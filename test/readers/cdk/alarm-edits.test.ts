import { describe, expect, test } from 'vitest';
import type { NewResource, TemplateIntent } from '../../../src/model/intent.js';
import { applicationsIn, edited, named } from './reading.js';

const typescript = `import { Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sns from 'aws-cdk-lib/aws-sns';

export class Orders extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const told = new sns.Topic(this, 'Told');
    const failures = new sqs.Queue(this, 'Failures');
    const encryption = new sqs.Queue(this, 'Plain', { encryption: sqs.QueueEncryption.UNENCRYPTED });
  }
}
`;

const python = `from aws_cdk import Stack
from aws_cdk import aws_sqs as sqs


class Orders(Stack):
    def __init__(self, scope, construct_id):
        super().__init__(scope, construct_id)
        self.failures = sqs.Queue(self, "Failures")
`;

const queue = { reference: 'Failures', attribute: 'name', kind: 'queue' } as const;

function repaired(file: string, text: string, resource: NewResource): string | undefined {
  const [application] = applicationsIn({ [file]: text });
  if (!application) throw new Error('no application');
  const near = named(application, 'queue', 'Failures').origin;
  const intents: readonly TemplateIntent[] = [{ kind: 'add-resource', near, resource }];
  return edited(text, intents, file);
}

describe('an alarm on a queue', () => {
  test('stands behind it, and tells a topic', () => {
    const action = { reference: 'Told', attribute: 'arn', kind: 'topic' } as const;
    const after = repaired('stack.ts', typescript, { kind: 'alarm', name: 'FailuresAlarm', queue, action });
    expect(after).toContain(`    const failures = new sqs.Queue(this, 'Failures');
    new cloudwatch.Alarm(this, 'FailuresAlarm', {
      metric: failures.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new cloudwatchactions.SnsAction(told));`);
  });

  test('in Python', () => {
    const after = repaired('stack.py', python, { kind: 'alarm', name: 'FailuresAlarm', queue });
    expect(after).toContain('metric=self.failures.metric_approximate_number_of_messages_visible(statistic="Maximum")');
    expect(after).toContain('treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING');
  });

  test('of which nothing is called by a name cannot be made', () => {
    const nameless = typescript.replace('const failures = new sqs.Queue(', 'return new sqs.Queue(');
    expect(repaired('stack.ts', nameless, { kind: 'alarm', name: 'FailuresAlarm', queue })).toBeUndefined();
  });
});

test('the right to send to a dead-letter queue comes with it', () => {
  const source = { reference: 'Placed', attribute: 'arn', kind: 'bus-rule' } as const;
  const service = 'events.amazonaws.com';
  expect(repaired('stack.ts', typescript, { kind: 'queue-policy', name: 'P', queue, service, source })).toBe(
    typescript,
  );
});
