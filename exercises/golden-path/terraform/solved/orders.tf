module "orders" {
  source = "./modules/consumer"
  name   = "orders"
  owner  = "shop"
  table  = aws_dynamodb_table.orders
  alarms = aws_sns_topic.alarms.arn
}

resource "aws_dynamodb_table" "orders" {
  name                        = "orders"
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
