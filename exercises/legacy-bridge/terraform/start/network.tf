data "aws_region" "current" {}

resource "aws_vpc" "bridge" {
  cidr_block           = "10.30.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "first" {
  vpc_id            = aws_vpc.bridge.id
  cidr_block        = "10.30.0.0/24"
  availability_zone = "${data.aws_region.current.region}a"
}

resource "aws_security_group" "bridge" {
  name_prefix = "bridge-"
  vpc_id      = aws_vpc.bridge.id

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
