variable "subnets" {
  type = list(string)
}

variable "security_group" {
  type = string
}

variable "database_host" {
  type = string
}

variable "database_user_arn" {
  type = string
}

resource "aws_sqs_queue" "readings" {
  name                       = "readings"
  visibility_timeout_seconds = 240
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_readings.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "failed_readings" {
  name                      = "failed-readings"
  message_retention_seconds = 1209600
}

resource "aws_sns_topic" "bell" {
  name = "bell"
}

resource "aws_cloudwatch_metric_alarm" "failed_readings" {
  alarm_name          = "failed-readings"
  alarm_description   = "Readings were given up"
  alarm_actions       = [aws_sns_topic.bell.arn]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.failed_readings.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_dynamodb_table" "latest" {
  name         = "latest"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "oven"

  attribute {
    name = "oven"
    type = "S"
  }

  lifecycle {
    prevent_destroy = true
  }
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "src"
  output_path = "code.zip"
}

resource "aws_lambda_function" "check_readings" {
  function_name    = "check-readings"
  runtime          = "nodejs24.x"
  handler          = "check-readings.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.check_readings.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.check_readings.name
  }

  environment {
    variables = {
      DATABASE_HOST = var.database_host
      BELL_TOPIC    = aws_sns_topic.bell.arn
      LATEST_TABLE  = aws_dynamodb_table.latest.name
    }
  }

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = [var.security_group]
  }
}

resource "aws_cloudwatch_log_group" "check_readings" {
  name              = "/aws/lambda/check-readings"
  retention_in_days = 30
}

resource "aws_lambda_event_source_mapping" "readings" {
  event_source_arn = aws_sqs_queue.readings.arn
  function_name    = aws_lambda_function.check_readings.arn
  batch_size       = 1
}

resource "aws_s3_bucket" "raw" {
  bucket = "halm-raw"
}

resource "aws_lambda_function" "sum_day" {
  function_name    = "sum-day"
  runtime          = "nodejs24.x"
  handler          = "sum-day.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.sum_day.arn
  timeout          = 30
  memory_size      = 256

  reserved_concurrent_executions = 950

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.sum_day.name
  }

  environment {
    variables = {
      RAW_BUCKET = aws_s3_bucket.raw.bucket
    }
  }
}

resource "aws_cloudwatch_log_group" "sum_day" {
  name              = "/aws/lambda/sum-day"
  retention_in_days = 30
}

resource "aws_s3_bucket_notification" "raw" {
  bucket = aws_s3_bucket.raw.id
  lambda_function {
    lambda_function_arn = aws_lambda_function.sum_day.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_lambda_permission" "raw" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.sum_day.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = aws_s3_bucket.raw.arn
  source_account = data.aws_caller_identity.current.account_id
}

data "aws_caller_identity" "current" {}

resource "aws_lambda_function_event_invoke_config" "sum_day" {
  function_name = aws_lambda_function.sum_day.function_name

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed_readings.arn
    }
  }
}
