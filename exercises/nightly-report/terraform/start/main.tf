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

resource "aws_lambda_function" "sales_report" {
  function_name    = "sales-report"
  runtime          = "nodejs24.x"
  handler          = "sales-report.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.sales_report.arn
  timeout          = 900
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.sales_report.name
  }

  environment {
    variables = {
      SALES_TABLE = aws_dynamodb_table.sales.name
    }
  }
}

resource "aws_cloudwatch_log_group" "sales_report" {
  name              = "/aws/lambda/sales-report"
  retention_in_days = 30
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(* 2 * * ? *)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.sales_report.arn
}

resource "aws_lambda_permission" "nightly" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.sales_report.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.nightly.arn
}
