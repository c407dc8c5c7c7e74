import os

import boto3

dynamodb = boto3.resource("dynamodb")
summaries = dynamodb.Table(os.environ["SUMMARIES_TABLE"])


def handler(event, context):
    batch_item_failures = []
    for record in event["Records"]:
        try:
            order = record["dynamodb"]["NewImage"]
            summaries.put_item(Item={"id": order["orderId"]["S"], "customer": order["customer"]["S"]})
        except Exception as error:
            print(f"order not projected: {error}")
            batch_item_failures.append({"itemIdentifier": record["dynamodb"]["SequenceNumber"]})
    return {"batchItemFailures": batch_item_failures}
