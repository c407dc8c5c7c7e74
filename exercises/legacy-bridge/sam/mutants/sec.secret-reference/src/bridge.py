import json
import os

import boto3
import requests
from pybreaker import CircuitBreaker

from translate import to_warehouse

secrets = boto3.client("secretsmanager")

# After a few failures the warehouse is left alone for a while; orders wait on the queue meanwhile.
warehouse = CircuitBreaker(fail_max=3, reset_timeout=30)


def handler(event, context):
    """Hands each order to the warehouse."""
    for record in event["Records"]:
        send(json.loads(record["body"]))


@warehouse
def send(order):
    password = secrets.get_secret_value(SecretId=os.environ["WAREHOUSE_SECRET"])["SecretString"]
    response = requests.post(
        f"{os.environ['WAREHOUSE_URL']}/auftrag",
        headers={"Authorization": f"Bearer {password}", "Idempotency-Key": order["orderId"]},
        json=to_warehouse(order),
        timeout=5,
    )
    response.raise_for_status()
