resource "aws_scheduler_schedule" "each_minute" {
  schedule_expression = "rate(1 minute)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.write_statement.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}
