import { describe, expect, test } from 'vitest';
import { applicationsIn, named, of, reader, short } from './reading.js';

const settings = '{ "app": "npx ts-node --prefer-ts-exts bin/app.ts", "context": { "stage": "test" } }';

const entry = `
  import * as cdk from 'aws-cdk-lib';
  import { OrdersStack } from '../lib/orders-stack';
  const app = new cdk.App();
  new OrdersStack(app, 'Dev', { timeout: cdk.Duration.seconds(5) });
  new OrdersStack(app, 'Prod', { timeout: cdk.Duration.seconds(9) });`;

const stack = `
  import { Stack } from 'aws-cdk-lib';
  import { Worker } from './worker';
  import { shared } from './shared';
  export class OrdersStack extends Stack {
    constructor(scope, id, props) {
      super(scope, id, props);
      for (const name of ['Save', 'Load']) new Worker(this, name, { ...shared, timeout: props.timeout, name: this.node.tryGetContext('stage') });
      if (process.env.EXTRA) new Worker(this, 'Extra', shared);
    }
  }`;

const worker = `
  import { Construct } from 'constructs';
  import { Function, Code } from 'aws-cdk-lib/aws-lambda';
  export class Worker extends Construct {
    readonly fn: Function;
    constructor(scope, id, { timeout, memorySize, name }) {
      super(scope, id);
      this.fn = new Function(this, 'Handler', { code: Code.fromAsset('src'), handler: 'app.handler', timeout, memorySize, functionName: \`\${name}-\${id}\` });
    }
  }`;

const files = {
  'infra/cdk.json': settings,
  'infra/bin/app.ts': entry,
  'infra/lib/orders-stack.ts': stack,
  'infra/lib/worker.ts': worker,
  'infra/lib/shared.ts': "import { Duration } from 'aws-cdk-lib'; export const shared = { memorySize: 256 };",
};

describe('an application of several files', () => {
  const [application, ...others] = applicationsIn(files);

  test('has the entry of cdk.json as its root', () => {
    expect(others).toEqual([]);
    expect(application?.root).toBe('infra/bin/app.ts');
    expect(application?.files).toEqual([
      'infra/bin/app.ts',
      'infra/lib/orders-stack.ts',
      'infra/lib/worker.ts',
      'infra/lib/shared.ts',
      'infra/cdk.json',
    ]);
  });

  test('has an instance of each construct for each time it is made', () => {
    expect(
      of(application!, 'function').map(({ id, timeoutSeconds, memoryMb, conditional }) => [
        id,
        short(timeoutSeconds),
        short(memoryMb),
        conditional,
      ]),
    ).toEqual([
      ['Dev/Save/Handler', 5, 256, false],
      ['Dev/Load/Handler', 5, 256, false],
      ['Dev/Extra/Handler', undefined, 256, true],
      ['Prod/Save/Handler', 9, 256, false],
      ['Prod/Load/Handler', 9, 256, false],
      ['Prod/Extra/Handler', undefined, 256, true],
    ]);
  });

  test('finds code from the folder of cdk.json, and values in its context', () => {
    const save = of(application!, 'function')[0]!;
    expect(save.packaging.kind === 'folder' && short(save.packaging.folder)).toBe('infra/src');
    expect(short(save.functionName)).toBe('test-Save');
  });

  test('stays the same object while none of its files changes', () => {
    const read = new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })]));
    const [before] = reader.assemble(read);
    const other = new Map(read).set('elsewhere/cdk.json', reader.read({ path: 'elsewhere/cdk.json', text: settings }));
    expect(reader.assemble(other)[0]).toBe(before);
    const changed = new Map(read).set('infra/lib/shared.ts', reader.read({ path: 'infra/lib/shared.ts', text: '' }));
    expect(reader.assemble(changed)[0]).not.toBe(before);
  });

  test('asks for files that are not at hand', () => {
    const asked: string[] = [];
    class Asked extends Map<string, unknown> {
      override get(path: string): unknown {
        if (!this.has(path)) asked.push(path);
        return super.get(path);
      }
    }
    const known = ['infra/cdk.json', 'infra/bin/app.ts'] as const;
    reader.assemble(new Asked(known.map((path) => [path, reader.read({ path, text: files[path] })])) as never);
    expect(asked).toContain('infra/lib/orders-stack.ts');
  });
});

test('a stack that nobody makes is an application of its own', () => {
  const [application] = applicationsIn({
    'lib/stack.ts': `
      import { Stack, Duration } from 'aws-cdk-lib';
      import * as lambda from 'aws-cdk-lib/aws-lambda';
      export class Orders extends Stack {
        constructor(scope, id, props) {
          super(scope, id, props);
          new lambda.Function(this, 'Save', { timeout: props.timeout ?? Duration.seconds(7), memorySize: props.memory, functionName: \`\${id}-save\` });
        }
      }`,
  });
  const save = named(application!, 'function', 'Save');
  expect([save.id, short(save.timeoutSeconds), short(save.memoryMb), short(save.functionName)]).toEqual([
    'Orders/Save',
    { either: ['?', 7] },
    '?',
    'Orders-save',
  ]);
});

test('what is chosen by a condition is a choice', () => {
  const [application] = applicationsIn({
    'app.ts': `
      import { App, Stack, Duration } from 'aws-cdk-lib';
      import * as lambda from 'aws-cdk-lib/aws-lambda';
      const stack = new Stack(new App(), 'Orders');
      const isProd = process.env.STAGE === 'prod';
      new lambda.Function(stack, 'Save', { timeout: Duration.seconds(isProd ? 30 : 5), ...(isProd && { memorySize: 512 }) });`,
  });
  const save = named(application!, 'function', 'Save');
  expect([short(save.timeoutSeconds), short(save.memoryMb)]).toEqual([
    { either: [30, 5] },
    { either: [undefined, 512] },
  ]);
});

describe('in Python', () => {
  const [application] = applicationsIn({
    'cdk.json': '{ "app": "python3 app.py" }',
    'app.py': `
import aws_cdk as cdk
from stacks.orders import OrdersStack

app = cdk.App()
OrdersStack(app, "Orders", memory=512)
app.synth()
`,
    'stacks/orders.py': `
import os
from aws_cdk import Duration, Stack, aws_lambda as _lambda, aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsEventSource
from constructs import Construct
from .names import NAMES


class OrdersStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, memory: int = 128, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
        self.dead = sqs.Queue(self, "Dead")
        queue = sqs.Queue(
            self,
            "Queue",
            visibility_timeout=Duration.seconds(60),
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.dead, max_receive_count=3),
        )
        for name in NAMES:
            fn = self._function(name, memory)
            fn.add_event_source(SqsEventSource(queue, batch_size=1))
            queue.grant_purge(fn)

    def _function(self, name: str, memory: int) -> _lambda.Function:
        return _lambda.Function(
            self,
            f"{name}Function",
            runtime=_lambda.Runtime.PYTHON_3_13,
            handler=f"{name.lower()}.handler",
            code=_lambda.Code.from_asset(os.path.join(os.path.dirname(__file__), "..", "src")),
            memory_size=memory,
        )
`,
    'stacks/names.py': 'NAMES = ["Save", "Load"]\n',
  });

  test('constructs are those of TypeScript', () => {
    expect(
      of(application!, 'function').map((each) => [
        each.id,
        short(each.handler),
        short(each.memoryMb),
        each.packaging.kind === 'folder' && short(each.packaging.folder),
      ]),
    ).toEqual([
      ['Orders/SaveFunction', 'save.handler', 512, 'src'],
      ['Orders/LoadFunction', 'load.handler', 512, 'src'],
    ]);
    const { redrive } = named(application!, 'queue', 'Queue');
    expect(redrive.kind === 'known' && [short(redrive.value.target), short(redrive.value.maxReceiveCount)]).toEqual([
      'Orders/Dead.arn',
      3,
    ]);
    expect(of(application!, 'trigger').map(({ source }) => short(source))).toEqual([
      'Orders/Queue.arn',
      'Orders/Queue.arn',
    ]);
    expect(of(application!, 'role')[0]?.statements).toHaveLength(2);
  });
});

test.each(['Orders(App(), "Orders")', 'Orders(aws_cdk.App(), "Orders")'])(
  'Python makes the stack once by %s',
  (made) => {
    const text = `import aws_cdk
from aws_cdk import App, Stack, aws_sqs


class Orders(Stack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        aws_sqs.Queue(self, "Lines")


${made}
`;
    expect(applicationsIn({ 'app.py': text }).map((each) => of(each, 'queue').map(({ id }) => id))).toEqual([
      ['Orders/Lines'],
    ]);
  },
);

test('version 1 and JavaScript', () => {
  const [application] = applicationsIn({
    'app.js': `
      const cdk = require('@aws-cdk/core');
      const { Function, Runtime, Code } = require('@aws-cdk/aws-lambda');
      class Orders extends cdk.Stack {
        constructor(scope, id) {
          super(scope, id);
          new Function(this, 'Save', { runtime: Runtime.NODEJS_14_X, handler: 'app.save', code: Code.asset('src') });
        }
      }
      new Orders(new cdk.App(), 'Orders');`,
  });
  expect(short(named(application!, 'function', 'Save').runtime)).toBe('nodejs14.x');
});
