import functools
import json
import os

import boto3
import stripe
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent_function

from lib.orders import count_charge
from lib.secrets import secret

logger = Logger()
sns = boto3.client("sns")
persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])


def handler(event, context):
    batch_item_failures = []
    for record in event["Records"]:
        try:
            charge(order=json.loads(record["body"]))
        except Exception:
            logger.exception("charge failed", extra={"messageId": record["messageId"]})
            batch_item_failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": batch_item_failures}


@functools.cache
def payments():
    return stripe.StripeClient(secret(os.environ["PAYMENT_SECRET"]))


@idempotent_function(data_keyword_argument="order", persistence_store=persistence_layer)
def charge(order):
    payments().charges.create(
        {"amount": order["cents"], "currency": "eur", "customer": order["customer"]},
        {"idempotency_key": order["orderId"]},
    )
    count_charge(order["orderId"])
    sns.publish(TopicArn=os.environ["ORDER_EVENTS_TOPIC"], Message=json.dumps(order))
