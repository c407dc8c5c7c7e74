import json
import os

import boto3

buckets = boto3.client("s3")


def handler(event, context):
    """Adds up what each household used in a day."""
    answer = buckets.get_object(Bucket=os.environ["METERS"], Key="today.json")
    used = {}
    for reading in json.load(answer["Body"]):
        household = reading["household"]
        used[household] = used.get(household, 0) + reading["watts"]
    buckets.put_object(Bucket=os.environ["STATEMENTS"], Key="today.json", Body=json.dumps(used))
