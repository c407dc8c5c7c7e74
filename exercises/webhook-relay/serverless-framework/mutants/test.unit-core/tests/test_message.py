import json
from pathlib import Path


def test_the_sample_event_is_a_push():
    event = json.loads(Path("events/push.json").read_text())
    assert event["routeKey"] == "POST /push"
