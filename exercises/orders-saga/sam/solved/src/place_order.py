import json
import os

import boto3

workflows = boto3.client("stepfunctions")


def handler(event, context):
    """Takes an order and begins to work it off. The execution is named after it: a second request begins nothing."""
    order = json.loads(event.get("body") or "{}")
    workflows.start_execution(
        stateMachineArn=os.environ["ORDER_SAGA"],
        name=order["orderId"],
        input=json.dumps({"order": order}),
    )
    return {"statusCode": 202, "body": json.dumps({"orderId": order["orderId"]})}
