import os

import requests


def ship(order):
    """Asks the courier to fetch a parcel. Gives the parcel's number."""
    response = requests.post(
        f"{os.environ['COURIER_URL']}/parcels",
        headers={"Idempotency-Key": order["orderId"]},
        json={"reference": order["orderId"], "customer": order["customer"]},
        timeout=5,
    )
    response.raise_for_status()
    return response.json()["parcel"]
