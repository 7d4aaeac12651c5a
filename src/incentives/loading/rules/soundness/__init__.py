"""What is proven of rules together, once each is read.

In come the rules, relations and figures; out goes nothing but faults: a circle of rules, a figure
that nobody reads, a share beyond the whole, a floor above its cap. Read `rules`, `circles` (with
`apart`), `relations`, `shares` and `bounds`; `ranges` says between which bounds a number of the law
lies.
"""
