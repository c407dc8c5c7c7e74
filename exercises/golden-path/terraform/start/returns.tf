resource "aws_sqs_queue" "returns" {
  name                       = "returns"
  visibility_timeout_seconds = 180
}

resource "aws_lambda_event_source_mapping" "returns" {
  event_source_arn = aws_sqs_queue.returns.arn
  function_name    = aws_lambda_function.returns.arn
  batch_size       = 1
}

data "archive_file" "returns" {
  type        = "zip"
  source_dir  = "src"
  output_path = "returns.zip"
}

resource "aws_lambda_function" "returns" {
  function_name    = "returns"
  runtime          = "nodejs24.x"
  handler          = "returns.handler"
  filename         = data.archive_file.returns.output_path
  source_code_hash = data.archive_file.returns.output_base64sha256
  role             = aws_iam_role.returns.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.returns.name
  }

  environment {
    variables = {
      TABLE = aws_dynamodb_table.returns.name
    }
  }
}

resource "aws_cloudwatch_log_group" "returns" {
  name              = "/aws/lambda/returns"
  retention_in_days = 30
}

resource "aws_iam_role" "returns" {
  name_prefix = "returns-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "returns" {
  role = aws_iam_role.returns.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "dynamodb:*"
        Resource = aws_dynamodb_table.returns.arn
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.returns.arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.returns.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "returns_tracing" {
  role       = aws_iam_role.returns.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_dynamodb_table" "returns" {
  name                        = "returns"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = var.keeps_data

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}
