from aws_cdk import Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as cloudwatch_actions
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_lambda_nodejs as nodejs
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

# What all functions in TypeScript have in common.
SHARED = {
    "runtime": lambda_.Runtime.NODEJS_24_X,
    "memory_size": 256,
    "tracing": lambda_.Tracing.ACTIVE,
    "logging_format": lambda_.LoggingFormat.JSON,
}


class OrdersStack(Stack):
    """Orders: taken by an API, charged from a queue, projected from a stream."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        orders = dynamodb.Table(
            self,
            "OrdersTable",
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            partition_key=dynamodb.Attribute(name="orderId", type=dynamodb.AttributeType.STRING),
            stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True,
            ),
        )
        summaries = dynamodb.Table(
            self,
            "OrderSummaries",
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True,
            ),
        )
        # What was done already, so that an event that comes twice has its effect once.
        idempotency_records = dynamodb.Table(
            self,
            "IdempotencyRecords",
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            time_to_live_attribute="expiration",
        )

        # One message for each order that is still to be charged.
        dead_letters = sqs.Queue(self, "PendingChargesDeadLetters", retention_period=Duration.days(14))
        pending_charges = sqs.Queue(
            self,
            "PendingCharges",
            visibility_timeout=Duration.seconds(180),
            dead_letter_queue=sqs.DeadLetterQueue(queue=dead_letters, max_receive_count=5),
        )
        # Events of streams, topics and schedules that failed for good.
        failures = sqs.Queue(self, "Failures", retention_period=Duration.days(14))

        # Where people hear of what failed for good.
        alarms = sns.Topic(self, "Alarms")
        for alarm_id, queue in {"PendingChargesDeadLettersAlarm": dead_letters, "FailuresAlarm": failures}.items():
            cloudwatch.Alarm(
                self,
                alarm_id,
                metric=queue.metric_approximate_number_of_messages_visible(),
                threshold=1,
                evaluation_periods=1,
            ).add_alarm_action(cloudwatch_actions.SnsAction(alarms))

        order_events = sns.Topic(self, "OrderEvents")
        reports = s3.Bucket(self, "Reports")
        payment_secret = secretsmanager.Secret(self, "PaymentSecret", description="Key of the payment provider")
        supplier_secret = secretsmanager.Secret(self, "SupplierSecret", description="Token for the supplier's API")

        place_order = nodejs.NodejsFunction(
            self,
            "PlaceOrder",
            **SHARED,
            entry="functions/place-order/app.ts",
            timeout=Duration.seconds(10),
            log_group=self._log_group("PlaceOrderLogs"),
            environment={
                "ORDERS_TABLE": orders.table_name,
                "PENDING_CHARGES_QUEUE": pending_charges.queue_url,
            },
        )
        orders.grant_write_data(place_order)
        pending_charges.grant_send_messages(place_order)

        get_order = nodejs.NodejsFunction(
            self,
            "GetOrder",
            **SHARED,
            entry="functions/get-order/app.ts",
            timeout=Duration.seconds(10),
            log_group=self._log_group("GetOrderLogs"),
            environment={
                "ORDERS_TABLE": orders.table_name,
            },
        )
        orders.grant_read_data(get_order)

        api = apigateway.RestApi(
            self,
            "Api",
            deploy_options=apigateway.StageOptions(
                stage_name="live",
                tracing_enabled=True,
                throttling_rate_limit=100,
                throttling_burst_limit=50,
                access_log_destination=apigateway.LogGroupLogDestination(self._log_group("ApiAccessLogs")),
                access_log_format=apigateway.AccessLogFormat.json_with_standard_fields(),
            ),
            default_method_options=apigateway.MethodOptions(authorization_type=apigateway.AuthorizationType.IAM),
        )
        orders_path = api.root.add_resource("orders")
        orders_path.add_method("POST", apigateway.LambdaIntegration(place_order))
        orders_path.add_resource("{orderId}").add_method("GET", apigateway.LambdaIntegration(get_order))

        charge_order = nodejs.NodejsFunction(
            self,
            "ChargeOrder",
            **SHARED,
            entry="functions/charge-order/app.ts",
            timeout=Duration.seconds(30),
            log_group=self._log_group("ChargeOrderLogs"),
            environment={
                "ORDERS_TABLE": orders.table_name,
                "IDEMPOTENCY_TABLE": idempotency_records.table_name,
                "PAYMENT_SECRET": payment_secret.secret_arn,
                "ORDER_EVENTS_TOPIC": order_events.topic_arn,
            },
        )
        orders.grant_write_data(charge_order)
        idempotency_records.grant_read_write_data(charge_order)
        payment_secret.grant_read(charge_order)
        order_events.grant_publish(charge_order)
        charge_order.add_event_source(
            event_sources.SqsEventSource(pending_charges, batch_size=10, report_batch_item_failures=True)
        )

        supplier_webhook = nodejs.NodejsFunction(
            self,
            "SupplierWebhook",
            **SHARED,
            entry="functions/supplier-webhook/app.ts",
            timeout=Duration.seconds(10),
            log_group=self._log_group("SupplierWebhookLogs"),
            environment={
                "ORDERS_TABLE": orders.table_name,
                "SUPPLIER_SECRET": supplier_secret.secret_arn,
            },
        )
        orders.grant_read_data(supplier_webhook)
        supplier_secret.grant_read(supplier_webhook)
        supplier_webhook.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM)

        project_orders = lambda_.Function(
            self,
            "ProjectOrders",
            code=lambda_.Code.from_asset("projection"),
            handler="app.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            memory_size=256,
            timeout=Duration.seconds(30),
            tracing=lambda_.Tracing.ACTIVE,
            logging_format=lambda_.LoggingFormat.JSON,
            log_group=self._log_group("ProjectOrdersLogs"),
            environment={
                "SUMMARIES_TABLE": summaries.table_name,
            },
        )
        summaries.grant_write_data(project_orders)
        project_orders.add_event_source(
            event_sources.DynamoEventSource(
                orders,
                starting_position=lambda_.StartingPosition.LATEST,
                batch_size=100,
                retry_attempts=5,
                bisect_batch_on_error=True,
                report_batch_item_failures=True,
                on_failure=event_sources.SqsDlq(failures),
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
            tracing=lambda_.Tracing.ACTIVE,
            logging_format=lambda_.LoggingFormat.JSON,
            log_group=self._log_group("NotifyCustomerLogs"),
            on_failure=destinations.SqsDestination(failures),
            environment={
                "IDEMPOTENCY_TABLE": idempotency_records.table_name,
            },
        )
        idempotency_records.grant_read_write_data(notify_customer)
        notify_customer.add_to_role_policy(self._send_mail())
        notify_customer.add_event_source(event_sources.SnsEventSource(order_events, dead_letter_queue=failures))

        nightly_report = lambda_.Function(
            self,
            "NightlyReport",
            code=lambda_.Code.from_asset("report"),
            handler="nightly.handler",
            runtime=lambda_.Runtime.PYTHON_3_13,
            memory_size=256,
            timeout=Duration.seconds(60),
            tracing=lambda_.Tracing.ACTIVE,
            logging_format=lambda_.LoggingFormat.JSON,
            log_group=self._log_group("NightlyReportLogs"),
            on_failure=destinations.SqsDestination(failures),
            environment={
                "SUMMARIES_TABLE": summaries.table_name,
                "REPORTS_BUCKET": reports.bucket_name,
            },
        )
        summaries.grant_read_data(nightly_report)
        reports.grant_put(nightly_report)
        events.Rule(
            self,
            "EveryNight",
            schedule=events.Schedule.expression("cron(0 3 * * ? *)"),
            targets=[targets.LambdaFunction(nightly_report)],
        )

    def _log_group(self, construct_id: str) -> logs.LogGroup:
        return logs.LogGroup(self, construct_id, retention=logs.RetentionDays.ONE_MONTH)

    def _send_mail(self) -> iam.PolicyStatement:
        return iam.PolicyStatement(
            actions=["ses:SendEmail"],
            resources=[self.format_arn(service="ses", resource="identity", resource_name="orders.example.com")],
        )
