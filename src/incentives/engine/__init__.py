"""The engine: policy and case to determinations; plain, exact, three-valued, explaining.

It writes no sentences.
In come the law of a place (`policy`) and a case (`facts`); out go `findings`, which are values.
Read upwards: `evaluation` (an expression to a value), `findings` (what can be said),
`determination` (one incentive by itself), `relations` and `payment` (what incentives do to each
other, and how they are paid), `assessment` (all of them together), `comparison` (two of those side
by side).
"""
