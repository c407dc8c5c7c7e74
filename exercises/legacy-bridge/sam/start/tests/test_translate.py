from src.translate import to_warehouse


def test_an_order_has_the_fields_the_warehouse_reads_from_its_cards():
    order = {"orderId": "G-1041", "pieces": [{"article": "rose-17", "count": 2}, {"article": "iris-3", "count": 1}]}
    assert to_warehouse(order) == {
        "AUFTRNR": "G-1041",
        "POSITION": [
            {"POSNR": 1, "ARTNR": "rose-17", "MENGE": 2},
            {"POSNR": 2, "ARTNR": "iris-3", "MENGE": 1},
        ],
    }
