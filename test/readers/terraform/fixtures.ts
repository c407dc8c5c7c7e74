/** Configurations that hold what the language has. */
export const fixtures: readonly string[] = [
  `# an application
terraform {
  required_version = ">= 1.5"
}

variable "stage" {
  type    = string
  default = "dev"
}

locals {
  name = "orders-\${var.stage}"
  functions = {
    save = { handler = "app.save", timeout = 10 }
    load = { handler = "app.load", timeout = 60 * 2 }
  }
}

data "aws_iam_policy_document" "save" {
  statement {
    actions   = ["dynamodb:*"]
    resources = ["\${aws_dynamodb_table.orders.arn}/*", aws_dynamodb_table.orders.arn]
  }
}

resource "aws_iam_role" "save" {
  name = "\${local.name}-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "save" {
  role   = aws_iam_role.save.id
  policy = data.aws_iam_policy_document.save.json
}

resource "aws_lambda_function" "f" {
  for_each      = local.functions
  function_name = "\${local.name}-\${each.key}"
  handler       = each.value.handler
  timeout       = each.value.timeout
  runtime       = "nodejs24.x"
  role          = aws_iam_role.save.arn

  environment {
    variables = merge({ STAGE = var.stage }, { TABLE = aws_dynamodb_table.orders.name })
  }

  dynamic "tracing_config" {
    for_each = var.stage == "prod" ? [1] : []
    content {
      mode = "Active"
    }
  }
}

resource "aws_dynamodb_table" "orders" {
  name     = local.name
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
`,
  `resource "aws_sqs_queue" "orders" {
  name = "orders" // waiting
  redrive_policy = <<-EOF
    {
      "deadLetterTargetArn": "\${aws_sqs_queue.lost.arn}",
      "maxReceiveCount": \${var.tries}
    }
  EOF
}
resource "aws_sqs_queue" "lost" {
  count = var.tries > 0 ? 1 : 0
}
variable "tries" { default = 3 }
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler = "app.handler"
  runtime = "python3.13"
  role = aws_iam_role.save.arn
}
resource "aws_iam_role" "save" { name = "save" }
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name = aws_lambda_function.save.arn
  batch_size = 10
}
resource "aws_sfn_state_machine" "flow" {
  definition = <<EOF
{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "\${aws_lambda_function.save.arn}", "End": true } } }
EOF
}
`,
  `module "save" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "~> 7.0"

  function_name = "save"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  event_source_mapping = {
    orders = {
      event_source_arn = module.orders.queue_arn
    }
  }
}

module "orders" {
  source = "terraform-aws-modules/sqs/aws"
  name   = "orders"
}

output "arns" {
  value = { for k, v in { a = module.save.lambda_function_arn } : k => upper(v) if k != "b" }
}
`,
];
