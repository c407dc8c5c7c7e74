import json
import os

import boto3
import stripe

from lib.orders import count_charge

sns = boto3.client("sns")


def handler(event, context):
    payments = stripe.StripeClient(os.environ["PAYMENT_KEY"])

    for record in event["Records"]:
        order = json.loads(record["body"])
        try:
            payments.charges.create(
                {"amount": order["cents"], "currency": "eur", "customer": order["customer"]},
            )
            count_charge(order["orderId"])
            sns.publish(TopicArn=os.environ["ORDER_EVENTS_TOPIC"], Message=record["body"])
        except Exception as error:
            print("charge failed", order["orderId"], error)
