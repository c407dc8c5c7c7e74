import os

import boto3
from aws_lambda_powertools import Logger

logger = Logger()
dynamodb = boto3.resource("dynamodb")
summaries = dynamodb.Table(os.environ["SUMMARIES_TABLE"])


def handler(event, context):
    batch_item_failures = []
    for record in event["Records"]:
        try:
            order = record["dynamodb"]["NewImage"]
            summaries.put_item(Item={"id": order["orderId"]["S"], "customer": order["customer"]["S"]})
        except Exception:
            logger.exception("order not projected")
            batch_item_failures.append({"itemIdentifier": record["dynamodb"]["SequenceNumber"]})
    return {"batchItemFailures": batch_item_failures}
