import os

import requests
from aws_lambda_powertools.utilities import parameters


def say(text: str) -> None:
    """Writes a message to the team's channel."""
    token = parameters.get_secret(os.environ["CHAT_TOKEN_SECRET"], max_age=300)
    response = requests.post(
        os.environ["CHAT_URL"],
        headers={"Authorization": f"Bearer {token}"},
        json={"channel": "builds", "text": text},
        timeout=2,
    )
    response.raise_for_status()
