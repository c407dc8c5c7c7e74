import json
import os

import boto3

from mood import score_in

models = boto3.client("sagemaker-runtime")
scores = boto3.resource("dynamodb").Table(os.environ["SCORES_TABLE"])


def handler(event, context):
    """Has each post scored and keeps the score."""
    for record in event["Records"]:
        post = json.loads(record["body"])
        answer = models.invoke_endpoint(
            EndpointName=os.environ["MOOD_ENDPOINT"], ContentType="text/plain", Body=post["text"]
        )
        score = score_in(answer["Body"].read())
        scores.put_item(Item={"shop": post["shop"], "post": post["post"], "score": score})
