import os

import boto3

stock = boto3.resource("dynamodb").Table(os.environ["STOCK_TABLE"])


def reserve(order):
    """Takes pieces out of the stock, once for each order."""
    stock.update_item(
        Key={"article": order["article"]},
        UpdateExpression="SET pieces = pieces - :pieces, reserved.#order = :pieces",
        ConditionExpression="attribute_not_exists(reserved.#order) AND pieces >= :pieces",
        ExpressionAttributeNames={"#order": order["orderId"]},
        ExpressionAttributeValues={":pieces": order["pieces"]},
    )


def release(order):
    """Puts back what was reserved for an order. Where nothing was, nothing is to be done."""
    try:
        stock.update_item(
            Key={"article": order["article"]},
            UpdateExpression="SET pieces = pieces + :pieces REMOVE reserved.#order",
            ConditionExpression="attribute_exists(reserved.#order)",
            ExpressionAttributeNames={"#order": order["orderId"]},
            ExpressionAttributeValues={":pieces": order["pieces"]},
        )
    except stock.meta.client.exceptions.ConditionalCheckFailedException:
        return
