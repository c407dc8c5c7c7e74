from aws_cdk import CfnParameter, Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_lambda_nodejs as nodejs
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

NODE_RUNTIME = lambda_.Runtime.NODEJS_18_X


class OrdersStack(Stack):
    """Orders: taken by an API, charged from a queue, projected from a stream."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        payment_key = CfnParameter(self, "PaymentKey", type="String", no_echo=True)
        report_address = CfnParameter(self, "ReportAddress", type="String")

        orders = dynamodb.Table(
            self,
            "OrdersTable",
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            partition_key=dynamodb.Attribute(name="orderId", type=dynamodb.AttributeType.STRING),
            stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
        )
        summaries = dynamodb.Table(
            self,
            "OrderSummaries",
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
        )

        # One message for each order that is still to be charged.
        pending_charges = sqs.Queue(
            self,
            "PendingCharges",
            visibility_timeout=Duration.seconds(60),
        )
        order_events = sns.Topic(self, "OrderEvents")
        reports = s3.Bucket(self, "Reports")

        place_order = nodejs.NodejsFunction(
            self,
            "PlaceOrder",
            entry="functions/place-order/app.ts",
            runtime=NODE_RUNTIME,
            memory_size=256,
            timeout=Duration.seconds(10),
            environment={
                "ORDERS_TABLE": orders.table_name,
            },
        )
        orders.grant_read_write_data(place_order)
        place_order.add_to_role_policy(
            iam.PolicyStatement(
                actions=["sqs:*"],
                resources=[pending_charges.queue_arn],
            )
        )

        get_order = nodejs.NodejsFunction(
            self,
            "GetOrder",
            entry="functions/get-order/app.ts",
            handler="handle",
            runtime=NODE_RUNTIME,
            memory_size=256,
            environment={
                "ORDERS_TABLE": orders.table_name,
            },
        )
        orders.grant_read_data(get_order)

        api = apigateway.RestApi(self, "Api", deploy_options=apigateway.StageOptions(stage_name="live"))
        orders_path = api.root.add_resource("orders")
        orders_path.add_method("POST", apigateway.LambdaIntegration(place_order))
        orders_path.add_resource("{orderId}").add_method("GET", apigateway.LambdaIntegration(get_order))

        charge_order = nodejs.NodejsFunction(
            self,
            "ChargeOrder",
            entry="functions/charge-order/app.ts",
            runtime=NODE_RUNTIME,
            memory_size=256,
            timeout=Duration.seconds(30),
            environment={
                "ORDERS_TABLE": orders.table_name,
                "PAYMENT_KEY": payment_key.value_as_string,
                "ORDER_EVENTS_TOPIC": order_events.topic_arn,
            },
        )
        charge_order.add_to_role_policy(
            iam.PolicyStatement(
                actions=["dynamodb:UpdateItem"],
                resources=["*"],
            )
        )
        order_events.grant_publish(charge_order)
        charge_order.add_event_source(event_sources.SqsEventSource(pending_charges, batch_size=10))

        supplier_webhook = nodejs.NodejsFunction(
            self,
            "SupplierWebhook",
            entry="functions/supplier-webhook/app.ts",
            runtime=NODE_RUNTIME,
            memory_size=256,
            timeout=Duration.seconds(10),
            environment={
                "PRICE_FUNCTION": get_order.function_name,
            },
        )
        get_order.grant_invoke(supplier_webhook)
        supplier_webhook.add_function_url(auth_type=lambda_.FunctionUrlAuthType.NONE)

        project_orders = lambda_.Function(
            self,
            "ProjectOrders",
            code=lambda_.Code.from_asset("projection"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            memory_size=256,
            timeout=Duration.seconds(30),
            environment={
                "SUMMARIES_TABLE": summaries.table_name,
            },
        )
        project_orders.role.add_managed_policy(
            iam.ManagedPolicy.from_aws_managed_policy_name("AmazonDynamoDBFullAccess")
        )
        project_orders.add_event_source(
            event_sources.DynamoEventSource(
                orders,
                starting_position=lambda_.StartingPosition.LATEST,
                batch_size=100,
                report_batch_item_failures=True,
            )
        )

        notify_customer = lambda_.Function(
            self,
            "NotifyCustomer",
            code=lambda_.Code.from_asset("notify"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            memory_size=256,
            timeout=Duration.seconds(10),
        )
        notify_customer.add_to_role_policy(self._send_mail())
        notify_customer.add_event_source(event_sources.SnsEventSource(order_events))

        nightly_report = lambda_.Function(
            self,
            "NightlyReport",
            code=lambda_.Code.from_asset("report"),
            handler="nightly.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            memory_size=256,
            timeout=Duration.seconds(60),
            tracing=lambda_.Tracing.ACTIVE,
            environment={
                "SUMMARIES_TABLE": summaries.table_name,
                "REPORTS_BUCKET": reports.bucket_name,
                "REPORT_ADDRESS": report_address.value_as_string,
            },
        )
        summaries.grant_read_data(nightly_report)
        reports.grant_put(nightly_report)
        nightly_report.add_to_role_policy(
            iam.PolicyStatement(
                actions=["ses:SendEmail"],
                resources=["arn:aws:ses:*:*:identity/orders.example.com"],
            )
        )
        events.Rule(
            self,
            "EveryNight",
            schedule=events.Schedule.expression("cron(0 3 * * ? *)"),
            targets=[targets.LambdaFunction(nightly_report)],
        )

        logs.LogGroup(
            self,
            "NightlyReportLogs",
            log_group_name=f"/aws/lambda/{nightly_report.function_name}",
            retention=logs.RetentionDays.INFINITE,
        )

    def _send_mail(self) -> iam.PolicyStatement:
        return iam.PolicyStatement(
            actions=["ses:SendEmail"],
            resources=[self.format_arn(service="ses", resource="identity", resource_name="orders.example.com")],
        )
