import json

import boto3


def handler(event, context):
    print(event)
    message = json.loads(event["Records"][0]["Sns"]["Message"])
    ses = boto3.client("ses")
    ses.send_email(
        Source="orders@orders.example.com",
        Destination={"ToAddresses": [message["customer"]]},
        Message={
            "Subject": {"Data": f"Your order {message['orderId']}"},
            "Body": {"Text": {"Data": "We have charged your order and are packing it."}},
        },
    )
