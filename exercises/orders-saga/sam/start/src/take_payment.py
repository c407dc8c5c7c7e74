import json
import os

import boto3

from payment import pay

functions = boto3.client("lambda")


def handler(event, context):
    """Takes an order: pays, and has the stock reserved and the parcel sent."""
    order = json.loads(event.get("body") or "{}")
    payment_id = pay(order)
    answer = functions.invoke(
        FunctionName=os.environ["RESERVE_STOCK"],
        InvocationType="RequestResponse",
        Payload=json.dumps({"order": order}),
    )
    if "FunctionError" in answer:
        return {"statusCode": 502, "body": json.dumps({"message": "try again later"})}
    return {"statusCode": 201, "body": json.dumps({"orderId": order["orderId"], "paymentId": payment_id})}
