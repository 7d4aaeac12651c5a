"""Applications begun and changed by the rows of a workbook: by credit code, never past a review.

In come the rows as they were read and what an officer has answered; out goes a plan of each row,
and what became of it. Nothing is filed: what is made is a draft, which goes through its procedure
like any other. Read `overlaying` (what a row changes), `matching` (which application is meant),
`planning`, then `doing`.
"""
