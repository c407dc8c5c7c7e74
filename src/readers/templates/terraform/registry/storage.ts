/** The module `terraform-aws-modules/dynamodb-table` (its documentation for version 1 to 5, 2026-11). */
export const dynamodbTable = `
variable "create_table" { default = true }
variable "name" { default = null }
variable "hash_key" { default = null }
variable "range_key" { default = null }
variable "global_secondary_indexes" { default = [] }
variable "local_secondary_indexes" { default = [] }
variable "stream_view_type" { default = null }

resource "aws_dynamodb_table" "this" {
  count                  = var.create_table ? 1 : 0
  name                   = var.name
  hash_key               = var.hash_key
  range_key              = var.range_key
  global_secondary_index = var.global_secondary_indexes
  local_secondary_index  = var.local_secondary_indexes
  stream_view_type       = var.stream_view_type
}

output "dynamodb_table_arn" { value = aws_dynamodb_table.this[0].arn }
output "dynamodb_table_id" { value = aws_dynamodb_table.this[0].name }
output "dynamodb_table_stream_arn" { value = aws_dynamodb_table.this[0].stream_arn }
`;

/** The module `terraform-aws-modules/s3-bucket` (its documentation for version 2 to 5, 2026-11). */
export const s3Bucket = `
variable "create_bucket" { default = true }
variable "bucket" { default = null }

resource "aws_s3_bucket" "this" {
  count  = var.create_bucket ? 1 : 0
  bucket = var.bucket
}

output "s3_bucket_id" { value = aws_s3_bucket.this[0].id }
output "s3_bucket_arn" { value = aws_s3_bucket.this[0].arn }
output "s3_bucket_bucket_domain_name" { value = aws_s3_bucket.this[0].bucket_domain_name }
output "s3_bucket_bucket_regional_domain_name" { value = aws_s3_bucket.this[0].bucket_regional_domain_name }
`;

/** The submodule `notification` of the same module. */
export const s3Notification = `
variable "create" { default = true }
variable "bucket" { default = "" }
variable "lambda_notifications" { default = {} }

resource "aws_s3_bucket_notification" "this" {
  count  = var.create ? 1 : 0
  bucket = var.bucket

  dynamic "lambda_function" {
    for_each = var.lambda_notifications
    content {
      lambda_function_arn = lambda_function.value.function_arn
      events              = try(lambda_function.value.events, null)
    }
  }
}

output "s3_bucket_notification_id" { value = var.bucket }
`;

/** The module `terraform-aws-modules/secrets-manager` (its documentation for version 1, 2026-11). */
export const secretsManager = `
variable "create" { default = true }
variable "name" { default = null }

resource "aws_secretsmanager_secret" "this" {
  count = var.create ? 1 : 0
  name  = var.name
}

output "secret_arn" { value = aws_secretsmanager_secret.this[0].arn }
output "secret_id" { value = aws_secretsmanager_secret.this[0].id }
output "secret_name" { value = aws_secretsmanager_secret.this[0].name }
`;
