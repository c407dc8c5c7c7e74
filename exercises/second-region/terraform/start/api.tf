resource "aws_apigatewayv2_api" "ferry" {
  name          = "ferry"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "ferry" {
  api_id      = aws_apigatewayv2_api.ferry.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 40
    throttling_rate_limit  = 20
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
  }
}

resource "aws_apigatewayv2_integration" "book" {
  api_id                 = aws_apigatewayv2_api.ferry.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.book.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "book" {
  api_id             = aws_apigatewayv2_api.ferry.id
  route_key          = "POST /bookings"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.book.id}"
}

# The harbour master's screen asks every minute whether we are there.
resource "aws_apigatewayv2_route" "health" {
  api_id             = aws_apigatewayv2_api.ferry.id
  route_key          = "GET /health"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.book.id}"
}

resource "aws_lambda_permission" "book" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.book.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.ferry.execution_arn}/*"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/ferry/access"
  retention_in_days = 30
}
