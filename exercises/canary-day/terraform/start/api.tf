resource "aws_apigatewayv2_api" "tables" {
  name          = "tables"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "tables" {
  api_id      = aws_apigatewayv2_api.tables.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 40
    throttling_rate_limit  = 20
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode({ requestId = "$context.requestId", route = "$context.routeKey", status = "$context.status" })
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/tables"
  retention_in_days = 30
}

resource "aws_apigatewayv2_route" "find_table" {
  api_id             = aws_apigatewayv2_api.tables.id
  route_key          = "GET /tables"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.find_table.id}"
}

resource "aws_apigatewayv2_integration" "find_table" {
  api_id                 = aws_apigatewayv2_api.tables.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.find_table.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_lambda_permission" "find_table" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.find_table.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.tables.execution_arn}/*/GET/tables"
}
