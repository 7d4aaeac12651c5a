"""What a figure of the law is on a day, and what its brackets make of a number.

In come the law, a day and keys or a number, known or open; out goes the figure, or what is known of
it. Read `prevailing` (which figure holds), `epochs` (the days between which nothing changes), then
`brackets`; `relieving` has the reliefs of a place.
"""
