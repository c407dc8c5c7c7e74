import json
import os

import boto3

buckets = boto3.client("s3")


def handler(event, context):
    """Looks whether the meters have sent anything, and adds up what each household used in a day."""
    sent = buckets.list_objects_v2(Bucket=os.environ["METERS"], MaxKeys=1)
    if sent["KeyCount"] == 0:
        return
    answer = buckets.get_object(Bucket=os.environ["METERS"], Key="today.json")
    used = {}
    for reading in json.load(answer["Body"]):
        household = reading["household"]
        used[household] = used.get(household, 0) + reading["watts"]
    buckets.put_object(Bucket=os.environ["STATEMENTS"], Key="today.json", Body=json.dumps(used))
