# Guests call this alias. CodeDeploy points it at the next version, in steps.
resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.find_table.function_name
  function_version = aws_lambda_function.find_table.version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

output "version" {
  value = aws_lambda_function.find_table.version
}

resource "aws_codedeploy_app" "find_table" {
  name             = "find-table"
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_group" "find_table" {
  app_name               = aws_codedeploy_app.find_table.name
  deployment_group_name  = "find-table"
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent10Minutes"
  service_role_arn       = aws_iam_role.rollout.arn

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  alarm_configuration {
    enabled = true
    alarms = [
      aws_cloudwatch_metric_alarm.find_table_errors.alarm_name,
      aws_cloudwatch_metric_alarm.find_table_latency.alarm_name,
    ]
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
}

# Calls the new version once, before any guest does.
resource "aws_lambda_function" "check_find_table" {
  function_name    = "CodeDeployHook_find-table"
  runtime          = "python3.14"
  handler          = "check_find_table.handler"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  role             = aws_iam_role.check_find_table.arn
  timeout          = 30
  memory_size      = 256

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.check_find_table.name
  }

  environment {
    variables = {
      NEW_VERSION = aws_lambda_function.find_table.qualified_arn
    }
  }
}

resource "aws_cloudwatch_log_group" "check_find_table" {
  name              = "/aws/lambda/CodeDeployHook_find-table"
  retention_in_days = 30
}
