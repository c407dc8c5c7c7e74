import pytest
from pydantic import ValidationError

from src.message import Push, message_of


def test_names_who_pushed_how_much_and_where():
    push = Push.model_validate({"pusher": {"name": "Mira Tal"}, "repository": {"name": "halm-shop"}, "commits": [{}, {}]})
    assert message_of(push) == "Mira Tal pushed 2 commits to halm-shop"


def test_refuses_a_push_without_a_repository():
    with pytest.raises(ValidationError):
        Push.model_validate({"pusher": {"name": "Mira Tal"}, "commits": []})
