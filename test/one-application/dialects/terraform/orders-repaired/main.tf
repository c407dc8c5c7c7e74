terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

locals {
  node_runtime = "nodejs24.x"
}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "archive_file" "functions" {
  type        = "zip"
  source_dir  = "${path.module}/functions"
  output_path = "${path.module}/build/functions.zip"
}

data "archive_file" "projection" {
  type        = "zip"
  source_dir  = "${path.module}/projection"
  output_path = "${path.module}/build/projection.zip"
}

data "archive_file" "notify" {
  type        = "zip"
  source_dir  = "${path.module}/notify"
  output_path = "${path.module}/build/notify.zip"
}

data "archive_file" "report" {
  type        = "zip"
  source_dir  = "${path.module}/report"
  output_path = "${path.module}/build/report.zip"
}
