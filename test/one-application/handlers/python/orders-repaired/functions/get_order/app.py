import json

from lib.orders import find_order


def handler(event, context):
    order = find_order(event["pathParameters"]["orderId"])
    if order is None:
        return {"statusCode": 404, "body": "{}"}
    return {"statusCode": 200, "body": json.dumps(order, default=str)}
