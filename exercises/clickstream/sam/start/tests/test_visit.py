from visit import visit_of


def test_counts_two_clicks_of_one_minute_as_one_visit():
    first = visit_of({"visitor": "v-1", "page": "/cakes", "at": "2026-05-02T09:14:07Z"})
    second = visit_of({"visitor": "v-1", "page": "/cakes", "at": "2026-05-02T09:14:55Z"})
    assert first == second
