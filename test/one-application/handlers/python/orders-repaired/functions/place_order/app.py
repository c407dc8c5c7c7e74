import json
import os
import uuid

import boto3
from aws_lambda_powertools import Logger

from lib.orders import save_order

logger = Logger()
sqs = boto3.client("sqs")


def handler(event, context):
    body = json.loads(event["body"] or "{}")
    order = {"orderId": str(uuid.uuid4()), "customer": body["customer"], "cents": body["cents"]}
    logger.info("placing order", extra={"orderId": order["orderId"]})
    save_order(order)

    sqs.send_message(QueueUrl=os.environ["PENDING_CHARGES_QUEUE"], MessageBody=json.dumps(order))

    return {"statusCode": 201, "body": json.dumps({"orderId": order["orderId"]})}
