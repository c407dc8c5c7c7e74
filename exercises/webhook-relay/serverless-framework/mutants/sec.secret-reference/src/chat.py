import os

import requests


def say(text: str) -> None:
    """Writes a message to the team's channel."""
    response = requests.post(
        os.environ["CHAT_URL"],
        headers={"Authorization": f"Bearer {os.environ['CHAT_TOKEN']}"},
        json={"channel": "builds", "text": text},
        timeout=2,
    )
    response.raise_for_status()
