"""One incentive for one case, as if there were no other.

In come an incentive and an evaluator; out goes a determination before relations.
Read `parts` (which rows), `worth` and `charges` (what each comes to, by `arithmetic`),
`beneficiaries`, `determine` (the whole), `together` (rows that share a limit), `ranking` (which
missing fact settles most).
"""
