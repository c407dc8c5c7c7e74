import hashlib
import hmac
import json
import logging
import os
from types import SimpleNamespace

from aws_lambda_powertools.utilities import parameters

from src.chat import say
from src.message import message_of

logger = logging.getLogger()


def handler(event, context):
    """Takes the news of a push, when the repository signed it, and hands it to the chat."""
    body = event.get("body") or ""
    if not is_signed(body, event["headers"].get("x-push-signature", "")):
        logger.warning("push rejected", extra={"requestId": event["requestContext"]["requestId"]})
        return {"statusCode": 401}
    push = json.loads(body, object_hook=lambda fields: SimpleNamespace(**fields))
    if not hasattr(push, "pusher") or not hasattr(push, "repository"):
        return {"statusCode": 400}
    say(message_of(push))
    logger.info("push relayed", extra={"repository": push.repository.name})
    return {"statusCode": 204}


def is_signed(body: str, signature: str) -> bool:
    """The signature is over the bytes that came, not over what they were parsed to."""
    key = parameters.get_secret(os.environ["PUSH_KEY_SECRET"], max_age=300)
    expected = hmac.new(key.encode(), body.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode())
