terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    key          = "tables"
    use_lockfile = true
  }
}

resource "aws_dynamodb_table" "tables" {
  name         = "tables"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "evening"

  attribute {
    name = "evening"
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

resource "aws_lambda_function" "find_table" {
  function_name    = "find-table"
  runtime          = "python3.9"
  handler          = "find_table.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.find_table.arn
  timeout          = 5
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.find_table.name
  }

  environment {
    variables = {
      TABLES = aws_dynamodb_table.tables.name
    }
  }
}

resource "aws_cloudwatch_log_group" "find_table" {
  name              = "/aws/lambda/find-table"
  retention_in_days = 30
}
