from stock import release, reserve


def handler(event, context):
    """Takes what was ordered out of the stock, or puts it back."""
    order = event["order"]
    if event.get("undo"):
        release(order)
    else:
        reserve(order)
