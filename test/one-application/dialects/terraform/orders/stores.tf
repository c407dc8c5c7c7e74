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
}

resource "aws_dynamodb_table" "order_summaries" {
  name         = "order-summaries"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

# One message for each order that is still to be charged.
resource "aws_sqs_queue" "pending_charges" {
  name                       = "pending-charges"
  visibility_timeout_seconds = 60
}

resource "aws_sns_topic" "order_events" {
  name = "order-events"
}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "reports"
}
