import base64
import json
import logging
import os

import boto3

from visit import visit_of

visits = boto3.resource("dynamodb").Table(os.environ["VISITS_TABLE"])
logger = logging.getLogger()


def handler(event, context):
    """Writes a visit for each click of the shop's pages.

    At the first that fails it stops and says which: what follows comes again with it, in order.
    """
    for record in event["Records"]:
        try:
            click = json.loads(base64.b64decode(record["kinesis"]["data"]))
            visits.put_item(Item=visit_of(click))
            logger.info("visit written")
        except Exception:
            sequence_number = record["kinesis"]["sequenceNumber"]
            logger.exception("click failed", extra={"sequence_number": sequence_number})
            return {"batchItemFailures": [{"itemIdentifier": sequence_number}]}
    return {"batchItemFailures": []}
