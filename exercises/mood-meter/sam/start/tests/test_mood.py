from decimal import Decimal

from mood import mood_of, score_in


def test_scores_from_angry_to_glad():
    assert [score_in(f'{{"glad": {glad}}}') for glad in ("0", "0.5", "1")] == [-1, 0, 1]


def test_has_no_score_for_what_the_model_cannot_tell():
    assert [score_in(answer) for answer in ("{}", '{"glad": "very"}', '{"glad": 7}')] == [None, None, None]


def test_takes_the_mean_of_what_has_a_score():
    assert mood_of([Decimal("1"), None, Decimal("-0.5")]) == 0.25
    assert mood_of([]) == 0
