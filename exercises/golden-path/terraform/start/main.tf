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

# Off where people try things out.
variable "keeps_data" {
  type    = bool
  default = true
}
