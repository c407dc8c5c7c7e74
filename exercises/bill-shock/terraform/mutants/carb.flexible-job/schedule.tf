resource "aws_scheduler_schedule" "nightly" {
  schedule_expression          = "cron(10 2 * * ? *)"
  schedule_expression_timezone = "Europe/Vienna"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.write_statement.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}
