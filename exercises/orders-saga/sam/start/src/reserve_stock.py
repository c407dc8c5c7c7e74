import json
import os

import boto3

from stock import reserve

functions = boto3.client("lambda")


def handler(event, context):
    """Takes what was ordered out of the stock, and has it sent."""
    order = event["order"]
    reserve(order)
    answer = functions.invoke(
        FunctionName=os.environ["SHIP_ORDER"],
        InvocationType="RequestResponse",
        Payload=json.dumps({"order": order}),
    )
    if "FunctionError" in answer:
        raise RuntimeError(f"order {order['orderId']} was not shipped")
