import json

from src.chat import say


def handler(event, context):
    """Takes the news of a push and hands it to the chat."""
    print("push", json.dumps(event))
    push = json.loads(event.get("body") or "{}")
    say(f"{push['pusher']['name']} pushed {len(push['commits'])} commits to {push['repository']['name']}")
    return {"statusCode": 204}
