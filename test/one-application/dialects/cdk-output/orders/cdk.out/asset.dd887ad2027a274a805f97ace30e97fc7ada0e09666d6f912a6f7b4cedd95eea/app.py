import os

import boto3

dynamodb = boto3.resource("dynamodb")
summaries = dynamodb.Table(os.environ["SUMMARIES_TABLE"])


def handler(event, context):
    for record in event["Records"]:
        order = record["dynamodb"]["NewImage"]
        summaries.put_item(Item={"id": order["orderId"]["S"], "customer": order["customer"]["S"]})
