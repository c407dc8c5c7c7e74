from src.report import report_of


def test_adds_up_what_each_shop_sold():
    sales = [
        {"shop": "Altona", "article": "rye", "cents": 450},
        {"shop": "Wedding", "article": "tart", "cents": 3800},
        {"shop": "Altona", "article": "roll", "cents": 60},
    ]
    assert report_of(sales) == "Wedding: 38.00\nAltona: 5.10"
