module "orders" {
  source = "./modules/consumer"
  name   = "orders"
  table  = aws_dynamodb_table.orders
  alarms = aws_sns_topic.alarms.arn
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}
