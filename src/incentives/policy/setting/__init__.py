"""What instruments set of the law of others: figures, by rules as well.

In come the figures of a parameter in the order in which they prevail; out goes which rule holds.
Read `by_rules`.
"""
