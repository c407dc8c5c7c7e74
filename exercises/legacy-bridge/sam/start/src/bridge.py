import json
import os

import requests

from translate import to_warehouse


def handler(event, context):
    """Hands each order to the warehouse."""
    for record in event["Records"]:
        send(json.loads(record["body"]))


def send(order):
    response = requests.post(
        f"{os.environ['WAREHOUSE_URL']}/auftrag",
        headers={"Authorization": f"Bearer {os.environ['WAREHOUSE_PASSWORD']}", "Idempotency-Key": order["orderId"]},
        json=to_warehouse(order),
    )
    response.raise_for_status()
