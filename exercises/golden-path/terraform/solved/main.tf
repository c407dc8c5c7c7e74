terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    key          = "shop"
    use_lockfile = true
  }
}

provider "aws" {
  default_tags {
    tags = { system = "shop" }
  }
}

# Off where people try things out.
variable "keeps_data" {
  type    = bool
  default = true
}

variable "accountant" {
  type    = string
  default = "accounts@example.com"
}

resource "aws_sns_topic" "alarms" {
  name = "alarms"
}

resource "aws_budgets_budget" "shop" {
  name         = "shop"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = "300"
  limit_unit   = "USD"

  notification {
    notification_type          = "FORECASTED"
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = [var.accountant]
  }
}
