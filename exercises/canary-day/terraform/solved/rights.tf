data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "find_table" {
  name               = "find-table"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy" "find_table" {
  role = aws_iam_role.find_table.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "dynamodb:GetItem"
        Resource = aws_dynamodb_table.tables.arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.find_table.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "find_table_tracing" {
  role       = aws_iam_role.find_table.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_iam_role" "check_find_table" {
  name               = "check-find-table"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy" "check_find_table" {
  role = aws_iam_role.check_find_table.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = aws_lambda_function.find_table.qualified_arn
      },
      {
        Effect   = "Allow"
        Action   = "codedeploy:PutLifecycleEventHookExecutionStatus"
        Resource = aws_codedeploy_deployment_group.find_table.arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.check_find_table.arn}:*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "check_find_table_tracing" {
  role       = aws_iam_role.check_find_table.name
  policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "codedeploy" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["codedeploy.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "rollout" {
  name               = "find-table-rollout"
  assume_role_policy = data.aws_iam_policy_document.codedeploy.json
}

# Lets CodeDeploy call functions whose name begins with CodeDeployHook_.
resource "aws_iam_role_policy_attachment" "rollout" {
  role       = aws_iam_role.rollout.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda"
}
