variable "zone" {
  type = string
}

variable "address" {
  type = string
}

variable "certificate" {
  type = string
}

resource "aws_apigatewayv2_domain_name" "ferry" {
  domain_name = var.address

  domain_name_configuration {
    certificate_arn = var.certificate
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "ferry" {
  api_id      = aws_apigatewayv2_api.ferry.id
  domain_name = aws_apigatewayv2_domain_name.ferry.id
  stage       = aws_apigatewayv2_stage.ferry.id
}

resource "aws_route53_record" "ferry" {
  zone_id = var.zone
  name    = var.address
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.ferry.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.ferry.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
