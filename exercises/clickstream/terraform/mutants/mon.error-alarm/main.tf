resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 2
  retention_period = 48
}

resource "aws_dynamodb_table" "visits" {
  name         = "visits"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "visitor"
  range_key    = "seen"

  attribute {
    name = "visitor"
    type = "S"
  }

  attribute {
    name = "seen"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
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

resource "aws_lambda_function" "count_clicks" {
  function_name    = "count-clicks"
  runtime          = "nodejs24.x"
  handler          = "count-clicks.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.count_clicks.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.count_clicks.name
  }

  environment {
    variables = {
      VISITS_TABLE = aws_dynamodb_table.visits.name
    }
  }
}

resource "aws_cloudwatch_log_group" "count_clicks" {
  name              = "/aws/lambda/count-clicks"
  retention_in_days = 30
}

resource "aws_lambda_event_source_mapping" "clicks" {
  event_source_arn                   = aws_kinesis_stream.clicks.arn
  function_name                      = aws_lambda_function.count_clicks.arn
  starting_position                  = "LATEST"
  batch_size                         = 200
  maximum_batching_window_in_seconds = 5
  parallelization_factor             = 4
  maximum_retry_attempts             = 5
  maximum_record_age_in_seconds      = 3600
  bisect_batch_on_function_error     = true
  function_response_types            = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = jsonencode({ data = { bot = [false] } })
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed_clicks.arn
    }
  }
}

# Says which clicks were given up: their shard and sequence numbers. The clicks themselves stay in the stream for two days.
resource "aws_sqs_queue" "failed_clicks" {
  name                      = "failed-clicks"
  message_retention_seconds = 1209600
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_cloudwatch_metric_alarm" "failed_clicks" {
  alarm_name          = "failed-clicks"
  alarm_description   = "Clicks were given up"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.failed_clicks.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_cloudwatch_metric_alarm" "count_clicks_errors" {
  alarm_name          = "count-clicks-errors"
  alarm_description   = "Counting clicks fails"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.count_clicks.function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_cloudwatch_metric_alarm" "count_clicks_age" {
  alarm_name          = "count-clicks-age"
  alarm_description   = "Clicks wait longer than a minute"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/Lambda"
  metric_name         = "IteratorAge"
  dimensions          = { FunctionName = aws_lambda_function.count_clicks.function_name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 60000
  comparison_operator = "GreaterThanThreshold"
}
