import json
import os
import uuid

import boto3

from lib.orders import save_order

sqs = boto3.client("sqs")


def handler(event, context):
    body = json.loads(event["body"] or "{}")
    order = {"orderId": str(uuid.uuid4()), "customer": body["customer"], "cents": body["cents"]}
    print("placing order", order["orderId"])
    save_order(order)

    sqs.send_message(QueueUrl=os.environ["PENDING_CHARGES_QUEUE"], MessageBody=json.dumps(order))

    return {"statusCode": 201, "body": json.dumps({"orderId": order["orderId"]})}
