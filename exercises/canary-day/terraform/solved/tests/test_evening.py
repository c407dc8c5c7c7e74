import json

from evening import answer


def test_names_the_tables_that_are_free():
    planned = {"evening": "2026-12-31", "free": ["window", "oven"]}
    assert json.loads(answer(planned)["body"]) == {"free": ["window", "oven"]}


def test_has_none_for_an_evening_nobody_planned():
    assert json.loads(answer({})["body"]) == {"free": []}
