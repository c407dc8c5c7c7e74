import os

import requests


def pay(order):
    """Takes the money for an order. The provider does it once for each key. Gives the number of the payment."""
    response = requests.post(
        f"{os.environ['PAYMENTS_URL']}/charges",
        headers={"Idempotency-Key": order["orderId"]},
        json={"reference": order["orderId"], "customer": order["customer"], "cents": order["cents"]},
        timeout=5,
    )
    response.raise_for_status()
    return response.json()["paymentId"]


def refund(order):
    """Gives the money back."""
    response = requests.post(
        f"{os.environ['PAYMENTS_URL']}/refunds",
        headers={"Idempotency-Key": f"refund {order['orderId']}"},
        json={"reference": order["orderId"]},
        timeout=5,
    )
    response.raise_for_status()
