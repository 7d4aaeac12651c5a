"""What the rows of one incentive share: a limit within which the best paid of them count.

In come its parts, each by itself; out they go as the others leave them, with what they come to
together. Read `best_paid` after `claims`.
"""
