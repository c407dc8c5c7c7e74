import json
import os
from datetime import date

import boto3

tables = boto3.client("dynamodb")
s3 = boto3.client("s3")


def handler(event, context):
    pages = tables.get_paginator("scan").paginate(TableName=os.environ["SUMMARIES_TABLE"], Select="COUNT")
    report = {"orders": sum(page["Count"] for page in pages)}
    s3.put_object(
        Bucket=os.environ["REPORTS_BUCKET"],
        Key=f"{date.today().isoformat()}.json",
        Body=json.dumps(report),
    )
