import os

import boto3

TABLE = os.environ["ORDERS_TABLE"]


def find_order(order_id):
    table = boto3.resource("dynamodb").Table(TABLE)
    return table.get_item(Key={"orderId": order_id}).get("Item")


def save_order(order):
    table = boto3.resource("dynamodb").Table(TABLE)
    table.put_item(Item=order)


def count_charge(order_id):
    table = boto3.resource("dynamodb").Table(TABLE)
    table.update_item(
        Key={"orderId": order_id},
        UpdateExpression="ADD charges :one",
        ExpressionAttributeValues={":one": 1},
    )
