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
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.count_clicks.arn
  starting_position = "LATEST"
}
