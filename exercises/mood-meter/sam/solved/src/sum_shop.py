import os

import boto3
from boto3.dynamodb.conditions import Key

from mood import mood_of

scores = boto3.resource("dynamodb").Table(os.environ["SCORES_TABLE"])


def handler(event, context):
    """The mood of one shop."""
    pages = scores.meta.client.get_paginator("query").paginate(
        TableName=scores.name, KeyConditionExpression=Key("shop").eq(event["shop"])
    )
    found = [item.get("score") for page in pages for item in page["Items"]]
    return {"shop": event["shop"], "mood": mood_of(found)}
