import json
from decimal import Decimal


def score_in(answer):
    """What the model answers, from -1, angry, to 1, glad; none when it cannot tell."""
    glad = json.loads(answer, parse_float=Decimal).get("glad")
    return 2 * glad - 1 if isinstance(glad, int | Decimal) and 0 <= glad <= 1 else None


def mood_of(scores):
    """The mean of what could be scored; 0 where nothing could."""
    scored = [score for score in scores if score is not None]
    return float(sum(scored) / len(scored)) if scored else 0.0
