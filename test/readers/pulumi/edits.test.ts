import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Declaration } from '../../../src/model/template.js';
import { dedent } from '../python/reading.js';
import { assembled, edited, head } from './reading.js';

/** The text after a fix on what is called so in it. */
function repaired(
  path: string,
  text: string,
  name: string,
  intents: (of: Declaration) => readonly TemplateIntent[],
): string | undefined {
  const runtime = path.endsWith('.py') ? 'python' : 'nodejs';
  const others = path === 'Pulumi.yaml' ? {} : { 'Pulumi.yaml': `name: orders\nruntime: ${runtime}\n` };
  const [facts] = assembled({ [path]: text, ...others });
  const found = facts?.declarations.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not declared`);
  return edited(path, text, intents(found));
}

/** Only what is new and what is gone, line by line. */
function changed(before: string, after: string | undefined): string {
  if (after === undefined) return 'undefined';
  const [old, now] = [before.split('\n'), after.split('\n')];
  const added = now.filter((line) => !old.includes(line) || count(now, line) > count(old, line));
  const removed = old.filter((line) => !now.includes(line));
  return [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n');
}

function count(lines: readonly string[], line: string): number {
  return lines.filter((each) => each === line).length;
}

const deadLetters = (of: Declaration): readonly TemplateIntent[] => [
  { kind: 'set-redrive', of: of.origin, target: 'OrdersDeadLetters', maxReceiveCount: 5 },
  {
    kind: 'add-resource',
    near: of.origin,
    resource: { kind: 'queue', name: 'OrdersDeadLetters', retentionSeconds: 1209600 },
  },
];

const sendFailures = (of: Declaration): readonly TemplateIntent[] => [
  {
    kind: 'add-resource',
    near: of.origin,
    resource: {
      kind: 'async-invoke',
      name: 'SaveAsyncInvoke',
      function: of.id,
      onFailure: { reference: 'SaveFailures', attribute: 'arn' },
    },
  },
  {
    kind: 'add-resource',
    near: of.origin,
    resource: { kind: 'queue', name: 'SaveFailures', retentionSeconds: 60 },
  },
];

const trace = (of: Declaration): readonly TemplateIntent[] => [
  { kind: 'set-property', of: of.origin, declaration: 'function', property: 'tracing', value: 'Active' },
];

describe('TypeScript', () => {
  const program = `${head}
// Every order that is new.
const queue = new aws.sqs.Queue('orders');

const role = new aws.iam.Role('role', { assumeRolePolicy: '{}' });

const save = new aws.lambda.Function('save', {
  role: role.arn,
  environment: { variables: { STAGE: 'dev' } }, // more to come
  runtime: aws.lambda.Runtime.NodeJS18dX
});
`;

  test('a queue gets a dead-letter queue, declared before it', () => {
    expect(repaired('index.ts', program, 'orders', deadLetters)).toContain(`
const ordersDeadLetters = new aws.sqs.Queue('OrdersDeadLetters', {
  messageRetentionSeconds: 1209600,
});

// Every order that is new.
const queue = new aws.sqs.Queue('orders', {
  redrivePolicy: pulumi.jsonStringify({
    deadLetterTargetArn: ordersDeadLetters.arn,
    maxReceiveCount: 5,
  }),
});
`);
  });

  test('properties are added behind the last, which had no comma, and replaced where they stand', () => {
    const after = repaired('index.ts', program, 'save', (of) => [
      ...trace(of),
      {
        kind: 'set-property',
        of: of.origin,
        declaration: 'function',
        property: 'runtime',
        value: 'nodejs24.x',
        ...(of.kind === 'function' && of.runtime.kind === 'known' && { replaces: of.runtime.range }),
      },
    ]);
    expect(changed(program, after)).toBe(
      [
        '-   runtime: aws.lambda.Runtime.NodeJS18dX',
        "+   runtime: 'nodejs24.x',",
        "+   tracingConfig: { mode: 'Active' }",
      ].join('\n'),
    );
  });

  test('variables are added to those that are there', () => {
    const after = repaired('index.ts', program, 'save', (of) => [
      { kind: 'set-environment', of: of.origin, name: 'QUEUE', value: { reference: 'orders', attribute: 'url' } },
      { kind: 'set-environment-from-parameter', of: of.origin, name: 'TABLE', parameter: 'table' },
    ]);
    expect(after).toContain(
      "environment: { variables: { STAGE: 'dev', QUEUE: queue.url, TABLE: new pulumi.Config().require('table') } }, // more",
    );
  });

  test('failures are sent on, with the right to', () => {
    const after = repaired('index.ts', program, 'save', sendFailures);
    expect(after).toContain(
      "const saveFailures = new aws.sqs.Queue('SaveFailures', { messageRetentionSeconds: 60 });\n\nconst save =",
    );
    expect(after).toContain(`
new aws.iam.RolePolicy('saveAccess', {
  role: role.name,
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: saveFailures.arn,
      },
    ],
  },
});

new aws.lambda.FunctionEventInvokeConfig('SaveAsyncInvoke', {
  functionName: save.name,
  destinationConfig: {
    onFailure: { destination: saveFailures.arn },
  },
});
`);
  });

  test('statements of a policy are narrowed', () => {
    const text = `${head}
const table = new aws.dynamodb.Table('table', {});
const role = new aws.iam.Role('role', {});
new aws.iam.RolePolicy('policy', { role, policy: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: ['*'] }] } });
`;
    const after = repaired('index.ts', text, 'policy', (of) => {
      if (of.kind !== 'policy' || !of.statements[0]) throw new Error('no statement');
      const { origin } = of.statements[0];
      return [
        { kind: 'replace-actions', of: origin, actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
        { kind: 'replace-resources', of: origin, resources: [{ reference: 'table', attribute: 'arn' }] },
      ];
    });
    expect(after).toContain(
      "{ Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: [table.arn] }",
    );
  });

  test('a package that is not there is imported, without semicolons where there are none', () => {
    const text = `import { sqs } from "@pulumi/aws"\n\nexport const queue = new sqs.Queue("orders", {\n    fifoQueue: true,\n})\n`;
    expect(repaired('index.ts', text, 'orders', deadLetters)).toBe(`import { sqs } from "@pulumi/aws"
import * as pulumi from "@pulumi/pulumi"

const ordersDeadLetters = new sqs.Queue("OrdersDeadLetters", { messageRetentionSeconds: 1209600 })

export const queue = new sqs.Queue("orders", {
    fifoQueue: true,
    redrivePolicy: pulumi.jsonStringify({
        deadLetterTargetArn: ordersDeadLetters.arn,
        maxReceiveCount: 5,
    }),
})
`);
  });

  test('beside a resource whose name is worked out, new names are too', () => {
    const text = `${head}
class Api extends pulumi.ComponentResource {
  readonly save: aws.lambda.Function;
  constructor(name: string) {
    super('x:y:Z', name);
    this.save = new aws.lambda.Function(\`\${name}-save\`, { timeout: 3 });
  }
}
new Api('orders');
`;
    const after = repaired('index.ts', text, 'orders-save', (of) => [
      {
        kind: 'add-resource',
        near: of.origin,
        resource: {
          kind: 'log-group',
          name: 'ordersSaveLogs',
          logGroupName: { join: ['/aws/lambda/', { reference: of.id, attribute: 'name' }] },
          retentionDays: 30,
        },
      },
    ]);
    expect(after).toContain(`
    new aws.cloudwatch.LogGroup(\`\${name}-save-logs\`, {
      name: pulumi.interpolate\`/aws/lambda/\${this.save.name}\`,
      retentionInDays: 30,
    });
`);
  });

  test('what stands elsewhere, or has no name there, is left alone', () => {
    const shared = `${head}const settings = { timeout: 3 };\nnew aws.lambda.Function('save', settings);\n`;
    expect(repaired('index.ts', shared, 'save', trace)).toBeUndefined();
    const unnamed = `${head}new aws.lambda.Function('save', { role: 'arn:aws:iam::1:role/x' });\n`;
    expect(repaired('index.ts', unnamed, 'save', sendFailures)).toBeUndefined();
  });
});

describe('Python', () => {
  const program = dedent(`
    import pulumi
    import pulumi_aws as aws

    # Every order that is new.
    queue = aws.sqs.Queue("orders")
    role = aws.iam.Role("role", assume_role_policy="{}")
    save = aws.lambda_.Function("save",
        role=role.arn,
        environment=aws.lambda_.FunctionEnvironmentArgs(
            variables={"STAGE": "dev"},
        ),
        tracing_config={"mode": "PassThrough"})
  `);

  test('a queue gets a dead-letter queue, declared before it', () => {
    expect(repaired('__main__.py', program, 'orders', deadLetters)).toContain(`
orders_dead_letters = aws.sqs.Queue(
    "OrdersDeadLetters",
    message_retention_seconds=1209600,
)

# Every order that is new.
queue = aws.sqs.Queue("orders", redrive_policy=pulumi.Output.json_dumps({
    "deadLetterTargetArn": orders_dead_letters.arn,
    "maxReceiveCount": 5,
}))
`);
  });

  test('properties and variables are written where the others are', () => {
    const after = repaired('__main__.py', program, 'save', (of) => [
      ...trace(of),
      { kind: 'set-property', of: of.origin, declaration: 'function', property: 'timeoutSeconds', value: 10 },
      { kind: 'set-environment', of: of.origin, name: 'QUEUE', value: { reference: 'orders', attribute: 'url' } },
    ]);
    expect(changed(program, after)).toBe(
      [
        '-         variables={"STAGE": "dev"},',
        '-     tracing_config={"mode": "PassThrough"})',
        '+         variables={"STAGE": "dev", "QUEUE": queue.url},',
        '+     tracing_config={"mode": "Active"},',
        '+     timeout=10)',
      ].join('\n'),
    );
  });

  test('failures are sent on, with the right to', () => {
    const after = repaired('__main__.py', program, 'save', sendFailures);
    expect(after).toContain(
      'save_failures = aws.sqs.Queue(\n    "SaveFailures",\n    message_retention_seconds=60,\n)\n',
    );
    expect(after).toContain('    role=role.name,\n    policy=pulumi.Output.json_dumps({\n');
    expect(after).toContain(
      '    destination_config={\n        "on_failure": {"destination": save_failures.arn},\n    },\n',
    );
  });
});

describe('YAML', () => {
  const program = dedent(`
    name: orders
    runtime: yaml
    resources:
      # Every order that is new.
      orders:
        type: aws:sqs:Queue

      role:
        type: aws:iam:Role

      save:
        type: aws:lambda:Function
        properties:
          role: \${role.arn}
          timeout: 3
  `);

  test('a queue gets a dead-letter queue', () => {
    expect(repaired('Pulumi.yaml', program, 'orders', deadLetters)).toContain(`
  # Every order that is new.
  orders:
    type: aws:sqs:Queue
    properties:
      redrivePolicy:
        fn::toJSON:
          deadLetterTargetArn: \${OrdersDeadLetters.arn}
          maxReceiveCount: 5

  OrdersDeadLetters:
    type: aws:sqs:Queue
    properties:
      messageRetentionSeconds: 1209600

  role:
`);
  });

  test('failures are sent on, with the right to', () => {
    const after = repaired('Pulumi.yaml', program, 'save', sendFailures);
    expect(after).toContain(`
  saveAccess:
    type: aws:iam:RolePolicy
    properties:
      role: \${role.name}
      policy:
        fn::toJSON:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: sqs:SendMessage
              Resource: \${SaveFailures.arn}
`);
    expect(after).toContain(
      '      destinationConfig:\n        onFailure:\n          destination: ${SaveFailures.arn}\n',
    );
  });

  test('variables from a setting, text with references', () => {
    const after = repaired('Pulumi.yaml', program, 'save', (of) => [
      { kind: 'set-environment-from-parameter', of: of.origin, name: 'TABLE', parameter: 'table' },
      {
        kind: 'add-resource',
        near: of.origin,
        resource: {
          kind: 'log-group',
          name: 'saveLogs',
          logGroupName: { join: ['/aws/lambda/', { reference: 'save', attribute: 'name' }] },
          retentionDays: 30,
        },
      },
    ]);
    expect(after).toContain('runtime: yaml\nconfig:\n  table:\n    type: string\n');
    expect(after).toContain('      timeout: 3\n      environment:\n        variables:\n          TABLE: ${table}\n');
    expect(after).toContain('      name: /aws/lambda/${save.name}\n      retentionInDays: 30\n');
  });
});
