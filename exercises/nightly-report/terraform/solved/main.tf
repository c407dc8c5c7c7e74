resource "aws_dynamodb_table" "sales" {
  name         = "sales"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "shop"
  range_key    = "soldAt"

  attribute {
    name = "shop"
    type = "S"
  }

  attribute {
    name = "soldAt"
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

resource "aws_lambda_function" "sum_shop" {
  function_name    = "sum-shop"
  runtime          = "nodejs24.x"
  handler          = "sum-shop.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.sum_shop.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.sum_shop.name
  }

  environment {
    variables = {
      SALES_TABLE = aws_dynamodb_table.sales.name
    }
  }
}

resource "aws_cloudwatch_log_group" "sum_shop" {
  name              = "/aws/lambda/sum-shop"
  retention_in_days = 30
}

resource "aws_lambda_function" "sales_report" {
  function_name    = "sales-report"
  runtime          = "nodejs24.x"
  handler          = "sales-report.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.sales_report.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.sales_report.name
  }
}

resource "aws_cloudwatch_log_group" "sales_report" {
  name              = "/aws/lambda/sales-report"
  retention_in_days = 30
}

resource "aws_sfn_state_machine" "nightly_report" {
  name     = "nightly-report"
  role_arn = aws_iam_role.nightly_report.arn

  tracing_configuration {
    enabled = true
  }

  definition = jsonencode({
    StartAt = "EachShop"
    States = {
      EachShop = {
        Type           = "Map"
        ItemsPath      = "$.shops"
        ItemSelector   = { "shop.$" = "$$.Map.Item.Value", "day.$" = "$.day" }
        ResultPath     = "$.sums"
        MaxConcurrency = 3
        ItemProcessor = {
          StartAt = "Sum"
          States = {
            Sum = {
              Type           = "Task"
              Resource       = aws_lambda_function.sum_shop.arn
              TimeoutSeconds = 60
              Retry          = local.transient
              End            = true
            }
          }
        }
        Next = "MailReport"
      }
      MailReport = {
        Type           = "Task"
        Resource       = aws_lambda_function.sales_report.arn
        TimeoutSeconds = 60
        Retry          = local.transient
        End            = true
      }
    }
  })
}

locals {
  # What Lambda may answer on a bad day, and what is worth another try.
  transient = [{
    ErrorEquals = [
      "Lambda.ClientExecutionTimeoutException",
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
    ]
    IntervalSeconds = 2
    MaxAttempts     = 5
    BackoffRate     = 2
    JitterStrategy  = "FULL"
  }]
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "nightly"
  schedule_expression          = "cron(0 2 * * ? *)"
  schedule_expression_timezone = "Europe/Berlin"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 30
  }

  target {
    arn      = aws_sfn_state_machine.nightly_report.arn
    role_arn = aws_iam_role.nightly.arn
    input = jsonencode({
      shops = ["Altona", "Wedding", "Gostenhof"]
      day   = "<aws.scheduler.scheduled-time>"
    })
  }
}
