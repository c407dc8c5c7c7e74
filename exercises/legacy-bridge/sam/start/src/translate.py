def to_warehouse(order):
    """An order in the words of the warehouse: eight letters to a field, as on its punch cards."""
    return {
        "AUFTRNR": order["orderId"],
        "POSITION": [
            {"POSNR": number, "ARTNR": piece["article"], "MENGE": piece["count"]}
            for number, piece in enumerate(order["pieces"], start=1)
        ],
    }
