import { describe, expect, test } from 'vitest';
import { only, plain, read, save, targets } from './reading.js';

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
