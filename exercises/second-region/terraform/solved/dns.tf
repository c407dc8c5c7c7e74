variable "second_region" {
  type = string
}

variable "zone" {
  type = string
}

variable "address" {
  type = string
}

# PRIMARY in the first region, SECONDARY in the second.
variable "part" {
  type = string
}

resource "aws_route53_health_check" "ferry" {
  fqdn              = replace(aws_apigatewayv2_api.ferry.api_endpoint, "https://", "")
  type              = "HTTPS"
  port              = 443
  resource_path     = "/health"
  request_interval  = 30
  failure_threshold = 3
}

resource "aws_route53_record" "ferry" {
  zone_id         = var.zone
  name            = var.address
  type            = "CNAME"
  ttl             = 60
  records         = [replace(aws_apigatewayv2_api.ferry.api_endpoint, "https://", "")]
  set_identifier  = var.part
  health_check_id = aws_route53_health_check.ferry.id

  failover_routing_policy {
    type = var.part
  }
}
