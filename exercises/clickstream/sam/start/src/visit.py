def visit_of(click):
    """What is kept of a click: who, where, when, to the minute."""
    return {"visitor": click["visitor"], "seen": f"{click['at'][:16]} {click['page']}"}
