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
      ORDERS_TABLE          = aws_dynamodb_table.orders.name
      PENDING_CHARGES_QUEUE = aws_sqs_queue.pending_charges.url
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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

resource "aws_iam_role_policy_attachment" "place_order_tracing" {
  role       = aws_iam_role.place_order.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy" "place_order" {
  name   = "work"
  role   = aws_iam_role.place_order.id
  policy = data.aws_iam_policy_document.place_order.json
}

data "aws_iam_policy_document" "place_order" {
  statement {
    actions   = ["dynamodb:PutItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.pending_charges.arn]
  }
}

resource "aws_lambda_function" "get_order" {
  function_name    = "get-order"
  filename         = data.archive_file.functions.output_path
  source_code_hash = data.archive_file.functions.output_base64sha256
  handler          = "get-order/app.handler"
  runtime          = local.node_runtime
  role             = aws_iam_role.get_order.arn
  memory_size      = 256
  timeout          = 10

  environment {
    variables = {
      ORDERS_TABLE = aws_dynamodb_table.orders.name
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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

resource "aws_iam_role_policy_attachment" "get_order_tracing" {
  role       = aws_iam_role.get_order.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
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
      IDEMPOTENCY_TABLE  = aws_dynamodb_table.idempotency_records.name
      PAYMENT_SECRET     = aws_secretsmanager_secret.payment.arn
      ORDER_EVENTS_TOPIC = aws_sns_topic.order_events.arn
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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

resource "aws_iam_role_policy_attachment" "charge_order_tracing" {
  role       = aws_iam_role.charge_order.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy" "charge_order" {
  name   = "work"
  role   = aws_iam_role.charge_order.id
  policy = data.aws_iam_policy_document.charge_order.json
}

data "aws_iam_policy_document" "charge_order" {
  statement {
    actions   = ["dynamodb:UpdateItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }

  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    resources = [aws_dynamodb_table.idempotency_records.arn]
  }

  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.order_events.arn]
  }

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.payment.arn]
  }
}

resource "aws_lambda_event_source_mapping" "charge_order" {
  function_name    = aws_lambda_function.charge_order.arn
  event_source_arn = aws_sqs_queue.pending_charges.arn
  batch_size       = 10

  function_response_types = ["ReportBatchItemFailures"]
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
      ORDERS_TABLE    = aws_dynamodb_table.orders.name
      SUPPLIER_SECRET = aws_secretsmanager_secret.supplier.arn
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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

resource "aws_iam_role_policy_attachment" "supplier_webhook_tracing" {
  role       = aws_iam_role.supplier_webhook.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy" "supplier_webhook" {
  name   = "work"
  role   = aws_iam_role.supplier_webhook.id
  policy = data.aws_iam_policy_document.supplier_webhook.json
}

data "aws_iam_policy_document" "supplier_webhook" {
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.supplier.arn]
  }
}

resource "aws_lambda_function_url" "supplier_webhook" {
  function_name      = aws_lambda_function.supplier_webhook.function_name
  authorization_type = "AWS_IAM"
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

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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

resource "aws_iam_role_policy_attachment" "project_orders_tracing" {
  role       = aws_iam_role.project_orders.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role_policy" "project_orders" {
  name   = "work"
  role   = aws_iam_role.project_orders.id
  policy = data.aws_iam_policy_document.project_orders.json
}

data "aws_iam_policy_document" "project_orders" {
  statement {
    actions   = ["dynamodb:PutItem"]
    resources = [aws_dynamodb_table.order_summaries.arn]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failures.arn]
  }
}

resource "aws_lambda_event_source_mapping" "order_changes" {
  function_name           = aws_lambda_function.project_orders.arn
  event_source_arn        = aws_dynamodb_table.orders.stream_arn
  starting_position       = "LATEST"
  batch_size              = 100
  function_response_types = ["ReportBatchItemFailures"]

  maximum_retry_attempts         = 5
  bisect_batch_on_function_error = true

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failures.arn
    }
  }
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

  environment {
    variables = {
      IDEMPOTENCY_TABLE = aws_dynamodb_table.idempotency_records.name
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
  }
}

resource "aws_iam_role" "notify_customer" {
  name               = "notify-customer"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy_attachment" "notify_customer_logs" {
  role       = aws_iam_role.notify_customer.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "notify_customer_tracing" {
  role       = aws_iam_role.notify_customer.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
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

  statement {
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    resources = [aws_dynamodb_table.idempotency_records.arn]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failures.arn]
  }
}

resource "aws_sns_topic_subscription" "notify_customer" {
  topic_arn = aws_sns_topic.order_events.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.notify_customer.arn

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failures.arn })
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
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
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
    actions   = ["dynamodb:Scan"]
    resources = [aws_dynamodb_table.order_summaries.arn]
  }

  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.reports.arn}/*"]
  }

  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failures.arn]
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

resource "aws_lambda_function_event_invoke_config" "notify_customer" {
  function_name = aws_lambda_function.notify_customer.function_name

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failures.arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "nightly_report" {
  function_name = aws_lambda_function.nightly_report.function_name

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failures.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "place_order" {
  name              = "/aws/lambda/${aws_lambda_function.place_order.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "get_order" {
  name              = "/aws/lambda/${aws_lambda_function.get_order.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "charge_order" {
  name              = "/aws/lambda/${aws_lambda_function.charge_order.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "supplier_webhook" {
  name              = "/aws/lambda/${aws_lambda_function.supplier_webhook.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "project_orders" {
  name              = "/aws/lambda/${aws_lambda_function.project_orders.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "notify_customer" {
  name              = "/aws/lambda/${aws_lambda_function.notify_customer.function_name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "nightly_report" {
  name              = "/aws/lambda/${aws_lambda_function.nightly_report.function_name}"
  retention_in_days = 30
}
