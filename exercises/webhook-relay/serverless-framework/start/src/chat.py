import os

import requests

# Invented: it opens nothing.
CHAT_TOKEN = "x7Qm2RkT9vLbW4cYz8NdJ5fH"


def say(text: str) -> None:
    """Writes a message to the team's channel."""
    response = requests.post(
        os.environ["CHAT_URL"],
        headers={"Authorization": f"Bearer {CHAT_TOKEN}"},
        json={"channel": "builds", "text": text},
        timeout=2,
    )
    response.raise_for_status()
