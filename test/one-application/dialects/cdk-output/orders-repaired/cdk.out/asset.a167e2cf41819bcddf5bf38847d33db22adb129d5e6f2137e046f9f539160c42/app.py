import json
import os

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent_function

logger = Logger()
ses = boto3.client("ses")
persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])


def handler(event, context):
    for record in event["Records"]:
        notify(message=json.loads(record["Sns"]["Message"]))


@idempotent_function(data_keyword_argument="message", persistence_store=persistence_layer)
def notify(message):
    logger.info("notifying", extra={"orderId": message["orderId"]})
    ses.send_email(
        Source="orders@orders.example.com",
        Destination={"ToAddresses": [message["customer"]]},
        Message={
            "Subject": {"Data": f"Your order {message['orderId']}"},
            "Body": {"Text": {"Data": "We have charged your order and are packing it."}},
        },
    )
