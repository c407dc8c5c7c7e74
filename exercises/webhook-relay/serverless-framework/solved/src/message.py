from pydantic import BaseModel


class Pusher(BaseModel):
    name: str


class Repository(BaseModel):
    name: str


class Push(BaseModel):
    """What the relay reads of a push."""

    pusher: Pusher
    repository: Repository
    commits: list[object]


def message_of(push: Push) -> str:
    """The line that is written in the chat."""
    return f"{push.pusher.name} pushed {len(push.commits)} commits to {push.repository.name}"
