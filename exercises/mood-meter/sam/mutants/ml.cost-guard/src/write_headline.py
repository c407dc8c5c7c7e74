import os

import boto3

models = boto3.client("bedrock-runtime")


def handler(event, context):
    """Has a sentence written on the mood of the day."""
    facts = "\n".join(f"{each['shop']}: {each['mood']:.2f}" for each in event["moods"])
    answer = models.converse(
        modelId=os.environ["HEADLINE_MODEL"],
        messages=[{"role": "user", "content": [{"text": f"One sentence on the mood of our shops today.\n{facts}"}]}],
        inferenceConfig={"temperature": 0},
    )
    return {"headline": answer["output"]["message"]["content"][0]["text"]}
