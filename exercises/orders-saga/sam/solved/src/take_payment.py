from payment import pay, refund


def handler(event, context):
    """Takes the money for an order, or gives it back."""
    order = event["order"]
    if event.get("undo"):
        return refund(order)
    return {"paymentId": pay(order)}
