import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Origin } from '../../../src/model/template.js';
import { edited, hcl, reader } from './reading.js';

function at(...path: readonly string[]): Origin {
  return { dialect: 'terraform', file: 'main.tf', path };
}

const save = at('resource', 'aws_lambda_function', 'save');
const orders = at('resource', 'aws_sqs_queue', 'orders');

function setProperty(
  of: Origin,
  property: `${string}.${string}`,
  value: Extract<TemplateIntent, { kind: 'set-property' }>['value'],
): TemplateIntent {
  const [declaration, name = ''] = property.split('.');
  return { kind: 'set-property', of, declaration: declaration as 'function', property: name, value };
}

describe('properties', () => {
  test('are written into the group of lines around them, aligned', () => {
    const text = hcl`
      resource "aws_lambda_function" "save" {
        function_name = "save" # by hand
        runtime       = "nodejs24.x"

        environment {
          variables = {}
        }
      }
    `;
    expect(edited(text, [setProperty(save, 'function.reservedConcurrency', 5)])).toBe(hcl`
      resource "aws_lambda_function" "save" {
        function_name                  = "save" # by hand
        runtime                        = "nodejs24.x"
        reserved_concurrent_executions = 5

        environment {
          variables = {}
        }
      }
    `);
  });

  test('are left unaligned where nothing is aligned', () => {
    const text =
      'resource "aws_lambda_function" "save" {\n\thandler = "a.b"\n\truntime = "c"\n\tmemory_size = 128\n}\n';
    expect(edited(text, [setProperty(save, 'function.timeoutSeconds', 9)])).toBe(
      text.replace('memory_size = 128\n', 'memory_size = 128\n\ttimeout = 9\n'),
    );
  });

  test('replace what is written', () => {
    const text = 'resource "aws_lambda_function" "save" {\n  timeout = var.x # why\n}\n';
    expect(edited(text, [setProperty(save, 'function.timeoutSeconds', 9)])).toBe(text.replace('var.x', '9'));
  });

  test.each([
    ['resource "aws_lambda_function" "save" {}', 'resource "aws_lambda_function" "save" {\n  timeout = 9\n}'],
    [
      'resource "aws_lambda_function" "save" { handler = "a.b" }',
      'resource "aws_lambda_function" "save" {\n  handler = "a.b"\n  timeout = 9\n}',
    ],
    ['resource "aws_lambda_function" "save" {\n}\n', 'resource "aws_lambda_function" "save" {\n  timeout = 9\n}\n'],
  ])('open a block of one line: %j', (text, after) => {
    expect(edited(text, [setProperty(save, 'function.timeoutSeconds', 9)])).toBe(after);
  });

  test('become blocks where the provider has blocks', () => {
    const text = hcl`
      resource "aws_lambda_event_source_mapping" "orders" {
        function_name = "f"

        lifecycle {
          ignore_changes = [enabled]
        }
      }
    `;
    const mapping = at('resource', 'aws_lambda_event_source_mapping', 'orders');
    expect(edited(text, [setProperty(mapping, 'trigger.maximumConcurrency', 7)])).toBe(hcl`
      resource "aws_lambda_event_source_mapping" "orders" {
        function_name = "f"

        scaling_config {
          maximum_concurrency = 7
        }

        lifecycle {
          ignore_changes = [enabled]
        }
      }
    `);
  });

  test('are set in a block that is there', () => {
    const text = 'resource "aws_lambda_function" "save" {\n  tracing_config {\n    mode = "PassThrough"\n  }\n}\n';
    expect(edited(text, [setProperty(save, 'function.tracing', 'Active')])).toBe(text.replace('PassThrough', 'Active'));
  });

  test.each([
    ['what others share by a loop', 'resource "aws_lambda_function" "save" {\n  timeout = each.value.timeout\n}\n'],
    [
      'a block in a loop',
      'resource "aws_lambda_function" "save" {\n  dynamic "tracing_config" {\n    for_each = [1]\n    content {}\n  }\n}\n',
    ],
    ['a resource that is not there', 'resource "aws_lambda_function" "load" {\n}\n'],
    ['a broken text', 'resource "aws_lambda_function" "save" {\n  timeout = \n}\n'],
  ])('are not written into %s', (name, text) => {
    const intent =
      name === 'a block in a loop'
        ? setProperty(save, 'function.tracing', 'Active')
        : setProperty(save, 'function.timeoutSeconds', 9);
    expect(edited(text, [intent])).toBeUndefined();
  });

  test('that are defined elsewhere are replaced there', () => {
    const text = 'locals {\n  runtime = "nodejs18.x"\n}\n';
    const replaces = { file: 'main.tf', start: { line: 1, character: 12 }, end: { line: 1, character: 24 } };
    const intent = {
      ...setProperty({ ...save, file: 'other.tf' }, 'function.runtime', 'nodejs24.x'),
      replaces,
    } as TemplateIntent;
    expect(edited(text, [intent])).toBe(text.replace('18', '24'));
  });

  test('keep the line endings of a file', () => {
    const text = 'resource "aws_lambda_function" "save" {\r\n  handler = "a.b"\r\n}\r\n';
    const after = edited(text, [setProperty(save, 'function.tracing', 'Active')]);
    expect(after).toContain('  tracing_config {\r\n    mode = "Active"\r\n  }\r\n}');
  });
});

describe('queues', () => {
  const text = hcl`
    # orders that wait
    resource "aws_sqs_queue" "orders" {
      name                       = "${'${var.stage}'}-orders"
      visibility_timeout_seconds = 60
    }

    resource "aws_sns_topic" "other" {}
  `;
  const intents: readonly TemplateIntent[] = [
    { kind: 'set-redrive', of: orders, target: 'ordersDeadLetters', maxReceiveCount: 5 },
    {
      kind: 'add-resource',
      near: orders,
      resource: { kind: 'queue', name: 'ordersDeadLetters', retentionSeconds: 1209600 },
    },
  ];

  test('get a dead-letter queue behind them', () => {
    expect(edited(text, intents)).toBe(hcl`
      # orders that wait
      resource "aws_sqs_queue" "orders" {
        name                       = "${'${var.stage}'}-orders"
        visibility_timeout_seconds = 60
        redrive_policy = jsonencode({
          deadLetterTargetArn = aws_sqs_queue.orders_dead_letters.arn
          maxReceiveCount     = 5
        })
      }

      resource "aws_sqs_queue" "orders_dead_letters" {
        name                      = "${'${var.stage}'}-orders-dead-letters"
        message_retention_seconds = 1209600
      }

      resource "aws_sns_topic" "other" {}
    `);
  });

  test('keep what else stands in their redrive policy', () => {
    const written =
      'resource "aws_sqs_queue" "orders" {\n  redrive_policy = jsonencode({\n    maxReceiveCount = 1 # low\n    extra           = true\n  })\n}\n';
    const after = edited(written, [{ kind: 'set-redrive', of: orders, target: 'orders', maxReceiveCount: 5 }]);
    expect(after).toContain(
      '    maxReceiveCount     = 5 # low\n    extra               = true\n    deadLetterTargetArn = aws_sqs_queue.orders.arn\n',
    );
  });

  test('of first in, first out get one of their kind', () => {
    const fifo = 'resource "aws_sqs_queue" "orders" {\n  name       = "orders.fifo"\n  fifo_queue = true\n}\n';
    const after = edited(fifo, [
      {
        kind: 'add-resource',
        near: orders,
        resource: { kind: 'queue', name: 'ordersDeadLetters', retentionSeconds: 1, fifo: true },
      },
    ]);
    expect(after).toContain(
      '  name                      = "orders-dead-letters.fifo"\n  fifo_queue                = true\n',
    );
  });

  test('a name that is taken is not given twice', () => {
    const taken = `${text}\nresource "aws_sqs_queue" "orders_dead_letters" {}\n`;
    expect(edited(taken, intents)).toBeUndefined();
  });
});

describe('environments', () => {
  const set = (value: Extract<TemplateIntent, { kind: 'set-environment' }>['value']): TemplateIntent => ({
    kind: 'set-environment',
    of: save,
    name: 'TABLE',
    value,
  });

  test.each([
    [
      'are made',
      'resource "aws_lambda_function" "save" {\n  handler = "a.b"\n}\n',
      'resource "aws_lambda_function" "save" {\n  handler = "a.b"\n\n  environment {\n    variables = {\n      TABLE = "t"\n    }\n  }\n}\n',
    ],
    [
      'are filled',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = {\n      A = "1" # one\n    }\n  }\n}\n',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = {\n      A     = "1" # one\n      TABLE = "t"\n    }\n  }\n}\n',
    ],
    [
      'have commas where they have commas',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = {\n      "A" : "1",\n      "B" : "2",\n    }\n  }\n}\n',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = {\n      "A" : "1",\n      "B" : "2",\n      "TABLE" : "t",\n    }\n  }\n}\n',
    ],
    [
      'of one line are opened',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = { A = "1" }\n  }\n}\n',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = {\n      A     = "1"\n      TABLE = "t"\n    }\n  }\n}\n',
    ],
    [
      'are added to the last map that is merged',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = merge(local.common, {\n      A = "1"\n    })\n  }\n}\n',
      'resource "aws_lambda_function" "save" {\n  environment {\n    variables = merge(local.common, {\n      A     = "1"\n      TABLE = "t"\n    })\n  }\n}\n',
    ],
    [
      'are followed to a local value',
      'locals {\n  env = {\n    A = "1"\n  }\n}\nresource "aws_lambda_function" "save" {\n  environment {\n    variables = local.env\n  }\n}\n',
      'locals {\n  env = {\n    A     = "1"\n    TABLE = "t"\n  }\n}\nresource "aws_lambda_function" "save" {\n  environment {\n    variables = local.env\n  }\n}\n',
    ],
  ])('%s', (_, text, after) => {
    expect(edited(text, [set('t')])).toBe(after);
  });

  test('refer to a resource in another file of the module', () => {
    const text = 'resource "aws_lambda_function" "save" {\n  handler = "a.b"\n}\n';
    const origin = { ...at('resource', 'aws_dynamodb_table', 'orders[0]'), file: 'tables.tf' };
    expect(edited(text, [set({ reference: 'orders', attribute: 'name', kind: 'table', origin })])).toContain(
      'TABLE = aws_dynamodb_table.orders[0].name',
    );
    const elsewhere = { ...origin, file: 'modules/x/tables.tf' };
    expect(edited(text, [set({ reference: 'orders', attribute: 'name', origin: elsewhere })])).toBeUndefined();
  });

  test('get a variable of the configuration', () => {
    const text = 'variable "stage" {}\n\n# saves\nresource "aws_lambda_function" "save" {\n  handler = "a.b"\n}\n';
    const after = edited(text, [
      { kind: 'set-environment-from-parameter', of: save, name: 'QUEUE_URL', parameter: 'QueueUrl' },
    ]);
    expect(after).toContain('variable "stage" {}\n\nvariable "queue_url" {\n  type = string\n}\n\n# saves\n');
    expect(after).toContain('QUEUE_URL = var.queue_url');
  });
});

describe('rights', () => {
  test.each([
    [
      'in a data source',
      hcl`
        data "aws_iam_policy_document" "save" {
          statement {
            actions = ["dynamodb:*"]
            resources = [
              "*",
            ]
          }
        }
      `,
      at('data', 'aws_iam_policy_document', 'save', 'statement', '0'),
      'actions = ["dynamodb:GetItem", "dynamodb:PutItem"]',
      'resources = [\n      "${aws_s3_bucket.b.arn}/*",\n    ]',
    ],
    [
      'in jsonencode',
      hcl`
        resource "aws_iam_role_policy" "save" {
          policy = jsonencode({
            Statement = [{
              Action   = "dynamodb:*"
              Resource = "*"
            }]
          })
        }
      `,
      at('resource', 'aws_iam_role_policy', 'save', 'policy', 'Statement', '0'),
      'Action   = ["dynamodb:GetItem", "dynamodb:PutItem"]',
      'Resource = "${aws_s3_bucket.b.arn}/*"',
    ],
    [
      'in a heredoc',
      hcl`
        resource "aws_iam_role_policy" "save" {
          policy = <<EOF
        {
          "Statement": [
            { "Action": ["dynamodb:*"], "Resource": "*" }
          ]
        }
        EOF
        }
      `,
      at('resource', 'aws_iam_role_policy', 'save', 'policy', 'Statement', '0'),
      '"Action": ["dynamodb:GetItem", "dynamodb:PutItem"]',
      '"Resource": "${aws_s3_bucket.b.arn}/*"',
    ],
  ])('are narrowed %s', (_, text, of, actions, resources) => {
    const withBucket = `${text}\nresource "aws_s3_bucket" "b" {}\n`;
    expect(
      edited(withBucket, [{ kind: 'replace-actions', of, actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }]),
    ).toContain(actions);
    const value = { join: [{ reference: 'b', attribute: 'arn', kind: 'bucket' }, '/*'] } as const;
    expect(edited(withBucket, [{ kind: 'replace-resources', of, resources: [value] }])).toContain(resources);
  });

  test('are taken out, and the policy with the last one', () => {
    const policy = (statements: string) =>
      `resource "aws_iam_role" "save" {}\n\nresource "aws_iam_role_policy" "save" {\n  role   = aws_iam_role.save.id\n  policy = jsonencode({ Statement = [${statements}] })\n}\n`;
    const first = '{ Action = "s3:GetObject", Resource = "*" }';
    const of = at('resource', 'aws_iam_role_policy', 'save', 'policy', 'Statement', '0');
    const remove: TemplateIntent = { kind: 'remove-grant', of };
    expect(edited(policy(`${first}, { Action = "a:B" }`), [remove])).toBe(policy('{ Action = "a:B" }'));
    expect(edited(policy(first), [remove])).toBe('resource "aws_iam_role" "save" {}\n');
  });

  test('of a managed policy are taken out with its attachment', () => {
    const role = 'resource "aws_iam_role" "save" {}\n';
    const attachment =
      '\nresource "aws_iam_role_policy_attachment" "all" {\n  role       = aws_iam_role.save.name\n  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"\n}\n';
    const of = at('resource', 'aws_iam_role', 'save');
    const remove = (policy: string): TemplateIntent => ({ kind: 'remove-policy', of, policy });
    expect(edited(role + attachment, [remove('AmazonS3FullAccess')])).toBe(role);
    expect(edited(role + attachment, [remove('AmazonSQSFullAccess')])).toBeUndefined();
  });

  const grant: TemplateIntent = {
    kind: 'add-grant',
    of: save,
    actions: ['s3:GetObject'],
    resource: 'arn:aws:s3:::b/*',
  };
  const withRole = 'resource "aws_lambda_function" "save" {\n  role = aws_iam_role.save.arn\n}\n';

  test.each([
    [
      'a data source of its role',
      'resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.save.id\n  policy = data.aws_iam_policy_document.d.json\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["a:b"]\n  }\n}\n',
      '  statement {\n    actions   = ["s3:GetObject"]\n    resources = ["arn:aws:s3:::b/*"]\n  }\n}',
    ],
    [
      'a structure of its role',
      'resource "aws_iam_role_policy" "p" {\n  role   = aws_iam_role.save.name\n  policy = jsonencode({\n    Statement = [\n      { Effect = "Allow", Action = "a:b", Resource = "*" },\n    ]\n  })\n}\n',
      '      { Effect = "Allow", Action = "a:b", Resource = "*" },\n      {\n        Effect   = "Allow"\n        Action   = "s3:GetObject"\n        Resource = "arn:aws:s3:::b/*"\n      },\n    ]',
    ],
    [
      "a managed policy that is its role's alone",
      'resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Effect = "Allow" }]\n  })\n}\nresource "aws_iam_role_policy_attachment" "p" {\n  role       = aws_iam_role.save.name\n  policy_arn = aws_iam_policy.p.arn\n}\n',
      'Statement = [{ Effect = "Allow" }, {',
    ],
    [
      'a new policy',
      '',
      'resource "aws_iam_role_policy" "save_access" {\n  role = aws_iam_role.save.id\n  policy = jsonencode({\n',
    ],
  ])('are added to %s', (_, policy, added) => {
    expect(edited(withRole + policy, [grant])).toContain(added);
  });

  test('are not added to a role nobody knows here', () => {
    expect(edited('resource "aws_lambda_function" "save" {\n  role = var.role\n}\n', [grant])).toBeUndefined();
  });
});

test('failed events go to a queue that is added for them', () => {
  const text =
    'resource "aws_lambda_function" "save" {\n  function_name = local.name\n  role          = aws_iam_role.save.arn\n}\n';
  const after = edited(text, [
    { kind: 'add-resource', near: save, resource: { kind: 'queue', name: 'saveFailures', retentionSeconds: 9 } },
    {
      kind: 'add-resource',
      near: save,
      resource: {
        kind: 'async-invoke',
        name: 'saveAsyncInvoke',
        function: 'save',
        onFailure: { reference: 'saveFailures', attribute: 'arn' },
      },
    },
  ]);
  expect(after).toContain('name                      = "${local.name}-failures"');
  expect(after).toContain(
    'function_name = aws_lambda_function.save.function_name\n\n  destination_config {\n    on_failure {\n      destination = aws_sqs_queue.save_failures.arn',
  );
  expect(after).toContain('Action   = "sqs:SendMessage"');
  expect(reader.read({ path: 'main.tf', text: after ?? '' }).problems).toEqual([]);
});

describe('calls of registry modules', () => {
  const call = 'module "save" {\n  source  = "terraform-aws-modules/lambda/aws"\n  handler = "a.b"\n}\n';
  const module = at('module', 'save');

  test.each<readonly [string, TemplateIntent, string]>([
    ['timeout', setProperty(module, 'function.timeoutSeconds', 9), 'timeout = 9'],
    ['tracing', setProperty(module, 'function.tracing', 'Active'), 'tracing_mode          = "Active"'],
    [
      'logs',
      setProperty(at('module', 'save', 'logs'), 'log-group.retentionDays', 30),
      'cloudwatch_logs_retention_in_days = 30',
    ],
    [
      'environment',
      { kind: 'set-environment', of: module, name: 'A', value: 'b' },
      'environment_variables = {\n    A = "b"\n  }',
    ],
    [
      'rights',
      { kind: 'add-grant', of: module, actions: ['s3:GetObject'], resource: '*' },
      'policy_statements = {\n    s3 = {\n      effect    = "Allow"',
    ],
  ])('take %s', (_, intent, added) => {
    expect(edited(call, [intent])).toContain(added);
  });

  test('take settings of a mapping in its entry', () => {
    const text =
      'module "save" {\n  source = "terraform-aws-modules/lambda/aws"\n  event_source_mapping = {\n    q = {\n      event_source_arn = "a"\n    }\n  }\n}\n';
    const of = at('module', 'save', 'event_source_mapping', 'q');
    expect(edited(text, [setProperty(of, 'trigger.reportsBatchItemFailures', true)])).toContain(
      '      event_source_arn        = "a"\n      function_response_types = ["ReportBatchItemFailures"]\n',
    );
  });

  test.each([
    ['~> 5.0', 'redrive_policy = {'],
    ['~> 3.4', 'redrive_policy = jsonencode({'],
  ])('take a redrive policy in version %s', (version, written) => {
    const text = `module "orders" {\n  source  = "terraform-aws-modules/sqs/aws"\n  version = "${version}"\n}\nresource "aws_sqs_queue" "lost" {}\n`;
    const after = edited(text, [
      { kind: 'set-redrive', of: at('module', 'orders'), target: 'lost', maxReceiveCount: 5 },
    ]);
    expect(after).toContain(written);
    expect(after).toContain('deadLetterTargetArn = aws_sqs_queue.lost.arn');
  });
});

describe('configurations in JSON', () => {
  const text = `{
  "resource": {
    "aws_lambda_function": {
      "save": {
        "handler": "a.b",
        "tracing_config": [{ "mode": "PassThrough" }]
      }
    },
    "aws_sqs_queue": {
      "orders": {
        "name": "orders"
      }
    }
  }
}
`;
  const resourcesAfter = (...intents: readonly TemplateIntent[]) => {
    const result = edited(text, intents, 'main.tf.json');
    return result === undefined ? undefined : JSON.parse(result).resource;
  };

  test('take properties and blocks', () => {
    expect(resourcesAfter(setProperty(save, 'function.timeoutSeconds', 9)).aws_lambda_function.save.timeout).toBe(9);
    expect(
      resourcesAfter(setProperty(save, 'function.tracing', 'Active')).aws_lambda_function.save.tracing_config,
    ).toEqual([{ mode: 'Active' }]);
  });

  test('take variables that refer to resources', () => {
    const value = { reference: 'orders', attribute: 'url', kind: 'queue' } as const;
    expect(
      resourcesAfter({ kind: 'set-environment', of: save, name: 'QUEUE', value }).aws_lambda_function.save.environment,
    ).toEqual({
      variables: { QUEUE: '${aws_sqs_queue.orders.url}' },
    });
  });

  test('take a dead-letter queue', () => {
    const { aws_sqs_queue: queues } = resourcesAfter(
      { kind: 'set-redrive', of: orders, target: 'ordersDeadLetters', maxReceiveCount: 5 },
      {
        kind: 'add-resource',
        near: orders,
        resource: { kind: 'queue', name: 'ordersDeadLetters', retentionSeconds: 9 },
      },
    );
    expect(queues).toEqual({
      orders: {
        name: 'orders',
        redrive_policy:
          '${jsonencode({ deadLetterTargetArn = aws_sqs_queue.orders_dead_letters.arn, maxReceiveCount = 5 })}',
      },
      orders_dead_letters: { message_retention_seconds: 9 },
    });
  });

  test('do not take rights', () => {
    expect(resourcesAfter({ kind: 'add-grant', of: save, actions: ['s3:GetObject'], resource: '*' })).toBeUndefined();
  });
});

test.each([
  ['for_each = local.all', '"save"', 'for_each          = aws_lambda_function.save', 'each.value'],
  ['count = 2', '1', 'count             = length(aws_lambda_function.save)', 'aws_lambda_function.save[count.index]'],
])('what belongs to one of several is added for each: %s', (loop, key, argument, instance) => {
  const text = `resource "aws_lambda_function" "save" {\n  ${loop}\n}\n`;
  const after = edited(text, [
    {
      kind: 'add-resource',
      near: at('resource', 'aws_lambda_function', `save[${key}]`),
      resource: {
        kind: 'log-group',
        name: `save[${key}]Logs`,
        logGroupName: { join: ['/aws/lambda/', { reference: `save[${key}]`, attribute: 'name' }] },
        retentionDays: 30,
      },
    },
  ]);
  expect(after).toBe(
    `${text}\nresource "aws_cloudwatch_log_group" "save_logs" {\n  ${argument}\n  name              = "/aws/lambda/\${${instance}.function_name}"\n  retention_in_days = 30\n}\n`,
  );
});
