from circuitbreaker import circuit

from shipping import ship


def handler(event, context):
    """Hands an order to the courier."""
    return {"parcel": send(event["order"])}


@circuit(failure_threshold=5, recovery_timeout=30)
def send(order):
    """After five failures in a row the courier is left alone for half a minute."""
    return ship(order)
