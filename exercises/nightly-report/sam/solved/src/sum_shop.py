import os
from datetime import datetime, timedelta

import boto3
from boto3.dynamodb.conditions import Key

sales = boto3.resource("dynamodb").Table(os.environ["SALES_TABLE"])


def handler(event, context):
    """What one shop sold on the day before the given moment, as one sale."""
    until = datetime.fromisoformat(event["day"])
    sold = Key("shop").eq(event["shop"]) & Key("soldAt").between(moment(until - timedelta(days=1)), moment(until))
    cents = 0
    page = sales.query(KeyConditionExpression=sold)
    while True:
        cents += sum(int(sale["cents"]) for sale in page["Items"])
        if "LastEvaluatedKey" not in page:
            return {"shop": event["shop"], "article": "all", "cents": cents}
        page = sales.query(KeyConditionExpression=sold, ExclusiveStartKey=page["LastEvaluatedKey"])


def moment(at: datetime) -> str:
    """As the tills write it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
