import { describe, expect, test } from 'vitest';
import { declared, ofKind, only, plain, read, targets } from './reading.js';

const save = `
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  role          = aws_iam_role.save.arn
}
`;

describe('functions', () => {
  test('have the properties of the model', () => {
    const facts = read(`
      resource "aws_lambda_function" "save" {
        function_name = "save"
        handler       = "app.handler"
        runtime       = "python3.13"
        timeout       = 60 * 2
        memory_size   = 512
        architectures = ["arm64"]
        layers        = [aws_lambda_layer_version.tools.arn]
        reserved_concurrent_executions = 5
        tracing_config { mode = "Active" }
        dead_letter_config { target_arn = aws_sqs_queue.lost.arn }
        logging_config {
          log_format = "JSON"
          log_group  = aws_cloudwatch_log_group.save.name
        }
        vpc_config {
          subnet_ids         = ["subnet-1"]
          security_group_ids = []
        }
        environment {
          variables = { TABLE = aws_dynamodb_table.orders.name }
        }
      }
      resource "aws_lambda_layer_version" "tools" { layer_name = "tools" }
      resource "aws_sqs_queue" "lost" {}
      resource "aws_cloudwatch_log_group" "save" {
        name              = "/aws/lambda/save"
        retention_in_days = 14
      }
      resource "aws_dynamodb_table" "orders" {
        name     = "orders"
        hash_key = "id"
        global_secondary_index {
          name     = "by-day"
          hash_key = "day"
        }
      }`);
    const [found] = ofKind(facts, 'function');
    expect(found).toMatchObject({ id: 'aws_lambda_function.save', name: 'save', type: 'aws_lambda_function' });
    expect(found && [found.timeoutSeconds, found.memoryMb, found.architectures, found.tracing].map(plain)).toEqual([
      120,
      512,
      ['arm64'],
      'Active',
    ]);
    expect(found && [found.deadLetter, found.logGroup, found.inVpc, found.reservedConcurrency].map(plain)).toEqual([
      '<aws_sqs_queue.lost:arn>',
      '<aws_cloudwatch_log_group.save:name>',
      true,
      5,
    ]);
    expect(found?.environment.variables.map(({ name, value }) => [name, plain(value)])).toEqual([
      ['TABLE', '<aws_dynamodb_table.orders:name>'],
    ]);
    const table = only(facts, 'table');
    expect([plain(table.partitionKey), table.sortKey.kind, table.indexes.map(plain)]).toEqual([
      'id',
      'absent',
      ['by-day'],
    ]);
  });

  test('what means nothing is absent', () => {
    const [found] = ofKind(
      read(`resource "aws_lambda_function" "save" {
        timeout = null
        reserved_concurrent_executions = -1
        vpc_config {
          subnet_ids         = []
          security_group_ids = []
        }
      }`),
      'function',
    );
    expect([found?.timeoutSeconds, found?.reservedConcurrency, found?.inVpc].map((value) => value?.kind)).toEqual([
      'absent',
      'absent',
      'absent',
    ]);
  });

  test.each([
    ['a folder', 'source_dir = "${path.module}/src/save"', 'app/src/save'],
    ['a file', 'source_file = "src/save.js"', 'app/src/save.js'],
    [
      'the content of a file',
      'source {\n content = file("src/save.py")\n filename = "index.py"\n }',
      'app/src/save.py',
    ],
  ])('the code of an archive made from %s is found', (_, source, folder) => {
    const facts = read({
      'app/main.tf': `
        data "archive_file" "save" {
          type        = "zip"
          ${source}
          output_path = "build/save.zip"
        }
        resource "aws_lambda_function" "save" {
          filename = data.archive_file.save.output_path
          handler  = "save.handler"
        }
        resource "aws_lambda_function" "same" {
          filename = "./build/save.zip"
          handler  = "save.handler"
        }`,
      'app/src/save.py': 'def handler(event, context): pass',
    });
    const packagings = ofKind(facts, 'function').map(({ packaging }) => packaging);
    expect(packagings.map((packaging) => packaging.kind === 'folder' && plain(packaging.folder))).toEqual([
      folder,
      folder,
    ]);
  });

  test('the code of an archive that is put into a bucket is found', () => {
    const { packaging } = only(
      read(`
        data "archive_file" "save" {
          source_dir  = "src"
          output_path = "save.zip"
        }
        resource "aws_s3_object" "save" {
          bucket = "code"
          key    = "save.zip"
          source = data.archive_file.save.output_path
        }
        resource "aws_lambda_function" "save" {
          s3_bucket = "code"
          s3_key    = aws_s3_object.save.key
        }`),
      'function',
    );
    expect(packaging.kind === 'folder' && plain(packaging.folder)).toBe('src');
  });

  test.each([
    ['an object in a bucket', 's3_bucket = "b"\n s3_key = "k"', 'remote'],
    ['an image', 'package_type = "Image"\n image_uri = "1.dkr.ecr.eu-west-1.amazonaws.com/save:1"', 'image'],
  ])('the code of %s is not', (_, code, kind) => {
    const found = only(read(`resource "aws_lambda_function" "save" {\n ${code}\n }`), 'function');
    expect(found.packaging.kind).toBe(kind);
  });
});

describe('triggers', () => {
  const cases: readonly (readonly [string, string, object])[] = [
    [
      'a queue',
      `resource "aws_sqs_queue" "orders" {}
       resource "aws_lambda_event_source_mapping" "orders" {
         event_source_arn = aws_sqs_queue.orders.arn
         function_name    = aws_lambda_function.save.arn
       }`,
      { id: 'aws_lambda_event_source_mapping.orders', trigger: 'queue', service: 'sqs' },
    ],
    [
      'the stream of a table',
      `resource "aws_dynamodb_table" "orders" { stream_view_type = "NEW_IMAGE" }
       resource "aws_lambda_event_source_mapping" "orders" {
         event_source_arn  = aws_dynamodb_table.orders.stream_arn
         function_name     = aws_lambda_function.save.function_name
         starting_position = "LATEST"
       }`,
      { trigger: 'stream', service: 'dynamodb' },
    ],
    [
      'a topic',
      `resource "aws_sns_topic" "orders" {}
       resource "aws_sns_topic_subscription" "orders" {
         topic_arn = aws_sns_topic.orders.arn
         protocol  = "lambda"
         endpoint  = aws_lambda_function.save.arn
       }`,
      { trigger: 'topic', asynchronous: true },
    ],
    [
      'a rule',
      `resource "aws_cloudwatch_event_rule" "orders" { event_pattern = jsonencode({ source = ["orders"] }) }
       resource "aws_cloudwatch_event_target" "orders" {
         rule = aws_cloudwatch_event_rule.orders.name
         arn  = aws_lambda_function.save.arn
       }`,
      { id: 'aws_cloudwatch_event_rule.orders.orders', trigger: 'bus' },
    ],
    [
      'a schedule of a rule',
      `resource "aws_cloudwatch_event_rule" "nightly" { schedule_expression = "rate(1 day)" }
       resource "aws_cloudwatch_event_target" "nightly" {
         rule = aws_cloudwatch_event_rule.nightly.id
         arn  = aws_lambda_function.save.arn
       }`,
      { trigger: 'schedule' },
    ],
    [
      'the scheduler',
      `resource "aws_scheduler_schedule" "nightly" {
         schedule_expression = "rate(1 day)"
         target {
           arn      = aws_lambda_function.save.arn
           role_arn = "r"
         }
       }`,
      { trigger: 'schedule' },
    ],
    [
      'a bucket',
      `resource "aws_s3_bucket" "files" {}
       resource "aws_s3_bucket_notification" "files" {
         bucket = aws_s3_bucket.files.id
         lambda_function {
           lambda_function_arn = aws_lambda_function.save.arn
           events              = ["s3:ObjectCreated:*"]
         }
       }`,
      { id: 'aws_s3_bucket.files.Notification0', trigger: 'storage' },
    ],
    [
      'a bucket declared elsewhere',
      `resource "aws_s3_bucket_notification" "files" {
         bucket = var.bucket
         lambda_function { lambda_function_arn = aws_lambda_function.save.arn }
       }`,
      { trigger: 'storage' },
    ],
    [
      'logs',
      `resource "aws_cloudwatch_log_subscription_filter" "errors" {
         log_group_name  = "/app"
         destination_arn = aws_lambda_function.save.arn
       }`,
      { trigger: 'log' },
    ],
    [
      'a user pool',
      `resource "aws_cognito_user_pool" "people" {
         lambda_config { pre_sign_up = aws_lambda_function.save.arn }
       }`,
      { trigger: 'identity', asynchronous: false },
    ],
    [
      'a rule of IoT',
      `resource "aws_iot_topic_rule" "readings" {
         lambda { function_arn = aws_lambda_function.save.arn }
       }`,
      { trigger: 'other', asynchronous: true },
    ],
    [
      'a load balancer',
      `resource "aws_lb_target_group" "save" { target_type = "lambda" }
       resource "aws_lb_target_group_attachment" "save" {
         target_group_arn = aws_lb_target_group.save.arn
         target_id        = aws_lambda_function.save.arn
       }`,
      { trigger: 'http', gateway: 'alb' },
    ],
    [
      'an API that is its target',
      `resource "aws_apigatewayv2_api" "orders" {
         protocol_type = "HTTP"
         target        = aws_lambda_function.save.invoke_arn
       }`,
      { trigger: 'http', gateway: 'http' },
    ],
    [
      'a pipe',
      `resource "aws_sqs_queue" "orders" {}
       resource "aws_pipes_pipe" "orders" {
         source = aws_sqs_queue.orders.arn
         target = aws_lambda_function.save.arn
       }`,
      { id: 'aws_pipes_pipe.orders.Target', trigger: 'bus', asynchronous: false },
    ],
  ];

  test.each(cases)('%s starts a function', (_, configuration, expected) => {
    const facts = read(save + configuration);
    const trigger = only(facts, 'trigger');
    expect(trigger).toMatchObject(expected);
    expect(targets(trigger.function)).toEqual([expect.stringMatching(/^<aws_lambda_function\.save:/)]);
  });

  test('a route of an HTTP API has method, path and authorization', () => {
    const facts = read(`${save}
      resource "aws_apigatewayv2_api" "orders" { protocol_type = "HTTP" }
      resource "aws_apigatewayv2_integration" "save" {
        api_id          = aws_apigatewayv2_api.orders.id
        integration_uri = aws_lambda_function.save.invoke_arn
      }
      resource "aws_apigatewayv2_route" "save" {
        api_id             = aws_apigatewayv2_api.orders.id
        route_key          = "POST /orders"
        target             = "integrations/\${aws_apigatewayv2_integration.save.id}"
        authorization_type = "AWS_IAM"
      }`);
    const route = only(facts, 'trigger');
    expect(route.trigger === 'http' && [route.method, route.path, route.authorization].map(plain)).toEqual([
      'POST',
      '/orders',
      'iam',
    ]);
  });

  test('a method of a REST API has the path of its resources', () => {
    const facts = read(`${save}
      resource "aws_api_gateway_rest_api" "orders" { name = "orders" }
      resource "aws_api_gateway_resource" "orders" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
        path_part   = "orders"
      }
      resource "aws_api_gateway_resource" "order" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        parent_id   = aws_api_gateway_resource.orders.id
        path_part   = "{id}"
      }
      resource "aws_api_gateway_method" "get" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        resource_id   = aws_api_gateway_resource.order.id
        http_method   = "GET"
        authorization = "NONE"
      }
      resource "aws_api_gateway_integration" "get" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        resource_id = aws_api_gateway_method.get.resource_id
        http_method = aws_api_gateway_method.get.http_method
        uri         = aws_lambda_function.save.invoke_arn
      }`);
    const route = only(facts, 'trigger');
    expect(route.trigger === 'http' && [route.method, route.path, route.authorization].map(plain)).toEqual([
      'GET',
      '/orders/{id}',
      'none',
    ]);
  });
});

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

describe('whether new code is noticed', () => {
  const detected = (body: string, others = '') =>
    plain(only(read(`resource "aws_lambda_function" "save" {\n${body}\n}\n${others}`), 'function').detectsCodeChange);
  const uploaded = 'resource "aws_s3_object" "code" {\n  key = "save.zip"\n  source = "save.zip"\n}\n';

  test.each([
    ['a path that stays the same', 'filename = "save.zip"', '', false],
    ['a hash', 'filename = "save.zip"\nsource_code_hash = filebase64sha256("save.zip")', '', true],
    [
      'an archive that is made here',
      'filename = data.archive_file.save.output_path',
      'data "archive_file" "save" {\n  type = "zip"\n  source_dir = "src"\n  output_path = "save.zip"\n}\n',
      false,
    ],
    ['a name with a version in it', 'filename = "save-${var.version}.zip"', 'variable "version" {}', 'unknown'],
    ['a key of an object that is uploaded here', 's3_key = aws_s3_object.code.key', uploaded, false],
    ['the version of an object', 's3_key = aws_s3_object.code.key\ns3_object_version = "3"', uploaded, true],
    ['a key of an object that others upload', 's3_key = "save.zip"', '', 'absent'],
    ['code that others deploy', 'filename = "save.zip"\nlifecycle {\n  ignore_changes = [filename]\n}', '', 'absent'],
    ['a placeholder', 'filename = "dummy.zip"', '', 'absent'],
    ['an image', 'package_type = "Image"\nimage_uri = "x"', '', 'absent'],
  ])('%s', (_, body, others, expected) => {
    expect(detected(body, others)).toBe(expected);
  });
});
