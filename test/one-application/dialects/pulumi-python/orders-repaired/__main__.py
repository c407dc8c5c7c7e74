import json

import pulumi
import pulumi_aws as aws

node_runtime = "nodejs24.x"

region = aws.get_region_output()
caller = aws.get_caller_identity_output()
assume_role_policy = pulumi.Output.json_dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}},
        ],
    }
)

orders = aws.dynamodb.Table(
    "orders",
    billing_mode="PAY_PER_REQUEST",
    hash_key="orderId",
    attributes=[
        {
            "name": "orderId",
            "type": "S",
        },
    ],
    stream_enabled=True,
    stream_view_type="NEW_AND_OLD_IMAGES",
    point_in_time_recovery={
        "enabled": True,
    },
    deletion_protection_enabled=True,
)

order_summaries = aws.dynamodb.Table(
    "order-summaries",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    attributes=[
        {
            "name": "id",
            "type": "S",
        },
    ],
    point_in_time_recovery={
        "enabled": True,
    },
    deletion_protection_enabled=True,
)

# What was done already, so that an event that comes twice has its effect once.
idempotency_records = aws.dynamodb.Table(
    "idempotency-records",
    billing_mode="PAY_PER_REQUEST",
    hash_key="id",
    attributes=[
        {
            "name": "id",
            "type": "S",
        },
    ],
    ttl={
        "attribute_name": "expiration",
        "enabled": True,
    },
)

pending_charges_dead_letters = aws.sqs.Queue(
    "pending-charges-dead-letters",
    message_retention_seconds=1209600,
)

# One message for each order that is still to be charged.
pending_charges = aws.sqs.Queue(
    "pending-charges",
    visibility_timeout_seconds=180,
    redrive_policy=pulumi.Output.json_dumps({
        "deadLetterTargetArn": pending_charges_dead_letters.arn,
        "maxReceiveCount": 5,
    }),
)

# Events of streams, topics and schedules that failed for good.
failures = aws.sqs.Queue(
    "failures",
    message_retention_seconds=1209600,
)

# Where people hear of what failed for good.
alarms = aws.sns.Topic("alarms")

pending_charges_dead_letters_alarm = aws.cloudwatch.MetricAlarm(
    "pending-charges-dead-letters-alarm",
    alarm_actions=[alarms.arn],
    namespace="AWS/SQS",
    metric_name="ApproximateNumberOfMessagesVisible",
    dimensions={
        "QueueName": pending_charges_dead_letters.name,
    },
    statistic="Maximum",
    period=300,
    evaluation_periods=1,
    threshold=0,
    comparison_operator="GreaterThanThreshold",
)

failures_alarm = aws.cloudwatch.MetricAlarm(
    "failures-alarm",
    alarm_actions=[alarms.arn],
    namespace="AWS/SQS",
    metric_name="ApproximateNumberOfMessagesVisible",
    dimensions={
        "QueueName": failures.name,
    },
    statistic="Maximum",
    period=300,
    evaluation_periods=1,
    threshold=0,
    comparison_operator="GreaterThanThreshold",
)

order_events = aws.sns.Topic("order-events")

reports = aws.s3.BucketV2("reports", opts=pulumi.ResourceOptions(protect=True))

payment_secret = aws.secretsmanager.Secret(
    "payment-secret",
    description="Key of the payment provider",
)

supplier_secret = aws.secretsmanager.Secret(
    "supplier-secret",
    description="Token for the supplier's API",
)

place_order_role = aws.iam.Role(
    "place-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:PutItem",
                        "Resource": orders.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sqs:SendMessage",
                        "Resource": pending_charges.arn,
                    },
                ],
            }),
        },
    ],
)

place_order = aws.lambda_.Function(
    "place-order",
    code=pulumi.FileArchive("./functions"),
    handler="place-order/app.handler",
    runtime=node_runtime,
    role=place_order_role.arn,
    memory_size=256,
    timeout=10,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
            "PENDING_CHARGES_QUEUE": pending_charges.url,
        },
    },
)

get_order_role = aws.iam.Role(
    "get-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:GetItem",
                        "Resource": orders.arn,
                    },
                ],
            }),
        },
    ],
)

get_order = aws.lambda_.Function(
    "get-order",
    code=pulumi.FileArchive("./functions"),
    handler="get-order/app.handler",
    runtime=node_runtime,
    role=get_order_role.arn,
    memory_size=256,
    timeout=10,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
        },
    },
)

charge_order_role = aws.iam.Role(
    "charge-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:UpdateItem",
                        "Resource": orders.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
                        "Resource": idempotency_records.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sns:Publish",
                        "Resource": order_events.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "secretsmanager:GetSecretValue",
                        "Resource": payment_secret.arn,
                    },
                ],
            }),
        },
    ],
)

charge_order = aws.lambda_.Function(
    "charge-order",
    code=pulumi.FileArchive("./functions"),
    handler="charge-order/app.handler",
    runtime=node_runtime,
    role=charge_order_role.arn,
    memory_size=256,
    timeout=30,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
            "IDEMPOTENCY_TABLE": idempotency_records.name,
            "PAYMENT_SECRET": payment_secret.arn,
            "ORDER_EVENTS_TOPIC": order_events.arn,
        },
    },
)

charge_order_messages = aws.lambda_.EventSourceMapping(
    "charge-order-messages",
    function_name=charge_order.arn,
    event_source_arn=pending_charges.arn,
    batch_size=10,
    function_response_types=["ReportBatchItemFailures"],
)

supplier_webhook_role = aws.iam.Role(
    "supplier-webhook-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:GetItem",
                        "Resource": orders.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "secretsmanager:GetSecretValue",
                        "Resource": supplier_secret.arn,
                    },
                ],
            }),
        },
    ],
)

supplier_webhook = aws.lambda_.Function(
    "supplier-webhook",
    code=pulumi.FileArchive("./functions"),
    handler="supplier-webhook/app.handler",
    runtime=node_runtime,
    role=supplier_webhook_role.arn,
    memory_size=256,
    timeout=10,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
            "SUPPLIER_SECRET": supplier_secret.arn,
        },
    },
)

supplier_webhook_url = aws.lambda_.FunctionUrl(
    "supplier-webhook-url",
    function_name=supplier_webhook.name,
    authorization_type="AWS_IAM",
)

project_orders_role = aws.iam.Role(
    "project-orders-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:PutItem",
                        "Resource": order_summaries.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sqs:SendMessage",
                        "Resource": failures.arn,
                    },
                ],
            }),
        },
    ],
)

project_orders = aws.lambda_.Function(
    "project-orders",
    code=pulumi.FileArchive("./projection"),
    handler="app.handler",
    runtime="python3.13",
    role=project_orders_role.arn,
    memory_size=256,
    timeout=30,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "SUMMARIES_TABLE": order_summaries.name,
        },
    },
)

order_changes = aws.lambda_.EventSourceMapping(
    "order-changes",
    function_name=project_orders.arn,
    event_source_arn=orders.stream_arn,
    starting_position="LATEST",
    batch_size=100,
    function_response_types=["ReportBatchItemFailures"],
    maximum_retry_attempts=5,
    bisect_batch_on_function_error=True,
    destination_config={
        "on_failure": {
            "destination_arn": failures.arn,
        },
    },
)

notify_customer_role = aws.iam.Role(
    "notify-customer-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "ses:SendEmail",
                        "Resource": pulumi.Output.concat("arn:aws:ses:", region.name, ":", caller.account_id, ":identity/orders.example.com"),
                    },
                    {
                        "Effect": "Allow",
                        "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
                        "Resource": idempotency_records.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sqs:SendMessage",
                        "Resource": failures.arn,
                    },
                ],
            }),
        },
    ],
)

notify_customer = aws.lambda_.Function(
    "notify-customer",
    code=pulumi.FileArchive("./notify"),
    handler="app.handler",
    runtime="python3.13",
    role=notify_customer_role.arn,
    memory_size=256,
    timeout=10,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "IDEMPOTENCY_TABLE": idempotency_records.name,
        },
    },
)

notify_of_order_events = aws.sns.TopicSubscription(
    "notify-of-order-events",
    topic=order_events.arn,
    protocol="lambda",
    endpoint=notify_customer.arn,
    redrive_policy=pulumi.Output.json_dumps(
        {
            "deadLetterTargetArn": failures.arn,
        }
    ),
)

topic_may_keep_failures = aws.sqs.QueuePolicy(
    "topic-may-keep-failures",
    queue_url=failures.url,
    policy=pulumi.Output.json_dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "sns.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": failures.arn,
                    "Condition": {"ArnEquals": {"aws:SourceArn": order_events.arn}},
                },
            ],
        }
    ),
)

topic_may_notify = aws.lambda_.Permission(
    "topic-may-notify",
    action="lambda:InvokeFunction",
    function=notify_customer.name,
    principal="sns.amazonaws.com",
    source_arn=order_events.arn,
)

nightly_report_role = aws.iam.Role(
    "nightly-report-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    ],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:Scan",
                        "Resource": order_summaries.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "s3:PutObject",
                        "Resource": pulumi.Output.concat(reports.arn, "/*"),
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sqs:SendMessage",
                        "Resource": failures.arn,
                    },
                ],
            }),
        },
    ],
)

nightly_report = aws.lambda_.Function(
    "nightly-report",
    code=pulumi.FileArchive("./report"),
    handler="nightly.handler",
    runtime="python3.13",
    role=nightly_report_role.arn,
    memory_size=256,
    timeout=60,
    tracing_config={
        "mode": "Active",
    },
    logging_config={
        "log_format": "JSON",
    },
    environment={
        "variables": {
            "SUMMARIES_TABLE": order_summaries.name,
            "REPORTS_BUCKET": reports.bucket,
        },
    },
)

every_night = aws.cloudwatch.EventRule(
    "every-night",
    schedule_expression="cron(0 3 * * ? *)",
)

every_night_report = aws.cloudwatch.EventTarget(
    "every-night-report",
    rule=every_night.name,
    arn=nightly_report.arn,
)

schedule_may_report = aws.lambda_.Permission(
    "schedule-may-report",
    action="lambda:InvokeFunction",
    function=nightly_report.name,
    principal="events.amazonaws.com",
    source_arn=every_night.arn,
)

notify_customer_failures = aws.lambda_.FunctionEventInvokeConfig(
    "notify-customer-failures",
    function_name=notify_customer.name,
    destination_config={
        "on_failure": {
            "destination": failures.arn,
        },
    },
)

nightly_report_failures = aws.lambda_.FunctionEventInvokeConfig(
    "nightly-report-failures",
    function_name=nightly_report.name,
    destination_config={
        "on_failure": {
            "destination": failures.arn,
        },
    },
)

api = aws.apigateway.RestApi(
    "api",
    name="orders",
)

orders_path = aws.apigateway.Resource(
    "orders-path",
    rest_api=api.id,
    parent_id=api.root_resource_id,
    path_part="orders",
)

order_path = aws.apigateway.Resource(
    "order-path",
    rest_api=api.id,
    parent_id=orders_path.id,
    path_part="{orderId}",
)

place_order_route = aws.apigateway.Method(
    "place-order-route",
    rest_api=api.id,
    resource_id=orders_path.id,
    http_method="POST",
    authorization="AWS_IAM",
)

place_order_integration = aws.apigateway.Integration(
    "place-order-integration",
    rest_api=api.id,
    resource_id=orders_path.id,
    http_method=place_order_route.http_method,
    type="AWS_PROXY",
    integration_http_method="POST",
    uri=place_order.invoke_arn,
)

api_may_place_order = aws.lambda_.Permission(
    "api-may-place-order",
    action="lambda:InvokeFunction",
    function=place_order.name,
    principal="apigateway.amazonaws.com",
    source_arn=pulumi.Output.concat(api.execution_arn, "/*"),
)

get_order_route = aws.apigateway.Method(
    "get-order-route",
    rest_api=api.id,
    resource_id=order_path.id,
    http_method="GET",
    authorization="AWS_IAM",
)

get_order_integration = aws.apigateway.Integration(
    "get-order-integration",
    rest_api=api.id,
    resource_id=order_path.id,
    http_method=get_order_route.http_method,
    type="AWS_PROXY",
    integration_http_method="POST",
    uri=get_order.invoke_arn,
)

api_may_get_order = aws.lambda_.Permission(
    "api-may-get-order",
    action="lambda:InvokeFunction",
    function=get_order.name,
    principal="apigateway.amazonaws.com",
    source_arn=pulumi.Output.concat(api.execution_arn, "/*"),
)

api_access_logs = aws.cloudwatch.LogGroup(
    "api-access-logs",
    retention_in_days=30,
)

deployment = aws.apigateway.Deployment(
    "deployment",
    rest_api=api.id,
    opts=pulumi.ResourceOptions(depends_on=[place_order_integration, get_order_integration]),
)

live = aws.apigateway.Stage(
    "live",
    rest_api=api.id,
    deployment=deployment.id,
    stage_name="live",
    xray_tracing_enabled=True,
    access_log_settings={
        "destination_arn": api_access_logs.arn,
        "format": json.dumps({"requestId": "$context.requestId", "status": "$context.status"}),
    },
)

all_methods = aws.apigateway.MethodSettings(
    "all-methods",
    rest_api=api.id,
    stage_name=live.stage_name,
    method_path="*/*",
    settings={
        "throttling_rate_limit": 100,
        "throttling_burst_limit": 50,
    },
)

place_order_logs = aws.cloudwatch.LogGroup(
    "place-order-logs",
    name=pulumi.Output.concat("/aws/lambda/", place_order.name),
    retention_in_days=30,
)

get_order_logs = aws.cloudwatch.LogGroup(
    "get-order-logs",
    name=pulumi.Output.concat("/aws/lambda/", get_order.name),
    retention_in_days=30,
)

charge_order_logs = aws.cloudwatch.LogGroup(
    "charge-order-logs",
    name=pulumi.Output.concat("/aws/lambda/", charge_order.name),
    retention_in_days=30,
)

supplier_webhook_logs = aws.cloudwatch.LogGroup(
    "supplier-webhook-logs",
    name=pulumi.Output.concat("/aws/lambda/", supplier_webhook.name),
    retention_in_days=30,
)

project_orders_logs = aws.cloudwatch.LogGroup(
    "project-orders-logs",
    name=pulumi.Output.concat("/aws/lambda/", project_orders.name),
    retention_in_days=30,
)

notify_customer_logs = aws.cloudwatch.LogGroup(
    "notify-customer-logs",
    name=pulumi.Output.concat("/aws/lambda/", notify_customer.name),
    retention_in_days=30,
)

nightly_report_logs = aws.cloudwatch.LogGroup(
    "nightly-report-logs",
    name=pulumi.Output.concat("/aws/lambda/", nightly_report.name),
    retention_in_days=30,
)
