import json


def answer(evening):
    """What a guest is told: the free tables, and none for an evening nobody has planned."""
    return {"statusCode": 200, "body": json.dumps({"free": evening.get("free", [])})}
