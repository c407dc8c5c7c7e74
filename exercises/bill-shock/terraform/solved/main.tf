variable "log_level" {
  type    = string
  default = "INFO"
}

variable "most_dollars" {
  type    = number
  default = 20
}

variable "accountant" {
  type    = string
  default = "accounts@example.com"
}

locals {
  tags = { cost-center = "meters" }
}

resource "aws_s3_bucket" "meters" {
  bucket_prefix = "meters-"
  tags          = local.tags
}

resource "aws_s3_bucket_lifecycle_configuration" "meters" {
  bucket = aws_s3_bucket.meters.id

  rule {
    id     = "old-readings"
    status = "Enabled"
    filter {}

    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket" "statements" {
  bucket_prefix = "statements-"
  tags          = local.tags
}

resource "aws_s3_bucket_lifecycle_configuration" "statements" {
  bucket = aws_s3_bucket.statements.id

  rule {
    id     = "archive"
    status = "Enabled"
    filter {}

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }
  }
}

data "archive_file" "write_statement" {
  type        = "zip"
  source_dir  = "src"
  output_path = "write-statement.zip"
}

resource "aws_lambda_function" "write_statement" {
  function_name    = "write-statement"
  runtime          = "python3.14"
  handler          = "write_statement.handler"
  filename         = data.archive_file.write_statement.output_path
  source_code_hash = data.archive_file.write_statement.output_base64sha256
  role             = aws_iam_role.write_statement.arn
  architectures    = ["arm64"]
  timeout          = 60
  # Measured: power-tuning/write-statement.json
  memory_size = 512
  tags        = local.tags

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format            = "JSON"
    application_log_level = var.log_level
    log_group             = aws_cloudwatch_log_group.write_statement.name
  }

  environment {
    variables = {
      METERS     = aws_s3_bucket.meters.bucket
      STATEMENTS = aws_s3_bucket.statements.bucket
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "write_statement" {
  function_name = aws_lambda_function.write_statement.function_name

  destination_config {
    on_failure {
      destination = aws_sns_topic.alarms.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "write_statement" {
  name              = "/aws/lambda/write-statement"
  retention_in_days = 30
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
  tags = local.tags
}

resource "aws_budgets_budget" "spending" {
  name         = "meters"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = var.most_dollars
  limit_unit   = "USD"

  cost_filter {
    name   = "TagKeyValue"
    values = ["user:cost-center$meters"]
  }

  notification {
    notification_type          = "FORECASTED"
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = [var.accountant]
  }
}
