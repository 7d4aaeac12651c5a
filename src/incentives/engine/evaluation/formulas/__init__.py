"""The two forms of every expression: its value alone, and its value with the working.

In come checked expressions; out go functions of a case and a place. Read `making` (values, each
function made once for a library), `kinds` (of each kind of expression), `workings` (the same kinds
with their workings), `memory` (what came out so far),
`keys` (where the same must come out).
"""
