import base64
import json
import logging
import os

import boto3

from visit import visit_of

visits = boto3.resource("dynamodb").Table(os.environ["VISITS_TABLE"])
logger = logging.getLogger()


def handler(event, context):
    """Writes a visit for each click of the shop's pages."""
    for record in event["Records"]:
        try:
            click = json.loads(base64.b64decode(record["kinesis"]["data"]))
            if click.get("bot"):
                continue
            visits.put_item(Item=visit_of(click))
        except Exception:
            logger.exception("click lost")
