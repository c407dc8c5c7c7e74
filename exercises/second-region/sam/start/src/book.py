import json
import uuid

import boto3

bookings = boto3.resource("dynamodb", region_name="eu-central-1").Table("bookings")


def handler(event, context):
    """Books places on a ferry."""
    if event["routeKey"] == "GET /health":
        return {"statusCode": 204}
    wanted = json.loads(event.get("body") or "{}")
    booking_id = f"{wanted['ferry']}-{uuid.uuid4()}"
    bookings.put_item(Item={"bookingId": booking_id, "ferry": wanted["ferry"], "places": wanted["places"]})
    return {"statusCode": 201, "body": json.dumps({"bookingId": booking_id})}
