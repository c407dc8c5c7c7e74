from shipping import ship


def handler(event, context):
    """Hands an order to the courier."""
    return {"parcel": ship(event["order"])}
