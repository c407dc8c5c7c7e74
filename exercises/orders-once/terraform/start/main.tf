resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = 30
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
      LEDGER_TABLE = aws_dynamodb_table.ledger.name
      PAYMENTS_URL = "https://payments.example.com"
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
}
