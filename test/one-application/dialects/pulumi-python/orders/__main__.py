import pulumi
import pulumi_aws as aws

config = pulumi.Config()
payment_key = config.require_secret("paymentKey")
report_address = config.require("reportAddress")
node_runtime = "nodejs18.x"

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
)

# One message for each order that is still to be charged.
pending_charges = aws.sqs.Queue(
    "pending-charges",
    visibility_timeout_seconds=60,
)

order_events = aws.sns.Topic("order-events")

reports = aws.s3.BucketV2("reports")

place_order_role = aws.iam.Role(
    "place-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
                        "Resource": orders.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sqs:*",
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
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
        },
    },
)

get_order_role = aws.iam.Role(
    "get-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
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
    handler="get-order/app.handle",
    runtime=node_runtime,
    role=get_order_role.arn,
    memory_size=256,
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
        },
    },
)

charge_order_role = aws.iam.Role(
    "charge-order-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "dynamodb:UpdateItem",
                        "Resource": "*",
                    },
                    {
                        "Effect": "Allow",
                        "Action": "sns:Publish",
                        "Resource": order_events.arn,
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
    environment={
        "variables": {
            "ORDERS_TABLE": orders.name,
            "PAYMENT_KEY": payment_key,
            "ORDER_EVENTS_TOPIC": order_events.arn,
        },
    },
)

charge_order_messages = aws.lambda_.EventSourceMapping(
    "charge-order-messages",
    function_name=charge_order.arn,
    event_source_arn=pending_charges.arn,
    batch_size=10,
)

supplier_webhook_role = aws.iam.Role(
    "supplier-webhook-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
    inline_policies=[
        {
            "name": "work",
            "policy": pulumi.Output.json_dumps({
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "lambda:InvokeFunction",
                        "Resource": get_order.arn,
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
    environment={
        "variables": {
            "PRICE_FUNCTION": get_order.name,
        },
    },
)

supplier_webhook_url = aws.lambda_.FunctionUrl(
    "supplier-webhook-url",
    function_name=supplier_webhook.name,
    authorization_type="NONE",
)

project_orders_role = aws.iam.Role(
    "project-orders-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=[
        "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
        "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess",
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
)

notify_customer_role = aws.iam.Role(
    "notify-customer-role",
    assume_role_policy=assume_role_policy,
    managed_policy_arns=["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
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
)

notify_of_order_events = aws.sns.TopicSubscription(
    "notify-of-order-events",
    topic=order_events.arn,
    protocol="lambda",
    endpoint=notify_customer.arn,
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
                        "Action": ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"],
                        "Resource": order_summaries.arn,
                    },
                    {
                        "Effect": "Allow",
                        "Action": "s3:PutObject",
                        "Resource": pulumi.Output.concat(reports.arn, "/*"),
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
    environment={
        "variables": {
            "SUMMARIES_TABLE": order_summaries.name,
            "REPORTS_BUCKET": reports.bucket,
            "REPORT_ADDRESS": report_address,
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
    authorization="NONE",
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
    authorization="NONE",
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
)

nightly_report_logs = aws.cloudwatch.LogGroup(
    "nightly-report-logs",
    name=pulumi.Output.concat("/aws/lambda/", nightly_report.name),
)
