"""An expression and a place to a value, and its working for who looks: the reference semantics.

In come checked expressions, the law and a case; out go values, which may be open, and traces.
Read `situation` (at what), `trace` (what comes out), `evaluator`, `formulas` (how each kind of
expression is worked out), then what it reads through: `reading` (facts and figures), `unsaid`,
`figures` (of the law at a date), `case_rows`; `prior_awards` is the one reader of what was paid
before; `gathering` and `row_index` are forms of their own, and so is `carried`: what rows leave and
later ones use.
`effort` counts what it costs. `dependence` and `consulted` tell on what a value rests; `no_answer`
says what is said where there is none.
"""
