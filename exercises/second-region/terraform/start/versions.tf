terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  # In which bucket is said in a file for each region.
  backend "s3" {
    key          = "ferry"
    use_lockfile = true
  }
}
