from collections import defaultdict


def report_of(sales):
    """A line for each shop, the one that sold most first."""
    sums = defaultdict(int)
    for sale in sales:
        sums[sale["shop"]] += sale["cents"]
    most_first = sorted(sums.items(), key=lambda each: each[1], reverse=True)
    return "\n".join(f"{shop}: {cents / 100:.2f}" for shop, cents in most_first)
