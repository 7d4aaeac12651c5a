"""A determination piece by piece: the one source of totals, budgets and sheets.

Read `given` (what a piece is), `whose` (who has what of parts), `open` (what is not yet sure),
`of_consequence` (what falls away with a charge) and `of_determination`, where all pieces are told.
"""
