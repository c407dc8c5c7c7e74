import hashlib
import hmac
import logging
import os

from pydantic import ValidationError

from src.chat import say
from src.message import Push, message_of

logger = logging.getLogger()


def handler(event, context):
    """Takes the news of a push, when the repository signed it, and hands it to the chat."""
    body = event.get("body") or ""
    if not is_signed(body, event["headers"].get("x-push-signature", "")):
        logger.warning("push rejected", extra={"requestId": event["requestContext"]["requestId"]})
        return {"statusCode": 401}
    try:
        push = Push.model_validate_json(body)
    except ValidationError:
        return {"statusCode": 400}
    say(message_of(push))
    logger.info("push relayed", extra={"repository": push.repository.name})
    return {"statusCode": 204}


def is_signed(body: str, signature: str) -> bool:
    """The signature is over the bytes that came, not over what they were parsed to."""
    expected = hmac.new(os.environ["PUSH_KEY"].encode(), body.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode())
