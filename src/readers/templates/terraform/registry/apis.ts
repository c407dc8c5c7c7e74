/**
 * The module `terraform-aws-modules/apigateway-v2` (its documentation for version 1 to 6, 2026-11). Up to version 4 a route
 * is its integration; from version 5 on a route has one.
 */
export const apigatewayV2 = `
variable "create" { default = true }
variable "create_api_gateway" { default = true }
variable "create_routes_and_integrations" { default = true }
variable "name" { default = "" }
variable "protocol_type" { default = "HTTP" }
variable "target" { default = null }
variable "body" { default = null }
variable "disable_execute_api_endpoint" { default = null }
variable "mutual_tls_authentication" { default = {} }
variable "cors_configuration" { default = null }
variable "routes" { default = {} }
variable "integrations" { default = {} }
variable "authorizers" { default = {} }

locals {
  is_made = var.create && var.create_api_gateway
  routes  = var.create_routes_and_integrations ? merge(var.integrations, var.routes) : {}
}

resource "aws_apigatewayv2_api" "this" {
  count                        = local.is_made ? 1 : 0
  name                         = var.name
  protocol_type                = var.protocol_type
  target                       = var.target
  body                         = var.body
  disable_execute_api_endpoint = var.disable_execute_api_endpoint
  cors_configuration           = var.cors_configuration
}

resource "aws_apigatewayv2_integration" "integration" {
  for_each               = local.routes
  api_id                 = aws_apigatewayv2_api.this[0].id
  integration_uri        = try(each.value.integration.uri, each.value.lambda_arn, each.value.integration_uri, null)
  payload_format_version = try(each.value.integration.payload_format_version, each.value.payload_format_version, null)
  timeout_milliseconds   = try(each.value.integration.timeout_milliseconds, each.value.timeout_milliseconds, null)
}

resource "aws_apigatewayv2_route" "route" {
  for_each           = local.routes
  api_id             = aws_apigatewayv2_api.this[0].id
  route_key          = each.key
  target             = aws_apigatewayv2_integration.integration[each.key].id
  authorization_type = try(each.value.authorization_type, null)
  api_key_required   = try(each.value.api_key_required, null)
}

output "api_id" { value = aws_apigatewayv2_api.this[0].id }
output "api_arn" { value = aws_apigatewayv2_api.this[0].arn }
output "api_endpoint" { value = aws_apigatewayv2_api.this[0].api_endpoint }
output "api_execution_arn" { value = aws_apigatewayv2_api.this[0].execution_arn }
output "apigatewayv2_api_id" { value = aws_apigatewayv2_api.this[0].id }
output "apigatewayv2_api_arn" { value = aws_apigatewayv2_api.this[0].arn }
output "apigatewayv2_api_api_endpoint" { value = aws_apigatewayv2_api.this[0].api_endpoint }
output "apigatewayv2_api_execution_arn" { value = aws_apigatewayv2_api.this[0].execution_arn }
`;

/** The module `terraform-aws-modules/step-functions` (its documentation for version 1 to 5, 2026-11). */
export const stepFunctions = `
variable "create" { default = true }
variable "create_role" { default = true }
variable "use_existing_role" { default = false }
variable "name" { default = "" }
variable "definition" { default = "" }
variable "role_arn" { default = "" }
variable "attach_policy_json" { default = false }
variable "attach_policy_statements" { default = false }
variable "policy_json" { default = null }
variable "policy_statements" { default = {} }
variable "service_integrations" { default = {} }

resource "aws_sfn_state_machine" "this" {
  count      = var.create ? 1 : 0
  name       = var.name
  definition = var.definition
  role_arn   = var.use_existing_role ? var.role_arn : aws_iam_role.role[0].arn
}

resource "aws_iam_role" "role" {
  count = var.create && var.create_role && !var.use_existing_role ? 1 : 0
  name  = var.name
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["states.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy" "policy_json" {
  count  = var.attach_policy_json ? 1 : 0
  role   = aws_iam_role.role[0].id
  policy = var.policy_json
}

output "state_machine_arn" { value = aws_sfn_state_machine.this[0].arn }
output "state_machine_id" { value = aws_sfn_state_machine.this[0].arn }
output "state_machine_name" { value = aws_sfn_state_machine.this[0].name }
output "role_arn" { value = aws_iam_role.role[0].arn }
output "role_name" { value = aws_iam_role.role[0].name }
`;
