variable "name" {
  type = string
}

variable "owner" {
  type        = string
  description = "The team that is asked"
}

variable "table" {
  type = object({ name = string, arn = string })
}

variable "alarms" {
  type        = string
  description = "The topic that tells the owners"
}

variable "without_alarm_because" {
  type        = string
  default     = ""
  description = "A service may do without the alarm when it says why"
}

locals {
  tags = { owner = var.owner, service = var.name }
}

resource "aws_sqs_queue" "work" {
  name                       = var.name
  visibility_timeout_seconds = 180
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.name}-dead-letters"
  message_retention_seconds = 1209600
}

resource "aws_lambda_event_source_mapping" "work" {
  event_source_arn = aws_sqs_queue.work.arn
  function_name    = aws_lambda_function.work.arn
  batch_size       = 1

  scaling_config {
    maximum_concurrency = 20
  }
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  count               = var.without_alarm_because == "" ? 1 : 0
  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "Messages failed five times. Runbook: docs/runbooks/dead-letters.md"
  alarm_actions       = [var.alarms]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

data "archive_file" "work" {
  type        = "zip"
  source_dir  = "src"
  output_path = "${var.name}.zip"
}

resource "aws_lambda_function" "work" {
  function_name    = var.name
  runtime          = "nodejs24.x"
  handler          = "${var.name}.handler"
  filename         = data.archive_file.work.output_path
  source_code_hash = data.archive_file.work.output_base64sha256
  role             = aws_iam_role.work.arn
  architectures    = ["arm64"]
  timeout          = 30
  memory_size      = 256
  tags             = local.tags

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.work.name
  }

  environment {
    variables = {
      TABLE = var.table.name
    }
  }
}

resource "aws_cloudwatch_log_group" "work" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = 30
}

resource "aws_iam_role" "work" {
  name_prefix = "${var.name}-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "work" {
  role = aws_iam_role.work.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "dynamodb:PutItem"
        Resource = var.table.arn
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.work.arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.work.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "work_tracing" {
  role       = aws_iam_role.work.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}
