import json
import logging
import os

import boto3

from mood import score_in

models = boto3.client("sagemaker-runtime")
scores = boto3.resource("dynamodb").Table(os.environ["SCORES_TABLE"])
logger = logging.getLogger()

THIRTY_DAYS = 30 * 24 * 60 * 60


def handler(event, context):
    """Has each post scored and keeps the score. Posts that fail come again; the others do not."""
    failed = []
    for record in event["Records"]:
        try:
            keep_score(json.loads(record["body"]))
        except Exception:
            logger.exception("post failed", extra={"message_id": record["messageId"]})
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def keep_score(post):
    answer = models.invoke_endpoint(
        EndpointName=os.environ["MOOD_ENDPOINT"], ContentType="text/plain", Body=post["text"]
    )
    score = score_in(answer["Body"].read())
    expires = post["at"] + THIRTY_DAYS
    scores.put_item(Item={"shop": post["shop"], "post": post["post"], "score": score, "expires": expires})
