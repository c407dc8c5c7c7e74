# The first region makes the table; the second has the replica of it, under the same name.
resource "aws_dynamodb_table" "bookings" {
  count            = var.part == "PRIMARY" ? 1 : 0
  name             = "bookings"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "bookingId"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "bookingId"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

data "archive_file" "book" {
  type        = "zip"
  source_dir  = "src"
  output_path = "book.zip"
}

resource "aws_lambda_function" "book" {
  function_name    = "book"
  runtime          = "nodejs24.x"
  handler          = "book.handler"
  filename         = data.archive_file.book.output_path
  source_code_hash = data.archive_file.book.output_base64sha256
  role             = aws_iam_role.book.arn
  timeout          = 10
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.book.name
  }

  environment {
    variables = {
      BOOKINGS_TABLE = "bookings"
    }
  }
}

resource "aws_cloudwatch_log_group" "book" {
  name              = "/aws/lambda/book"
  retention_in_days = 30
}
