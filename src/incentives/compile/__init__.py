"""The kernel: rules lowered once to functions over whole numbers, for many cases.

In goes the law of a place, out come functions that say what every incentive comes to for the words
of a case, or that only the reference engine can tell. Read `layout` and `filling` (a case as
words), `tree` (what rules become), `lowering` (rules to the tree), `printing` (the tree to text),
`bounded` (what is known of open values), then `kernel`, `reading` (one incentive as it is read),
`sound` (a case straight to words), `settling` (what stands after relations; with `bonds` and
`rising`), and `awaited` (an assessment that tells first what stands, with the reference behind it).
"""
