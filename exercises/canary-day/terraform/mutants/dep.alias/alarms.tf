resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_cloudwatch_metric_alarm" "find_table_errors" {
  alarm_name          = "find-table-errors"
  alarm_description   = "Guests get errors instead of tables"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 2
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"

  dimensions = {
    FunctionName = aws_lambda_function.find_table.function_name
    Resource     = "${aws_lambda_function.find_table.function_name}:live"
  }
}

resource "aws_cloudwatch_metric_alarm" "find_table_latency" {
  alarm_name          = "find-table-latency"
  alarm_description   = "One guest in twenty waits longer than a second"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  namespace           = "AWS/Lambda"
  metric_name         = "Duration"
  extended_statistic  = "p95"
  period              = 60
  evaluation_periods  = 5
  threshold           = 1000
  comparison_operator = "GreaterThanThreshold"

  dimensions = {
    FunctionName = aws_lambda_function.find_table.function_name
    Resource     = "${aws_lambda_function.find_table.function_name}:live"
  }
}
