resource "aws_lambda_function" "place_order" {
  function_name    = "place-order"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "place-order/app.handler"
  runtime          = local.node_runtime
  role             = aws_iam_role.place_order.arn
  memory_size      = 256
  timeout          = 10

  environment {
    variables = {
      ORDERS_TABLE = aws_dynamodb_table.orders.name
    }
  }
}

resource "aws_iam_role" "place_order" {
  name               = "place-order"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "place_order_logs" {
  role       = aws_iam_role.place_order.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "place_order" {
  name   = "work"
  role   = aws_iam_role.place_order.id
  policy = data.aws_iam_policy_document.place_order.json
}

data "aws_iam_policy_document" "place_order" {
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }

  statement {
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.pending_charges.arn]
  }
}

resource "aws_lambda_function" "get_order" {
  function_name    = "get-order"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "get-order/app.handle"
  runtime          = local.node_runtime
  role             = aws_iam_role.get_order.arn
  memory_size      = 256

  environment {
    variables = {
      ORDERS_TABLE = aws_dynamodb_table.orders.name
    }
  }
}

resource "aws_iam_role" "get_order" {
  name               = "get-order"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "get_order_logs" {
  role       = aws_iam_role.get_order.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "get_order" {
  name   = "work"
  role   = aws_iam_role.get_order.id
  policy = data.aws_iam_policy_document.get_order.json
}

data "aws_iam_policy_document" "get_order" {
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }
}

resource "aws_lambda_function" "charge_order" {
  function_name    = "charge-order"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "charge-order/app.handler"
  runtime          = local.node_runtime
  role             = aws_iam_role.charge_order.arn
  memory_size      = 256
  timeout          = 30

  environment {
    variables = {
      ORDERS_TABLE       = aws_dynamodb_table.orders.name
      PAYMENT_KEY        = var.payment_key
      ORDER_EVENTS_TOPIC = aws_sns_topic.order_events.arn
    }
  }
}

resource "aws_iam_role" "charge_order" {
  name               = "charge-order"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "charge_order_queue" {
  role       = aws_iam_role.charge_order.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"
}

resource "aws_iam_role_policy" "charge_order" {
  name   = "work"
  role   = aws_iam_role.charge_order.id
  policy = data.aws_iam_policy_document.charge_order.json
}

data "aws_iam_policy_document" "charge_order" {
  statement {
    actions   = ["dynamodb:UpdateItem"]
    resources = ["*"]
  }

  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.order_events.arn]
  }
}

resource "aws_lambda_event_source_mapping" "charge_order" {
  function_name    = aws_lambda_function.charge_order.arn
  event_source_arn = aws_sqs_queue.pending_charges.arn
  batch_size       = 10
}

resource "aws_lambda_function" "supplier_webhook" {
  function_name    = "supplier-webhook"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "supplier-webhook/app.handler"
  runtime          = local.node_runtime
  role             = aws_iam_role.supplier_webhook.arn
  memory_size      = 256
  timeout          = 10

  environment {
    variables = {
      PRICE_FUNCTION = aws_lambda_function.get_order.function_name
    }
  }
}

resource "aws_iam_role" "supplier_webhook" {
  name               = "supplier-webhook"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "supplier_webhook_logs" {
  role       = aws_iam_role.supplier_webhook.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "supplier_webhook" {
  name   = "work"
  role   = aws_iam_role.supplier_webhook.id
  policy = data.aws_iam_policy_document.supplier_webhook.json
}

data "aws_iam_policy_document" "supplier_webhook" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.get_order.arn]
  }
}

resource "aws_lambda_function_url" "supplier_webhook" {
  function_name      = aws_lambda_function.supplier_webhook.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_function" "project_orders" {
  function_name    = "project-orders"
  filename         = data.archive_file.projection.output_path
  source_code_hash = data.archive_file.projection.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.13"
  role             = aws_iam_role.project_orders.arn
  memory_size      = 256
  timeout          = 30

  environment {
    variables = {
      SUMMARIES_TABLE = aws_dynamodb_table.order_summaries.name
    }
  }
}

resource "aws_iam_role" "project_orders" {
  name               = "project-orders"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "project_orders_stream" {
  role       = aws_iam_role.project_orders.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole"
}

resource "aws_iam_role_policy_attachment" "project_orders_tables" {
  role       = aws_iam_role.project_orders.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"
}

resource "aws_lambda_event_source_mapping" "order_changes" {
  function_name           = aws_lambda_function.project_orders.arn
  event_source_arn        = aws_dynamodb_table.orders.stream_arn
  starting_position       = "LATEST"
  batch_size              = 100
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_lambda_function" "notify_customer" {
  function_name    = "notify-customer"
  filename         = data.archive_file.notify.output_path
  source_code_hash = data.archive_file.notify.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.13"
  role             = aws_iam_role.notify_customer.arn
  memory_size      = 256
  timeout          = 10
}

resource "aws_iam_role" "notify_customer" {
  name               = "notify-customer"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "notify_customer_logs" {
  role       = aws_iam_role.notify_customer.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "notify_customer" {
  name   = "work"
  role   = aws_iam_role.notify_customer.id
  policy = data.aws_iam_policy_document.notify_customer.json
}

data "aws_iam_policy_document" "notify_customer" {
  statement {
    actions   = ["ses:SendEmail"]
    resources = ["arn:aws:ses:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:identity/orders.example.com"]
  }
}

resource "aws_sns_topic_subscription" "notify_customer" {
  topic_arn = aws_sns_topic.order_events.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.notify_customer.arn
}

resource "aws_lambda_permission" "topic_may_notify" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.notify_customer.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.order_events.arn
}

resource "aws_lambda_function" "nightly_report" {
  function_name    = "nightly-report"
  filename         = data.archive_file.report.output_path
  source_code_hash = data.archive_file.report.output_base64sha256
  handler          = "nightly.handler"
  runtime          = "python3.13"
  role             = aws_iam_role.nightly_report.arn
  memory_size      = 256
  timeout          = 60

  environment {
    variables = {
      SUMMARIES_TABLE = aws_dynamodb_table.order_summaries.name
      REPORTS_BUCKET  = aws_s3_bucket.reports.bucket
      REPORT_ADDRESS  = var.report_address
    }
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_iam_role" "nightly_report" {
  name               = "nightly-report"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "nightly_report_logs" {
  role       = aws_iam_role.nightly_report.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "nightly_report_tracing" {
  role       = aws_iam_role.nightly_report.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy" "nightly_report" {
  name   = "work"
  role   = aws_iam_role.nightly_report.id
  policy = data.aws_iam_policy_document.nightly_report.json
}

data "aws_iam_policy_document" "nightly_report" {
  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]
    resources = [aws_dynamodb_table.order_summaries.arn]
  }

  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.reports.arn}/*"]
  }
}

resource "aws_cloudwatch_event_rule" "every_night" {
  schedule_expression = "cron(0 3 * * ? *)"
}

resource "aws_cloudwatch_event_target" "nightly_report" {
  rule = aws_cloudwatch_event_rule.every_night.name
  arn  = aws_lambda_function.nightly_report.arn
}

resource "aws_lambda_permission" "schedule_may_report" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.nightly_report.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.every_night.arn
}

resource "aws_cloudwatch_log_group" "nightly_report" {
  name = "/aws/lambda/${aws_lambda_function.nightly_report.function_name}"
}
