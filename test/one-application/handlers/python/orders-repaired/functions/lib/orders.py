import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])


def find_order(order_id):
    return table.get_item(Key={"orderId": order_id}).get("Item")


def save_order(order):
    table.put_item(Item=order)


def count_charge(order_id):
    table.update_item(
        Key={"orderId": order_id},
        UpdateExpression="ADD charges :one",
        ExpressionAttributeValues={":one": 1},
    )
