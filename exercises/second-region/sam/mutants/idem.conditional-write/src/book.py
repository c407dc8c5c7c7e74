import json
import os

import boto3
from botocore.exceptions import ClientError

bookings = boto3.resource("dynamodb").Table(os.environ["BOOKINGS_TABLE"])


def handler(event, context):
    """Books places on a ferry. The id comes from the traveller's device, so that a second try is the same booking."""
    if event["routeKey"] == "GET /health":
        return {"statusCode": 204}
    wanted = json.loads(event.get("body") or "{}")
    booking = {"bookingId": wanted["bookingId"], "ferry": wanted["ferry"], "places": wanted["places"]}
    try:
        bookings.put_item(Item=booking)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
    return {"statusCode": 201, "body": json.dumps({"bookingId": booking["bookingId"]})}
