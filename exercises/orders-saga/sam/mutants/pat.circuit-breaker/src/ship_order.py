from requests import RequestException

from shipping import ship


def handler(event, context):
    """Hands an order to the courier; a second time, when the first fails."""
    try:
        return {"parcel": ship(event["order"])}
    except RequestException:
        return {"parcel": ship(event["order"])}
