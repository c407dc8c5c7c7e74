/** The module `terraform-aws-modules/sqs` (its documentation for version 3 to 5, 2026-11). */
export const sqs = `
variable "create" { default = true }
variable "name" { default = null }
variable "fifo_queue" { default = false }
variable "visibility_timeout_seconds" { default = null }
variable "message_retention_seconds" { default = null }
variable "redrive_policy" { default = {} }
variable "create_dlq" { default = false }
variable "dlq_name" { default = null }
variable "dlq_message_retention_seconds" { default = null }
variable "dlq_visibility_timeout_seconds" { default = null }
variable "create_queue_policy" { default = false }
variable "queue_policy_statements" { default = {} }

resource "aws_sqs_queue" "this" {
  count                      = var.create ? 1 : 0
  name                       = var.name
  fifo_queue                 = var.fifo_queue
  visibility_timeout_seconds = var.visibility_timeout_seconds
  message_retention_seconds  = var.message_retention_seconds
  redrive_policy = var.create_dlq ? {
    deadLetterTargetArn = aws_sqs_queue.dlq[0].arn
    maxReceiveCount     = try(var.redrive_policy.maxReceiveCount, 5)
  } : var.redrive_policy == {} ? null : var.redrive_policy
}

resource "aws_sqs_queue" "dlq" {
  count                      = var.create && var.create_dlq ? 1 : 0
  name                       = try(coalesce(var.dlq_name, format("%s-dlq", var.name)), null)
  fifo_queue                 = var.fifo_queue
  visibility_timeout_seconds = try(coalesce(var.dlq_visibility_timeout_seconds, var.visibility_timeout_seconds), null)
  message_retention_seconds  = try(coalesce(var.dlq_message_retention_seconds, var.message_retention_seconds), null)
}

output "queue_arn" { value = aws_sqs_queue.this[0].arn }
output "queue_arn_static" { value = aws_sqs_queue.this[0].arn }
output "queue_id" { value = aws_sqs_queue.this[0].url }
output "queue_url" { value = aws_sqs_queue.this[0].url }
output "queue_name" { value = aws_sqs_queue.this[0].name }
output "dead_letter_queue_arn" { value = aws_sqs_queue.dlq[0].arn }
output "dead_letter_queue_arn_static" { value = aws_sqs_queue.dlq[0].arn }
output "dead_letter_queue_id" { value = aws_sqs_queue.dlq[0].url }
output "dead_letter_queue_url" { value = aws_sqs_queue.dlq[0].url }
output "dead_letter_queue_name" { value = aws_sqs_queue.dlq[0].name }
output "sqs_queue_arn" { value = aws_sqs_queue.this[0].arn }
output "sqs_queue_id" { value = aws_sqs_queue.this[0].url }
output "sqs_queue_name" { value = aws_sqs_queue.this[0].name }
output "this_sqs_queue_arn" { value = aws_sqs_queue.this[0].arn }
output "this_sqs_queue_id" { value = aws_sqs_queue.this[0].url }
`;

/** The module `terraform-aws-modules/sns` (its documentation for version 3 to 6, 2026-11). */
export const sns = `
variable "create" { default = true }
variable "name" { default = null }
variable "fifo_topic" { default = false }
variable "subscriptions" { default = {} }

resource "aws_sns_topic" "this" {
  count      = var.create ? 1 : 0
  name       = var.name
  fifo_topic = var.fifo_topic
}

resource "aws_sns_topic_subscription" "subscription" {
  for_each       = var.subscriptions
  topic_arn      = aws_sns_topic.this[0].arn
  protocol       = each.value.protocol
  endpoint       = each.value.endpoint
  redrive_policy = try(each.value.redrive_policy, null)
}

output "topic_arn" { value = aws_sns_topic.this[0].arn }
output "topic_id" { value = aws_sns_topic.this[0].arn }
output "topic_name" { value = aws_sns_topic.this[0].name }
output "sns_topic_arn" { value = aws_sns_topic.this[0].arn }
output "sns_topic_id" { value = aws_sns_topic.this[0].arn }
output "sns_topic_name" { value = aws_sns_topic.this[0].name }
output "this_sns_topic_arn" { value = aws_sns_topic.this[0].arn }
`;

/** The module `terraform-aws-modules/eventbridge` (its documentation for version 1 to 4, 2026-11). */
export const eventbridge = `
variable "create" { default = true }
variable "create_bus" { default = true }
variable "create_rules" { default = true }
variable "create_targets" { default = true }
variable "create_schedules" { default = true }
variable "create_pipes" { default = true }
variable "bus_name" { default = "default" }
variable "rules" { default = {} }
variable "targets" { default = {} }
variable "schedules" { default = {} }
variable "pipes" { default = {} }

locals {
  targets = flatten([for rule, targets in var.targets : [for target in targets : merge(target, { rule = rule })]])
}

resource "aws_cloudwatch_event_bus" "this" {
  count = var.create && var.create_bus && var.bus_name != "default" ? 1 : 0
  name  = var.bus_name
}

resource "aws_cloudwatch_event_rule" "rule" {
  for_each            = var.create && var.create_rules ? var.rules : {}
  name                = each.key
  event_bus_name      = var.create_bus ? try(aws_cloudwatch_event_bus.this[0].name, var.bus_name) : var.bus_name
  event_pattern       = try(each.value.event_pattern, null)
  schedule_expression = try(each.value.schedule_expression, null)
  is_enabled          = try(each.value.enabled, null)
  state               = try(each.value.state, null)
}

resource "aws_cloudwatch_event_target" "target" {
  for_each  = { for index, target in(var.create && var.create_targets ? local.targets : []) : format("%s-%s", target.rule, try(target.name, index)) => target }
  rule      = aws_cloudwatch_event_rule.rule[each.value.rule].name
  target_id = try(each.value.name, null)
  arn       = try(each.value.arn, null)

  dynamic "dead_letter_config" {
    for_each = try(each.value.dead_letter_arn, null) == null ? [] : [true]
    content {
      arn = each.value.dead_letter_arn
    }
  }
}

resource "aws_scheduler_schedule" "schedule" {
  for_each            = var.create && var.create_schedules ? var.schedules : {}
  name                = each.key
  schedule_expression = each.value.schedule_expression
  state               = try(each.value.state, null)

  target {
    arn = each.value.arn

    dynamic "dead_letter_config" {
      for_each = try(each.value.dead_letter_arn, null) == null ? [] : [true]
      content {
        arn = each.value.dead_letter_arn
      }
    }
  }
}

resource "aws_pipes_pipe" "pipe" {
  for_each   = var.create && var.create_pipes ? var.pipes : {}
  name       = each.key
  source     = each.value.source
  target     = each.value.target
  enrichment = try(each.value.enrichment, null)
}

output "eventbridge_bus_name" { value = try(aws_cloudwatch_event_bus.this[0].name, var.bus_name) }
output "eventbridge_bus_arn" { value = try(aws_cloudwatch_event_bus.this[0].arn, null) }
output "eventbridge_rule_ids" { value = { for name, rule in aws_cloudwatch_event_rule.rule : name => rule.id } }
output "eventbridge_rule_arns" { value = { for name, rule in aws_cloudwatch_event_rule.rule : name => rule.arn } }
output "eventbridge_schedule_arns" { value = { for name, schedule in aws_scheduler_schedule.schedule : name => schedule.arn } }
`;
