"""A workload for measuring: twelve incentives for one childcare institution of 37 facts.

Invented, and shaped as a town's list of grants, tariffs and exemptions is: no figure here is law.
`vocabulary` and `policies/` are what the library is given; `reference` says the same by itself in
exact fractions; `drawing` makes institutions from a seed, a quarter of them on an edge of a rule.
"""
