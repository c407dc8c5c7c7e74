import os

import boto3

from evening import answer

tables = boto3.resource("dynamodb").Table(os.environ["TABLES"])


def handler(event, context):
    """Says which tables are free in an evening."""
    evening = (event.get("queryStringParameters") or {}).get("evening", "")
    return answer(tables.get_item(Key={"evening": evening}).get("Item", {}))
