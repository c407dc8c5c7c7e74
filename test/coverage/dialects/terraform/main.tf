terraform {
  required_version = "~> 1.9"
  backend "s3" {
    bucket = "state"
    key    = "orders"
  }
}

provider "aws" {
  default_tags {
    tags = { owner = "orders" }
  }
}

data "archive_file" "save" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  excludes    = ["test"]
  output_path = "save.zip"
}

resource "aws_lambda_function" "save" {
  filename                       = data.archive_file.save.output_path
  source_code_hash               = data.archive_file.save.output_base64sha256
  function_name                  = "save"
  tags                           = { service = "shop" }
  handler                        = "app.handler"
  runtime                        = "nodejs24.x"
  timeout                        = 10
  memory_size                    = 256
  reserved_concurrent_executions = 5
  architectures                  = ["arm64"]
  layers                         = [aws_lambda_layer_version.shared.arn]
  role                           = aws_iam_role.save.arn

  kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/a1"

  tracing_config { mode = "Active" }
  snap_start { apply_on = "PublishedVersions" }
  file_system_config {
    arn              = "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/a"
    local_mount_path = "/mnt/a"
  }
  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
  dead_letter_config { target_arn = aws_sqs_queue.failures.arn }
  logging_config {
    log_format            = "JSON"
    application_log_level = "WARN"
    system_log_level      = "INFO"
    log_group             = aws_cloudwatch_log_group.save.name
  }
  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      MODE  = "fast"
    }
  }
}

resource "aws_lambda_layer_version" "shared" {
  layer_name = "shared"
  filename   = data.archive_file.shared.output_path
}

data "archive_file" "shared" {
  type        = "zip"
  source_dir  = "shared"
  output_path = "shared.zip"
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.save.function_name
  function_version = "2"
  routing_config {
    additional_version_weights = { "1" = 0.1 }
  }
}

resource "aws_codedeploy_deployment_group" "save" {
  app_name               = "orders"
  deployment_group_name  = "save"
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
  service_role_arn       = "arn:aws:iam::111122223333:role/deploy"
  alarm_configuration {
    enabled = true
    alarms  = [aws_cloudwatch_metric_alarm.errors.alarm_name]
  }
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_alias.live.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = 2
}

resource "aws_lambda_function_url" "save" {
  function_name      = aws_lambda_function.save.function_name
  authorization_type = "AWS_IAM"
  cors { allow_origins = ["https://shop.example.com"] }
}

resource "aws_lambda_function_event_invoke_config" "save" {
  function_name                = aws_lambda_function.save.function_name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 600
  destination_config {
    on_failure { destination = aws_sqs_queue.failures.arn }
    on_success { destination = aws_sqs_queue.pending.arn }
  }
}

resource "aws_api_gateway_rest_api" "api" {
  name = "orders"
  endpoint_configuration { types = ["PRIVATE"] }
}

resource "aws_api_gateway_rest_api" "described" {
  name = "described"
  body = jsonencode({
    openapi    = "3.0.1"
    security   = [{ sigv4 = [] }]
    components = { securitySchemes = { sigv4 = { type = "apiKey", x-amazon-apigateway-authtype = "awsSigv4" } } }
  })
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "post" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method          = "POST"
  authorization        = "NONE"
  request_validator_id = "all"
}

resource "aws_api_gateway_integration" "post" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.post.http_method
  type        = "AWS"
  uri         = aws_lambda_function.save.invoke_arn

  timeout_milliseconds = 20000
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = "live"
  xray_tracing_enabled = true
  cache_cluster_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.save.arn
    format          = "{}"
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"
  settings {
    throttling_rate_limit = 100
    logging_level         = "ERROR"
  }
}

resource "aws_apigatewayv2_api" "plain" {
  name          = "plain"
  protocol_type = "HTTP"
  cors_configuration { allow_origins = ["https://shop.example.com"] }
}

resource "aws_apigatewayv2_integration" "plain" {
  api_id                 = aws_apigatewayv2_api.plain.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.save.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "plain" {
  api_id    = aws_apigatewayv2_api.plain.id
  route_key = "POST /orders"
  target    = "integrations/${aws_apigatewayv2_integration.plain.id}"
}

resource "aws_lambda_event_source_mapping" "queue" {
  function_name                      = aws_lambda_function.save.arn
  event_source_arn                   = aws_sqs_queue.pending.arn
  batch_size                         = 5
  maximum_batching_window_in_seconds = 3
  enabled                            = true
  function_response_types            = ["ReportBatchItemFailures"]
  scaling_config { maximum_concurrency = 4 }
  filter_criteria {
    filter { pattern = "{}" }
  }
}

resource "aws_lambda_event_source_mapping" "stream" {
  function_name                  = aws_lambda_function.save.arn
  event_source_arn               = aws_kinesis_stream.clicks.arn
  starting_position              = "LATEST"
  maximum_retry_attempts         = 3
  maximum_record_age_in_seconds  = 600
  bisect_batch_on_function_error = true
  parallelization_factor         = 2
  destination_config {
    on_failure { destination_arn = aws_sqs_queue.failures.arn }
  }
}

resource "aws_sns_topic_subscription" "save" {
  topic_arn = aws_sns_topic.events.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.save.arn
  filter_policy = jsonencode({ kind = ["order"] })
}

resource "aws_sns_topic_subscription" "queue" {
  topic_arn = aws_sns_topic.events.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.pending.arn
}

resource "aws_cloudwatch_event_rule" "placed" {
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern  = jsonencode({ source = ["orders"] })
}

resource "aws_cloudwatch_event_target" "placed" {
  rule           = aws_cloudwatch_event_rule.placed.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = aws_lambda_function.save.arn
  dead_letter_config { arn = aws_sqs_queue.failures.arn }
  retry_policy { maximum_retry_attempts = 5 }
}

resource "aws_cloudwatch_event_target" "queue" {
  rule           = aws_cloudwatch_event_rule.placed.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = aws_sqs_queue.pending.arn
  dead_letter_config { arn = aws_sqs_queue.failures.arn }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.save.arn
}

resource "aws_scheduler_schedule" "weekly" {
  schedule_expression = "rate(7 days)"
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }
  target {
    arn      = aws_lambda_function.save.arn
    role_arn = aws_iam_role.save.arn
  }
}

resource "aws_s3_bucket_notification" "files" {
  bucket = aws_s3_bucket.files.id
  lambda_function {
    lambda_function_arn = aws_lambda_function.save.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
  }
}

resource "aws_cloudwatch_log_subscription_filter" "lines" {
  name            = "lines"
  log_group_name  = aws_cloudwatch_log_group.save.name
  filter_pattern  = ""
  destination_arn = aws_lambda_function.save.arn
}

resource "aws_cognito_user_pool" "users" {
  name                = "users"
  deletion_protection = "ACTIVE"
  lambda_config { pre_sign_up = aws_lambda_function.save.arn }
}

resource "aws_lambda_permission" "topic" {
  action           = "lambda:InvokeFunction"
  function_name    = aws_lambda_function.save.function_name
  principal        = "sns.amazonaws.com"
  principal_org_id = "o-a1b2c3d4e5"
  source_arn       = aws_sns_topic.events.arn
  source_account   = "111122223333"
}

resource "aws_iam_role" "save" {
  name                = "save"
  assume_role_policy  = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
  permissions_boundary = "arn:aws:iam::111122223333:policy/boundary"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
  inline_policy {
    name   = "work"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:PutItem", Resource = aws_dynamodb_table.orders.arn, Condition = { Bool = { "aws:SecureTransport" = "true" } } }] })
  }
}

resource "aws_sqs_queue" "pending" {
  name                       = "pending.fifo"
  fifo_queue                 = true
  content_based_deduplication = true
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 60
  message_retention_seconds  = 600
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failures.arn, maxReceiveCount = 3 })
}

resource "aws_sqs_queue" "failures" {}

resource "aws_sqs_queue_policy" "pending" {
  queue_url = aws_sqs_queue.pending.id
  policy    = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = aws_sqs_queue.pending.arn }] })
}

resource "aws_sns_topic" "events" {
  name = "events"
}

resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  range_key        = "day"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
  ttl {
    attribute_name = "ends"
    enabled        = true
  }
  point_in_time_recovery { enabled = true }
  replica { region_name = "eu-north-1" }
  lifecycle { prevent_destroy = true }
  global_secondary_index {
    name     = "byDay"
    hash_key = "day"
  }
}

resource "aws_kinesis_stream" "clicks" {
  name = "clicks"
}

resource "aws_s3_bucket" "files" {
  bucket        = "files"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_replication_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  role   = "arn:aws:iam::111122223333:role/copy"
  rule {
    status = "Enabled"
    destination { bucket = "arn:aws:s3:::copies" }
  }
}

resource "aws_route53_record" "name" {
  zone_id         = "zone-1"
  name            = "shop.example.com"
  type            = "A"
  health_check_id = "check-1"
  failover_routing_policy { type = "PRIMARY" }
}

resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    id     = "old"
    status = "Enabled"
    expiration { days = 30 }
  }
}

resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}

resource "aws_cloudwatch_log_group" "save" {
  name              = "/orders/save"
  retention_in_days = 14
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name  = "errors"
  namespace   = "AWS/Lambda"
  metric_name = "Errors"
  dimensions  = { FunctionName = aws_lambda_function.save.function_name }
  alarm_actions = [aws_sns_topic.events.arn]
  extended_statistic = "p99"
  alarm_description  = "See docs/runbook.md"
}

resource "aws_secretsmanager_secret" "token" {}

resource "aws_sfn_state_machine" "flow" {
  name       = "flow"
  role_arn   = aws_iam_role.save.arn
  type       = "EXPRESS"
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Task", Resource = aws_lambda_function.save.arn, End = true } } })
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"

  availability_zone = "eu-west-1a"
}

resource "aws_security_group" "doors" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_route_table" "inner" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.inner.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = "nat-1"
}

resource "aws_route_table_association" "inner" {
  route_table_id = aws_route_table.inner.id
  subnet_id      = aws_subnet.inner.id
}

resource "aws_vpc_endpoint" "files" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.eu-west-1.s3"
}

resource "aws_sagemaker_endpoint_configuration" "models" {
  production_variants {
    model_name   = "fraud"
    variant_name = "a"
    serverless_config {
      max_concurrency         = 5
      memory_size_in_mb       = 2048
      provisioned_concurrency = 1
    }
  }
  async_inference_config {
    output_config {
      s3_output_path = "s3://answers"
    }
  }
}

resource "aws_cloudfront_cache_policy" "reads" {
  name    = "reads"
  max_ttl = 3600
}

resource "aws_appautoscaling_target" "warmth" {
  service_namespace  = "lambda"
  scalable_dimension = "lambda:function:ProvisionedConcurrency"
  resource_id        = "function:save:live"
  min_capacity       = 1
  max_capacity       = 4
}
