variable "subnets" {
  type = list(string)
}

variable "security_groups" {
  type = list(string)
}

resource "aws_s3_bucket" "meters" {
  bucket_prefix = "meters-"
}

resource "aws_s3_bucket" "statements" {
  bucket_prefix = "statements-"
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
  timeout          = 60
  memory_size      = 10240

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = var.security_groups
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.write_statement.name
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
  name = "/aws/lambda/write-statement"
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}
