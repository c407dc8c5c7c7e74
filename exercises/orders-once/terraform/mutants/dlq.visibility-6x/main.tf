resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = 120
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "orders_dead_letters" {
  name                      = "orders-dead-letters"
  message_retention_seconds = 1209600
}

resource "aws_cloudwatch_metric_alarm" "orders_dead_letters" {
  alarm_name          = "orders-dead-letters"
  alarm_description   = "Orders that failed five times wait for somebody"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.orders_dead_letters.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_dynamodb_table" "ledger" {
  name         = "ledger"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "orderId"

  attribute {
    name = "orderId"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# What was charged already. An entry outlives every retry of its message.
resource "aws_dynamodb_table" "charged_orders" {
  name         = "charged-orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    attribute_name = "expiration"
    enabled        = true
  }
}

data "archive_file" "charge_orders" {
  type        = "zip"
  source_dir  = "src"
  output_path = "charge-orders.zip"
}

resource "aws_lambda_function" "charge_orders" {
  function_name    = "charge-orders"
  runtime          = "nodejs24.x"
  handler          = "charge-orders.handler"
  filename         = data.archive_file.charge_orders.output_path
  source_code_hash = data.archive_file.charge_orders.output_base64sha256
  role             = aws_iam_role.charge_orders.arn
  timeout          = 60
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.charge_orders.name
  }

  environment {
    variables = {
      LEDGER_TABLE  = aws_dynamodb_table.ledger.name
      CHARGED_TABLE = aws_dynamodb_table.charged_orders.name
      PAYMENTS_URL  = "https://payments.example.com"
    }
  }
}

resource "aws_cloudwatch_log_group" "charge_orders" {
  name              = "/aws/lambda/charge-orders"
  retention_in_days = 30
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.charge_orders.arn
  batch_size       = 10

  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 5
  }
}
