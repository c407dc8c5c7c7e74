resource "aws_sqs_queue" "refunds" {
  name                       = "refunds"
  visibility_timeout_seconds = 180
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.refunds_dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "refunds_dead_letters" {
  name                      = "refunds-dead-letters"
  message_retention_seconds = 1209600
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = aws_sqs_queue.refunds.arn
  function_name    = aws_lambda_function.refunds.arn
  batch_size       = 1
}

data "archive_file" "refunds" {
  type        = "zip"
  source_dir  = "src"
  output_path = "refunds.zip"
}

resource "aws_lambda_function" "refunds" {
  function_name    = "refunds"
  runtime          = "nodejs24.x"
  handler          = "refunds.handler"
  filename         = data.archive_file.refunds.output_path
  source_code_hash = data.archive_file.refunds.output_base64sha256
  role             = aws_iam_role.refunds.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.refunds.name
  }

  environment {
    variables = {
      TABLE = aws_dynamodb_table.refunds.name
    }
  }
}

resource "aws_cloudwatch_log_group" "refunds" {
  name = "/aws/lambda/refunds"
}

resource "aws_iam_role" "refunds" {
  name_prefix = "refunds-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "refunds" {
  role = aws_iam_role.refunds.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "dynamodb:PutItem"
        Resource = aws_dynamodb_table.refunds.arn
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.refunds.arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.refunds.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "refunds_tracing" {
  role       = aws_iam_role.refunds.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_dynamodb_table" "refunds" {
  name                        = "refunds"
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
