import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { LineIndex } from '../../../src/model/source.js';
import { applicationsIn, edited, named } from './reading.js';

const typescript = `import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';

const shared = { memorySize: 128, timeout: Duration.seconds(3) };

export class Orders extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const queue = new sqs.Queue(this, 'Queue', { visibilityTimeout: Duration.seconds(30) });
    const save = new lambda.Function(this, 'Save', {
      ...shared,
      handler: 'app.save',
      vpc: this.vpc,
      vpcSubnets: { subnets: [] }, // the quiet ones
      reservedConcurrentExecutions: 0
    });
    save.addEventSource(new SqsEventSource(queue, { batchSize: 1, maxConcurrency: 2 }));
  }
}
`;

const python = `from aws_cdk import Stack
from aws_cdk import aws_lambda as _lambda


class Orders(Stack):
    def __init__(self, scope, construct_id):
        super().__init__(scope, construct_id)
        _lambda.Function(self, "Load", reserved_concurrent_executions=0, handler="app.load")
        _lambda.Function(
            self,
            "Save",
            handler="app.save",
            reserved_concurrent_executions=0,
        )
`;

function removed(
  text: string,
  kind: 'function' | 'queue',
  name: string,
  property: string,
  replaces?: string,
): string | undefined {
  const file = text === python ? 'stack.py' : 'lib/stack.ts';
  const [application] = applicationsIn({ [file]: text });
  if (!application) throw new Error('no application');
  const start = replaces === undefined ? -1 : text.indexOf(replaces);
  const intent: TemplateIntent = {
    kind: 'remove-property',
    of: named(application, kind, name).origin,
    declaration: kind,
    property,
    ...(replaces !== undefined && {
      replaces: new LineIndex({ path: file, text }).range(start, start + replaces.length),
    }),
  };
  return edited(text, [intent], file);
}

describe('TypeScript', () => {
  test('the last of the props', () => {
    expect(removed(typescript, 'function', 'Save', 'reservedConcurrency')).toBe(
      typescript
        .replace('      reservedConcurrentExecutions: 0\n', '')
        .replace('}, // the quiet ones', '}, // the quiet ones'),
    );
  });

  test('what says more about another goes with it', () => {
    expect(removed(typescript, 'function', 'Save', 'inVpc')).toBe(
      typescript.replace('      vpc: this.vpc,\n      vpcSubnets: { subnets: [] }, // the quiet ones\n', ''),
    );
  });

  test('the only one leaves an empty map', () => {
    expect(removed(typescript, 'queue', 'Queue', 'visibilityTimeoutSeconds')).toBe(
      typescript.replace('{ visibilityTimeout: Duration.seconds(30) }', '{  }'),
    );
  });

  test('from props that others share, where that is wanted', () => {
    expect(removed(typescript, 'function', 'Save', 'memoryMb')).toBeUndefined();
    expect(removed(typescript, 'function', 'Save', 'memoryMb', '128')).toBe(
      typescript.replace('memorySize: 128, ', ''),
    );
  });
});

describe('Python', () => {
  test('an argument on its line', () => {
    expect(removed(python, 'function', 'Save', 'reservedConcurrency')).toBe(
      python.replace('            reserved_concurrent_executions=0,\n', ''),
    );
  });

  test('an argument among others', () => {
    expect(removed(python, 'function', 'Load', 'reservedConcurrency')).toBe(
      python.replace('reserved_concurrent_executions=0, handler', 'handler'),
    );
  });

  test('what is not there is refused', () => {
    expect(removed(python, 'function', 'Load', 'tracing')).toBeUndefined();
  });
});
