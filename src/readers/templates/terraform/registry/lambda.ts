/**
 * The module `terraform-aws-modules/lambda` by its arguments, defaults and outputs (its documentation for version 4 to 8,
 * 2026-11): the resources it makes as far as a rule may ask for them.
 */
export const lambda = `
variable "create" { default = true }
variable "create_function" { default = true }
variable "create_layer" { default = false }
variable "create_role" { default = true }
variable "create_package" { default = true }
variable "function_name" { default = "" }
variable "handler" { default = "" }
variable "runtime" { default = "" }
variable "timeout" { default = 3 }
variable "memory_size" { default = 128 }
variable "architectures" { default = null }
variable "layers" { default = null }
variable "reserved_concurrent_executions" { default = -1 }
variable "environment_variables" { default = {} }
variable "source_path" { default = null }
variable "local_existing_package" { default = null }
variable "s3_existing_package" { default = null }
variable "package_type" { default = "Zip" }
variable "image_uri" { default = null }
variable "image_config_command" { default = [] }
variable "vpc_subnet_ids" { default = null }
variable "vpc_security_group_ids" { default = null }
variable "dead_letter_target_arn" { default = null }
variable "tracing_mode" { default = null }
variable "logging_log_group" { default = null }
variable "use_existing_cloudwatch_log_group" { default = false }
variable "cloudwatch_logs_retention_in_days" { default = null }
variable "lambda_role" { default = "" }
variable "role_name" { default = null }
variable "attach_cloudwatch_logs_policy" { default = true }
variable "attach_dead_letter_policy" { default = false }
variable "attach_network_policy" { default = false }
variable "attach_tracing_policy" { default = false }
variable "attach_async_event_policy" { default = false }
variable "attach_policy_json" { default = false }
variable "attach_policy_jsons" { default = false }
variable "attach_policy" { default = false }
variable "attach_policies" { default = false }
variable "attach_policy_statements" { default = false }
variable "policy_json" { default = null }
variable "policy_jsons" { default = [] }
variable "policy" { default = null }
variable "policies" { default = [] }
variable "policy_statements" { default = {} }
variable "allowed_triggers" { default = {} }
variable "event_source_mapping" { default = {} }
variable "create_async_event_config" { default = false }
variable "destination_on_failure" { default = null }
variable "destination_on_success" { default = null }
variable "maximum_retry_attempts" { default = null }
variable "maximum_event_age_in_seconds" { default = null }
variable "create_lambda_function_url" { default = false }
variable "authorization_type" { default = "NONE" }
variable "provisioned_concurrent_executions" { default = -1 }

locals {
  makes_function = var.create && var.create_function && !var.create_layer
  makes_role     = local.makes_function && var.create_role
}

resource "aws_lambda_function" "this" {
  count                          = local.makes_function ? 1 : 0
  function_name                  = var.function_name
  role                           = var.create_role ? aws_iam_role.role[0].arn : var.lambda_role
  handler                        = var.handler == "" || var.package_type != "Zip" ? null : var.handler
  runtime                        = var.runtime == "" || var.package_type != "Zip" ? null : var.runtime
  timeout                        = var.timeout
  memory_size                    = var.memory_size
  architectures                  = var.architectures
  layers                         = var.layers
  reserved_concurrent_executions = var.reserved_concurrent_executions
  package_type                   = var.package_type
  image_uri                      = var.image_uri
  filename                       = var.local_existing_package
  source_path                    = var.source_path
  source_code_hash               = var.local_existing_package
  s3_bucket                      = try(var.s3_existing_package.bucket, null)
  s3_key                         = try(var.s3_existing_package.key, null)

  environment {
    variables = var.environment_variables
  }

  dynamic "image_config" {
    for_each = length(var.image_config_command) > 0 ? [true] : []
    content {
      command = var.image_config_command
    }
  }

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_target_arn == null ? [] : [true]
    content {
      target_arn = var.dead_letter_target_arn
    }
  }

  dynamic "tracing_config" {
    for_each = var.tracing_mode == null ? [] : [true]
    content {
      mode = var.tracing_mode
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc_subnet_ids == null ? [] : [true]
    content {
      subnet_ids         = var.vpc_subnet_ids
      security_group_ids = var.vpc_security_group_ids
    }
  }

  dynamic "logging_config" {
    for_each = var.logging_log_group == null ? [] : [true]
    content {
      log_group = var.logging_log_group
    }
  }
}

resource "aws_lambda_layer_version" "layer" {
  count       = var.create && var.create_layer ? 1 : 0
  source_path = var.source_path
}

resource "aws_cloudwatch_log_group" "logs" {
  count             = local.makes_function && !var.use_existing_cloudwatch_log_group ? 1 : 0
  name              = coalesce(var.logging_log_group, format("/aws/lambda/%s", var.function_name))
  retention_in_days = var.cloudwatch_logs_retention_in_days
}

resource "aws_iam_role" "role" {
  count = local.makes_role ? 1 : 0
  name  = coalesce(var.role_name, var.function_name)
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com"] } }]
  })
  managed_policy_arns = concat(
    var.attach_policy ? [var.policy] : [],
    var.attach_policies ? var.policies : [],
    var.attach_network_policy ? ["arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess"] : []
  )
}

resource "aws_iam_role_policy" "logs" {
  count = local.makes_role && var.attach_cloudwatch_logs_policy ? 1 : 0
  role  = aws_iam_role.role[0].id
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:CreateLogGroup"]
      Resource = format("arn:aws:logs:*:*:log-group:/aws/lambda/%s:*", var.function_name)
    }]
  })
}

resource "aws_iam_role_policy" "tracing" {
  count = local.makes_role && var.attach_tracing_policy ? 1 : 0
  role  = aws_iam_role.role[0].id
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "dead_letters" {
  count = local.makes_role && var.attach_dead_letter_policy ? 1 : 0
  role  = aws_iam_role.role[0].id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["sns:Publish", "sqs:SendMessage"], Resource = var.dead_letter_target_arn }]
  })
}

resource "aws_iam_role_policy" "destinations" {
  count = local.makes_role && var.attach_async_event_policy ? 1 : 0
  role  = aws_iam_role.role[0].id
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["sns:Publish", "sqs:SendMessage", "events:PutEvents", "lambda:InvokeFunction"]
      Resource = compact([var.destination_on_failure, var.destination_on_success])
    }]
  })
}

resource "aws_iam_role_policy" "policy_json" {
  count  = local.makes_role && var.attach_policy_json ? 1 : 0
  role   = aws_iam_role.role[0].id
  policy = var.policy_json
}

resource "aws_iam_role_policy" "policy_jsons" {
  for_each = { for index, policy in(var.attach_policy_jsons ? var.policy_jsons : []) : index => policy }
  role     = aws_iam_role.role[0].id
  policy   = each.value
}

resource "aws_iam_role_policy" "policy_statements" {
  count  = local.makes_role && var.attach_policy_statements ? 1 : 0
  role   = aws_iam_role.role[0].id
  policy = data.aws_iam_policy_document.statements.json
}

data "aws_iam_policy_document" "statements" {
  dynamic "statement" {
    for_each = var.policy_statements
    content {
      sid           = try(statement.value.sid, null)
      effect        = try(statement.value.effect, "Allow")
      actions       = try(statement.value.actions, null)
      not_actions   = try(statement.value.not_actions, null)
      resources     = try(statement.value.resources, null)
      not_resources = try(statement.value.not_resources, null)
      condition     = try(statement.value.condition, null)
    }
  }
}

resource "aws_lambda_permission" "trigger" {
  for_each           = var.allowed_triggers
  function_name      = aws_lambda_function.this[0].function_name
  action             = try(each.value.action, "lambda:InvokeFunction")
  principal          = try(each.value.principal, format("%s.amazonaws.com", each.value.service))
  principal_org_id   = try(each.value.principal_org_id, null)
  source_arn         = try(each.value.source_arn, null)
  source_account     = try(each.value.source_account, null)
  event_source_token = try(each.value.event_source_token, null)
}

resource "aws_lambda_event_source_mapping" "mapping" {
  for_each                           = var.event_source_mapping
  function_name                      = aws_lambda_function.this[0].arn
  event_source_arn                   = try(each.value.event_source_arn, null)
  batch_size                         = try(each.value.batch_size, null)
  maximum_batching_window_in_seconds = try(each.value.maximum_batching_window_in_seconds, null)
  enabled                            = try(each.value.enabled, null)
  starting_position                  = try(each.value.starting_position, null)
  parallelization_factor             = try(each.value.parallelization_factor, null)
  maximum_retry_attempts             = try(each.value.maximum_retry_attempts, null)
  maximum_record_age_in_seconds      = try(each.value.maximum_record_age_in_seconds, null)
  bisect_batch_on_function_error     = try(each.value.bisect_batch_on_function_error, null)
  topics                             = try(each.value.topics, null)
  queues                             = try(each.value.queues, null)
  function_response_types            = try(each.value.function_response_types, null)
  filter_criteria                    = try(each.value.filter_criteria, null)
  self_managed_event_source          = try(each.value.self_managed_event_source, null)
  scaling_config                     = try(each.value.scaling_config, null)

  dynamic "destination_config" {
    for_each = try(each.value.destination_arn_on_failure, null) == null ? [] : [true]
    content {
      on_failure {
        destination_arn = each.value.destination_arn_on_failure
      }
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "async" {
  count                        = local.makes_function && var.create_async_event_config ? 1 : 0
  function_name                = aws_lambda_function.this[0].function_name
  maximum_retry_attempts       = var.maximum_retry_attempts
  maximum_event_age_in_seconds = var.maximum_event_age_in_seconds

  dynamic "destination_config" {
    for_each = var.destination_on_failure == null && var.destination_on_success == null ? [] : [true]
    content {
      on_failure {
        destination = var.destination_on_failure
      }
      on_success {
        destination = var.destination_on_success
      }
    }
  }
}

resource "aws_lambda_function_url" "url" {
  count              = local.makes_function && var.create_lambda_function_url ? 1 : 0
  function_name      = aws_lambda_function.this[0].function_name
  authorization_type = var.authorization_type
}

resource "aws_lambda_provisioned_concurrency_config" "provisioned" {
  count                             = local.makes_function && var.provisioned_concurrent_executions > -1 ? 1 : 0
  function_name                     = aws_lambda_function.this[0].function_name
  provisioned_concurrent_executions = var.provisioned_concurrent_executions
}

output "lambda_function_arn" { value = aws_lambda_function.this[0].arn }
output "lambda_function_arn_static" { value = aws_lambda_function.this[0].arn }
output "lambda_function_invoke_arn" { value = aws_lambda_function.this[0].invoke_arn }
output "lambda_function_qualified_arn" { value = aws_lambda_function.this[0].qualified_arn }
output "lambda_function_qualified_invoke_arn" { value = aws_lambda_function.this[0].qualified_invoke_arn }
output "lambda_function_name" { value = aws_lambda_function.this[0].function_name }
output "lambda_function_url" { value = aws_lambda_function_url.url[0].function_url }
output "lambda_layer_arn" { value = aws_lambda_layer_version.layer[0].arn }
output "lambda_role_arn" { value = aws_iam_role.role[0].arn }
output "lambda_role_name" { value = aws_iam_role.role[0].name }
output "lambda_cloudwatch_log_group_arn" { value = aws_cloudwatch_log_group.logs[0].arn }
output "lambda_cloudwatch_log_group_name" { value = aws_cloudwatch_log_group.logs[0].name }
output "this_lambda_function_arn" { value = aws_lambda_function.this[0].arn }
output "this_lambda_function_name" { value = aws_lambda_function.this[0].function_name }
output "this_lambda_function_invoke_arn" { value = aws_lambda_function.this[0].invoke_arn }
`;

/** The submodule `alias` of the same module. */
export const lambdaAlias = `
variable "name" { default = "" }
variable "function_name" { default = "" }
variable "allowed_triggers" { default = {} }
variable "event_source_mapping" { default = {} }

resource "aws_lambda_alias" "this" {
  name          = var.name
  function_name = var.function_name
}

resource "aws_lambda_permission" "trigger" {
  for_each           = var.allowed_triggers
  function_name      = aws_lambda_alias.this.arn
  action             = try(each.value.action, "lambda:InvokeFunction")
  principal          = try(each.value.principal, format("%s.amazonaws.com", each.value.service))
  principal_org_id   = try(each.value.principal_org_id, null)
  source_arn         = try(each.value.source_arn, null)
  source_account     = try(each.value.source_account, null)
  event_source_token = try(each.value.event_source_token, null)
}

resource "aws_lambda_event_source_mapping" "mapping" {
  for_each                = var.event_source_mapping
  function_name           = aws_lambda_alias.this.arn
  event_source_arn        = try(each.value.event_source_arn, null)
  batch_size              = try(each.value.batch_size, null)
  function_response_types = try(each.value.function_response_types, null)
  starting_position       = try(each.value.starting_position, null)
}

output "lambda_alias_arn" { value = aws_lambda_alias.this.arn }
output "lambda_alias_invoke_arn" { value = aws_lambda_alias.this.invoke_arn }
output "lambda_alias_name" { value = aws_lambda_alias.this.name }
`;

/** The module `DataDog/lambda-datadog` (its documentation for version 1 to 4, 2026-11): a function with tracing by Datadog. */
export const lambdaDatadog = `
variable "function_name" { default = null }
variable "handler" { default = null }
variable "runtime" { default = null }
variable "role" { default = null }
variable "timeout" { default = null }
variable "memory_size" { default = null }
variable "architectures" { default = null }
variable "layers" { default = [] }
variable "filename" { default = null }
variable "source_code_hash" { default = null }
variable "s3_object_version" { default = null }
variable "s3_bucket" { default = null }
variable "s3_key" { default = null }
variable "image_uri" { default = null }
variable "package_type" { default = null }
variable "reserved_concurrent_executions" { default = -1 }
variable "environment_variables" { default = {} }
variable "tracing_config_mode" { default = null }
variable "dead_letter_config_target_arn" { default = null }
variable "vpc_config_subnet_ids" { default = null }
variable "logging_config_log_group" { default = null }

resource "aws_lambda_function" "this" {
  function_name                  = var.function_name
  handler                        = var.handler
  runtime                        = var.runtime
  role                           = var.role
  timeout                        = var.timeout
  memory_size                    = var.memory_size
  architectures                  = var.architectures
  layers                         = var.layers
  filename                       = var.filename
  source_code_hash               = var.source_code_hash
  s3_object_version              = var.s3_object_version
  s3_bucket                      = var.s3_bucket
  s3_key                         = var.s3_key
  image_uri                      = var.image_uri
  package_type                   = var.package_type
  reserved_concurrent_executions = var.reserved_concurrent_executions

  environment {
    variables = merge({ DD_TRACE_ENABLED = "true" }, var.environment_variables)
  }

  dynamic "tracing_config" {
    for_each = var.tracing_config_mode == null ? [] : [true]
    content {
      mode = var.tracing_config_mode
    }
  }

  dynamic "dead_letter_config" {
    for_each = var.dead_letter_config_target_arn == null ? [] : [true]
    content {
      target_arn = var.dead_letter_config_target_arn
    }
  }

  dynamic "vpc_config" {
    for_each = var.vpc_config_subnet_ids == null ? [] : [true]
    content {
      subnet_ids = var.vpc_config_subnet_ids
    }
  }

  dynamic "logging_config" {
    for_each = var.logging_config_log_group == null ? [] : [true]
    content {
      log_group = var.logging_config_log_group
    }
  }
}

output "arn" { value = aws_lambda_function.this.arn }
output "function_name" { value = aws_lambda_function.this.function_name }
output "invoke_arn" { value = aws_lambda_function.this.invoke_arn }
output "qualified_arn" { value = aws_lambda_function.this.qualified_arn }
`;
