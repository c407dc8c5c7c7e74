data "archive_file" "bridge" {
  type        = "zip"
  source_dir  = "src"
  output_path = "bridge.zip"
}

resource "aws_lambda_function" "bridge" {
  function_name    = "bridge"
  runtime          = "nodejs24.x"
  handler          = "bridge.handler"
  filename         = data.archive_file.bridge.output_path
  source_code_hash = data.archive_file.bridge.output_base64sha256
  role             = aws_iam_role.bridge.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.bridge.name
  }

  vpc_config {
    subnet_ids         = [aws_subnet.first.id, aws_subnet.second.id]
    security_group_ids = [aws_security_group.bridge.id]
  }

  environment {
    variables = {
      WAREHOUSE_URL    = "https://warehouse.example.com:8443"
      WAREHOUSE_SECRET = aws_secretsmanager_secret.warehouse.name
    }
  }
}

resource "aws_cloudwatch_log_group" "bridge" {
  name              = "/aws/lambda/bridge"
  retention_in_days = 30
}

resource "aws_kms_key" "warehouse" {
  description         = "What the warehouse lets in"
  enable_key_rotation = true
}

resource "aws_secretsmanager_secret" "warehouse" {
  name       = "warehouse"
  kms_key_id = "alias/aws/secretsmanager"
}

# Changes the password there and here; the people of the warehouse look after it.
variable "rotation_function" {
  type = string
}

resource "aws_secretsmanager_secret_rotation" "warehouse" {
  secret_id           = aws_secretsmanager_secret.warehouse.id
  rotation_lambda_arn = var.rotation_function

  rotation_rules {
    automatically_after_days = 30
  }
}
