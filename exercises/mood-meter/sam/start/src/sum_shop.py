import os

import boto3
from boto3.dynamodb.conditions import Key

from mood import mood_of

scores = boto3.resource("dynamodb").Table(os.environ["SCORES_TABLE"])


def handler(event, context):
    """The mood of one shop."""
    found = scores.query(KeyConditionExpression=Key("shop").eq(event["shop"]))
    return {"shop": event["shop"], "mood": mood_of([item.get("score") for item in found["Items"]])}
