resource "aws_apigatewayv2_api" "pushes" {
  name          = "pushes"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.pushes.id
  name        = "live"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format = jsonencode({
      requestId = "$context.requestId"
      route     = "$context.routeKey"
      status    = "$context.status"
    })
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name = "/api/pushes"
}

resource "aws_apigatewayv2_integration" "relay_push" {
  api_id                 = aws_apigatewayv2_api.pushes.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.relay_push.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "push" {
  api_id    = aws_apigatewayv2_api.pushes.id
  route_key = "POST /push"
  target    = "integrations/${aws_apigatewayv2_integration.relay_push.id}"
}

resource "aws_lambda_permission" "api" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.relay_push.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.pushes.execution_arn}/*/*"
}

data "archive_file" "relay_push" {
  type        = "zip"
  source_dir  = "src"
  output_path = "relay-push.zip"
}

resource "aws_lambda_function" "relay_push" {
  function_name    = "relay-push"
  runtime          = "nodejs24.x"
  handler          = "relay-push.handler"
  filename         = data.archive_file.relay_push.output_path
  source_code_hash = data.archive_file.relay_push.output_base64sha256
  role             = aws_iam_role.relay_push.arn

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CHAT_URL = "https://chat.example.com/api/messages"
    }
  }
}

resource "aws_iam_role" "relay_push" {
  name = "relay-push"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.relay_push.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "tracing" {
  role       = aws_iam_role.relay_push.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}
