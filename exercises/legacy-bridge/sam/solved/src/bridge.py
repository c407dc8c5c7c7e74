import json
import os

import requests
from aws_lambda_powertools.utilities import parameters
from pybreaker import CircuitBreaker

from translate import to_warehouse

# After a few failures the warehouse is left alone for a while; orders wait on the queue meanwhile.
warehouse = CircuitBreaker(fail_max=3, reset_timeout=30)


def handler(event, context):
    """Hands each order to the warehouse."""
    for record in event["Records"]:
        send(json.loads(record["body"]))


@warehouse
def send(order):
    password = parameters.get_secret(os.environ["WAREHOUSE_SECRET"], max_age=300)
    response = requests.post(
        f"{os.environ['WAREHOUSE_URL']}/auftrag",
        headers={"Authorization": f"Bearer {password}", "Idempotency-Key": order["orderId"]},
        json=to_warehouse(order),
        timeout=5,
    )
    response.raise_for_status()
