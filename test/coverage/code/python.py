import os
import sys
import time

import boto3
import requests
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import idempotent

from jsonschema import validate

from lib.audit import audit

logger = Logger()
client = boto3.client("dynamodb")
api_token = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i"
table = os.environ["ORDERS_TABLE"]
region = os.environ.get("ORDERS_REGION", "eu-west-1")
kept = None
last_order = None


@idempotent(persistence_store=None)
def handler(event, context):
    batch_item_failures = []
    print(event)
    logger.info("orders", extra={"count": len(event["Records"])})
    for record in event["Records"]:
        try:
            save(record["body"])
        except Exception:
            batch_item_failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": batch_item_failures}


def first(event, context):
    global last_order
    last_order = event["Records"][0]["body"]
    os.system("convert " + event["Records"][0]["body"])
    audit(event["Records"][0]["messageId"])
    boto3.client("dynamodb").put_item(TableName="orders", Item={})
    later()


async def later():
    await audit("later")


def save(order):
    global kept
    if kept is None:
        kept = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table, Item={"id": {"S": order}}, ReturnValues="NONE")
    except Exception:
        print(len(api_token))
    try:
        kept.put_item(TableName=os.environ["ORDERS_TABLE"], Item={})
    except Exception:
        # serverless-coach-ignore error-swallowed-in-event-handler: shown only
        raise


def give_up():
    time.sleep(0.5)
    requests.get("https://orders.example")
    requests.get("https://orders.example", timeout=5)
    with open("/tmp/orders.json", "w") as copy:
        copy.write(last_order)
    os.remove("/tmp/orders.json")
    sys.exit(1)


def stored(key):
    return storage.get_object(Bucket="orders", Key=key)


def settings():
    return dict(os.environ)


@durable_execution
def durable(event, context):
    context.step(lambda _: event, name=f"due {time.time()}")


def checked(order, context):
    if context.get_remaining_time_in_millis() > 1000:
        validate(instance=order, schema={"type": "object"})


def refuse():
    raise ValueError("refused")
