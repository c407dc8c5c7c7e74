import json
import os

import requests
from aws_lambda_powertools.utilities import parameters

from translate import to_warehouse


def handler(event, context):
    """Hands each order to the warehouse."""
    for record in event["Records"]:
        send(json.loads(record["body"]))


def send(order):
    password = parameters.get_secret(os.environ["WAREHOUSE_SECRET"], max_age=300)
    response = requests.post(
        f"{os.environ['WAREHOUSE_URL']}/auftrag",
        headers={"Authorization": f"Bearer {password}", "Idempotency-Key": order["orderId"]},
        json=to_warehouse(order),
        timeout=5,
    )
    response.raise_for_status()
