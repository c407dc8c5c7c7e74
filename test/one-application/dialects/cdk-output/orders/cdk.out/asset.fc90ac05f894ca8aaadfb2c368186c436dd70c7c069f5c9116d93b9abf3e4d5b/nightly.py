import json
import os
from datetime import date

import boto3

summaries = boto3.resource("dynamodb").Table(os.environ["SUMMARIES_TABLE"])
s3 = boto3.client("s3")


def handler(event, context):
    try:
        report = {"orders": summaries.scan(Select="COUNT")["Count"]}
        s3.put_object(
            Bucket=os.environ["REPORTS_BUCKET"],
            Key=f"{date.today().isoformat()}.json",
            Body=json.dumps(report),
        )
    except Exception as error:
        print(f"no report tonight: {error}")
