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

resource "aws_subnet" "second" {
  vpc_id            = aws_vpc.bridge.id
  cidr_block        = "10.30.1.0/24"
  availability_zone = "${data.aws_region.current.region}b"
}

resource "aws_security_group" "bridge" {
  name_prefix = "bridge-"
  vpc_id      = aws_vpc.bridge.id

  egress {
    description = "the warehouse"
    protocol    = "tcp"
    from_port   = 8443
    to_port     = 8443
    cidr_blocks = ["10.20.0.0/16"]
  }

  egress {
    description     = "Secrets Manager"
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    security_groups = [aws_security_group.endpoints.id]
  }
}

resource "aws_security_group" "endpoints" {
  name_prefix = "endpoints-"
  vpc_id      = aws_vpc.bridge.id

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_vpc.bridge.cidr_block]
  }
}

resource "aws_vpc_endpoint" "secrets" {
  vpc_id              = aws_vpc.bridge.id
  service_name        = "com.amazonaws.${data.aws_region.current.region}.ssm"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.first.id, aws_subnet.second.id]
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
}
