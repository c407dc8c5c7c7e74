resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "orderId"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "orderId"
    type = "S"
  }

  deletion_protection_enabled = true

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "order_summaries" {
  name         = "order-summaries"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  deletion_protection_enabled = true

  point_in_time_recovery {
    enabled = true
  }
}

# What was done already, so that an event that comes twice has its effect once.
resource "aws_dynamodb_table" "idempotency_records" {
  name         = "idempotency-records"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    attribute_name = "expiration"
    enabled        = true
  }
}

# One message for each order that is still to be charged.
resource "aws_sqs_queue" "pending_charges" {
  name                       = "pending-charges"
  visibility_timeout_seconds = 180

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.pending_charges_dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "pending_charges_dead_letters" {
  name                      = "pending-charges-dead-letters"
  message_retention_seconds = 1209600
}

# Events of streams, topics and schedules that failed for good.
resource "aws_sqs_queue" "failures" {
  name                      = "failures"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "failures" {
  queue_url = aws_sqs_queue.failures.id
  policy    = data.aws_iam_policy_document.topic_may_keep_failures.json
}

data "aws_iam_policy_document" "topic_may_keep_failures" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failures.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.order_events.arn]
    }
  }
}

# Where people hear of what failed for good.
resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_cloudwatch_metric_alarm" "pending_charges_dead_letters" {
  alarm_name          = "pending-charges-dead-letters"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.pending_charges_dead_letters.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_cloudwatch_metric_alarm" "failures" {
  alarm_name          = "failures"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.failures.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_sns_topic" "order_events" {
  name = "order-events"
}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "reports"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret" "payment" {
  description = "Key of the payment provider"
}

resource "aws_secretsmanager_secret" "supplier" {
  description = "Token for the supplier's API"
}
